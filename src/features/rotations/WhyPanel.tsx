import { formatClauses, formatList } from "../../lib/format.ts";
import { createMemo, createSignal, For, Show } from "solid-js";
import { type BuiltRotation, rowsOf, visitsOf } from "../../core/rotation/planning/build-instance.ts";
import type { PlanningData } from "../../core/rotation/planning/plan.schema.ts";
import { explainVisit, explainWhyNot, type WhyNot } from "../../core/rotation/explain.ts";
import type { Visit } from "../../core/rotation/rotation.schema.ts";
import { Button } from "../../ui/Button.tsx";
import { Section } from "../../ui/Card.tsx";
import { OptionPicker } from "../../ui/OptionPicker.tsx";
import { type Arrangement, exchange, type Placed } from "./arrangement.ts";
import { namesIn } from "./ChecksCard.tsx";
import type { PlanRecord } from "./data.ts";
import { words } from "./strings.ts";
import { kilometres, violationWords } from "./words.ts";
import css from "./rotations.module.css";

const SHOWN = 2;

/** Why this team comes to this target in this round, what each other team would meet with, and the exchange by hand. */
export function WhyPanel(props: {
  record: PlanRecord;
  visit: Placed;
  arrangement: Arrangement;
  built: BuiltRotation;
  data: PlanningData | null;
  isEditable: boolean;
  onChange: (next: Arrangement) => void;
}) {
  const [asked, setAsked] = createSignal("");
  const names = createMemo(() => namesIn(props.record));
  const visits = createMemo(() => visitsOf(props.built, props.arrangement.visits));
  const here = createMemo(() => visitsOf(props.built, [props.visit])[0]);
  const why = createMemo(() => {
    const visit = here();
    return visit && explainVisit(props.built.instance, visits(), visit);
  });
  const teamName = (index: number) => names().team(props.built.teams[index]!.id);
  const facts = createMemo(() => {
    const known = why();
    if (!known) return [];
    return [
      ...(known.decided === "lock" ? [words("rot.why.locked")] : []),
      ...(known.decided === "frozen" ? [words("rot.why.frozen")] : []),
      words("rot.why.rules"),
      known.rank === 1
        ? words("rot.why.nearest", { km: kilometres(known.travel), of: known.allowedTeams })
        : words("rot.why.rank", { km: kilometres(known.travel), rank: known.rank, of: known.allowedTeams }),
      ...(known.rank > 1 ? [words("rot.why.whole")] : []),
      ...(known.softTies.length > 0 ? [words("rot.why.soft")] : []),
    ];
  });
  const verdictOf = (index: number): WhyNot | undefined => {
    const visit = here();
    return visit && explainWhyNot(props.built.instance, visits(), [index, visit[1], visit[2]]);
  };
  const apply = (before: readonly Visit[], after: readonly Visit[]) =>
    props.onChange(
      exchange(
        props.arrangement,
        rowsOf(props.built, before),
        rowsOf(props.built, after),
        props.record.assignments,
      ),
    );
  const replaceBy = (index: number) => {
    const visit = here();
    if (visit) apply([visit], [[index, visit[1], visit[2]]]);
  };
  const askedIndex = () => props.built.teams.findIndex(({ id }) => id === asked());
  return (
    <>
      <Section title={words("rot.why")}>
        <ul class={css["why"]}>
          <For each={facts()}>{(fact) => <li>{fact}</li>}</For>
        </ul>
      </Section>
      <Section title={words("rot.why_not")}>
        <OptionPicker
          label={words("rot.why_not.team")}
          options={props.record.teams
            .filter(({ id }) => id !== props.visit.team_id)
            .map(({ id, name }) => ({ value: id, label: name }))}
          value={asked()}
          onChange={setAsked}
        />
        <Show when={asked() !== "" && askedIndex() >= 0}>
          <Verdict
            {...props}
            index={askedIndex()}
            name={teamName(askedIndex())}
            verdict={verdictOf(askedIndex())}
            onApply={apply}
            onReplace={() => replaceBy(askedIndex())}
          />
        </Show>
        <Show when={asked() === "" && why()}>
          {(known) => (
            <ul class={css["others"]}>
              <For each={known().alternatives}>
                {(other) => (
                  <li>
                    <Verdict
                      {...props}
                      index={other.team}
                      name={teamName(other.team)}
                      verdict={other.verdict}
                      onApply={apply}
                      onReplace={() => replaceBy(other.team)}
                    />
                  </li>
                )}
              </For>
            </ul>
          )}
        </Show>
      </Section>
    </>
  );
}

/** One other team: possible at what cost, or by which rule not; with the exchange where there is one. */
function Verdict(props: {
  record: PlanRecord;
  built: BuiltRotation;
  data: PlanningData | null;
  isEditable: boolean;
  index: number;
  name: string;
  verdict: WhyNot | undefined;
  onApply: (before: readonly Visit[], after: readonly Visit[]) => void;
  onReplace: () => void;
}) {
  const possible = () => (props.verdict?.status === "possible" ? props.verdict : undefined);
  const conflict = () => (props.verdict?.status === "conflict" ? props.verdict : undefined);
  const obstacles = () => {
    const verdict = props.verdict;
    return verdict && "obstacles" in verdict ? verdict.obstacles : [];
  };
  /** The first two say enough; the others are of the same kind as a rule. */
  const told = () => {
    const sentences = obstacles().map((violation) =>
      violationWords(violation, props.built, namesIn(props.record)),
    );
    const more = sentences.length > SHOWN ? [words("rot.checks.more", { n: sentences.length - SHOWN })] : [];
    return formatClauses([...sentences.slice(0, SHOWN), ...more]);
  };
  const holders = () =>
    obstacles().flatMap((violation) => {
      if (violation.rule !== "hard-tie" || violation.kind === "excluded") return [];
      const held = props.built.tieHolders.get(`${violation.visit[0]},${violation.visit[1]}`) ?? [];
      return held
        .filter(({ grade }) => grade === "hard")
        .map(({ officer_id }) => props.data?.officers.find(({ id }) => id === officer_id)?.name ?? "");
    });
  return (
    <>
      <span>
        <strong>{props.name}</strong>{" "}
        <Show when={possible()}>
          {(found) =>
            words(found().before.length > 1 ? "rot.verdict.swap" : "rot.verdict.possible", {
              km: `${found().extra >= 0 ? "+" : "−"}${kilometres(Math.abs(found().extra))}`,
            })
          }
        </Show>
        <span class={css["muted"]}>{told()}</span>
        <Show when={holders().length > 0}>
          <span class={css["muted"]}>
            {" "}
            {words("rot.tie_of", { names: formatList([...new Set(holders())]) })}
          </span>
        </Show>
      </span>
      <Show when={props.isEditable}>
        <Show when={possible()}>
          {(found) => (
            <Button onClick={() => props.onApply(found().before, found().after)}>{words("rot.swap")}</Button>
          )}
        </Show>
        <Show when={conflict()}>
          <Button kind="quiet" onClick={() => props.onReplace()}>
            {words("rot.swap_anyway")}
          </Button>
        </Show>
      </Show>
    </>
  );
}
