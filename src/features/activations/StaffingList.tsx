import { createMemo, createSignal, For, Show } from "solid-js";
import type { SkillGap } from "../../core/staffing/skill-gaps.ts";
import type { Assessment, StaffingProposal } from "../../core/staffing/staffing.schema.ts";
import { formatBeside } from "../../lib/format.ts";
import { Note } from "../../ui/Note.tsx";
import { SearchBox } from "../../ui/SearchBox.tsx";
import type { NamedPoolOfficer } from "./data.ts";
import { gapWords, reasonsOf, shortfallWords } from "./staffing-words.ts";
import { words } from "./strings.ts";
import css from "./activations.module.css";

/** More are found by their name. */
const SHOWN = 30;

interface Judged {
  officer: NamedPoolOfficer;
  assessment: Assessment;
}

const byName = new Intl.Collator("zh-CN");

/** Who has what was asked for stands first; within that by name, for people are not ranked. */
const skillsBrought = ({ assessment }: Judged): number => {
  if (assessment.verdict === "excluded") return 0;
  const brought = assessment.remarks.find((remark) => remark.code === "brings_skills");
  return brought?.code === "brings_skills" ? brought.skills.length : 0;
};

/** The proposed people, the others who can be asked, and who cannot, each with reasons. Never a mark or a place. */
export function StaffingList(props: {
  proposal: StaffingProposal;
  gaps: readonly SkillGap[];
  officers: readonly NamedPoolOfficer[];
  chosen: ReadonlySet<string>;
  onChoose: (chosen: ReadonlySet<string>) => void;
}) {
  const [text, setText] = createSignal("");
  const judged = createMemo((): Judged[] => {
    const byId = new Map(props.officers.map((officer) => [officer.id, officer]));
    const all = props.proposal.assessments.flatMap((assessment) => {
      const officer = byId.get(assessment.id);
      return officer ? [{ officer, assessment }] : [];
    });
    return all.sort(
      (a, b) => skillsBrought(b) - skillsBrought(a) || byName.compare(a.officer.name, b.officer.name),
    );
  });
  const isFound = ({ officer }: Judged) =>
    `${officer.name} ${officer.organ_name} ${officer.skills.join(" ")}`.includes(text().trim());
  // Who is ticked stays in sight, whatever is searched for next.
  const isShown = (one: Judged) => props.chosen.has(one.officer.id) || isFound(one);
  const of = (verdict: Assessment["verdict"]) =>
    judged().filter((one) => one.assessment.verdict === verdict && (verdict === "chosen" || isShown(one)));
  const others = () =>
    of("possible").filter(({ officer }, place) => place < SHOWN || props.chosen.has(officer.id));
  const own = () => of("excluded").filter(isOwn);
  const excluded = () => of("excluded").filter((one) => !isOwn(one));
  const toggle = (id: string) => {
    const next = new Set(props.chosen);
    if (!next.delete(id)) next.add(id);
    props.onChoose(next);
  };
  return (
    <div class={css["form"]}>
      <Outcome proposal={props.proposal} gaps={props.gaps} />
      <Group title={words("staff.chosen")} people={of("chosen")} chosen={props.chosen} onToggle={toggle} />
      <SearchBox label={words("staff.search")} value={text()} onSearch={setText} />
      <Group title={words("staff.others")} people={others()} chosen={props.chosen} onToggle={toggle} />
      <Group title={words("staff.own")} people={own()} chosen={props.chosen} onToggle={toggle} />
      <Show when={excluded().length > 0}>
        <details class={css["more"]}>
          <summary>
            {formatBeside(words("staff.excluded"), words("staff.show_excluded", { n: excluded().length }))}
          </summary>
          <Group title="" people={excluded().slice(0, SHOWN)} chosen={props.chosen} />
        </details>
      </Show>
    </div>
  );
}

/** Of the organ that asks, and nothing else against him: not proposed, because he is lent to nobody, but he may be of the team. */
const isOwn = ({ assessment }: Judged): boolean =>
  assessment.verdict === "excluded" && assessment.obstacles.every(({ code }) => code === "own_organ");

function Outcome(props: { proposal: StaffingProposal; gaps: readonly SkillGap[] }) {
  const short = () => (props.proposal.status === "infeasible" ? props.proposal.shortfalls : []);
  const count = () => (props.proposal.status === "proposed" ? props.proposal.team.length : 0);
  const title = () => {
    if (short().length > 0) return words("staff.infeasible");
    if (count() > 0) return words("staff.proposed", { n: count() });
    return words(props.gaps.length > 0 ? "staff.enough_but" : "staff.enough");
  };
  const lines = () => [...short().map(shortfallWords), ...props.gaps.map(gapWords)];
  return (
    <Note tone={lines().length > 0 ? "warn" : "info"} live title={title()}>
      <Show when={lines().length > 0}>
        <ul>
          <For each={lines()}>{(line) => <li>{line}</li>}</For>
        </ul>
      </Show>
      <Show when={short().length === 0}>
        <p>{words(count() === 0 ? "staff.enough_words" : "staff.proposed_words")}</p>
      </Show>
    </Note>
  );
}

function Group(props: {
  title: string;
  people: readonly Judged[];
  chosen: ReadonlySet<string>;
  /** Left out where nobody can be asked. */
  onToggle?: (id: string) => void;
}) {
  return (
    <Show when={props.people.length > 0}>
      <section>
        <Show when={props.title}>
          <h3 class={css["groupTitle"]}>{props.title}</h3>
        </Show>
        <ul class={css["people"]}>
          <For each={props.people}>
            {({ officer, assessment }) => (
              <li>
                <label class={css["person"]}>
                  <Show when={props.onToggle}>
                    {(toggle) => (
                      <input
                        type="checkbox"
                        checked={props.chosen.has(officer.id)}
                        onChange={() => toggle()(officer.id)}
                      />
                    )}
                  </Show>
                  <span class={css["who"]}>
                    <span class={css["line"]}>
                      <strong>{officer.name}</strong>
                      <span class={css["muted"]}>{formatBeside(officer.organ_name, officer.post)}</span>
                    </span>
                    <span class={css["reasons"]}>
                      <For each={reasonsOf(assessment)}>
                        {(reason) => <span data-against={reason.isAgainst || undefined}>{reason.text}</span>}
                      </For>
                    </span>
                  </span>
                </label>
              </li>
            )}
          </For>
        </ul>
      </section>
    </Show>
  );
}
