import { For, Show } from "solid-js";
import { RECHECK_OUTCOMES, type RecheckOutcome } from "../../core/checklists/progress.ts";
import type { KeptRecheck } from "../../core/checklists/run.ts";
import { stateWord } from "../../lib/flow.ts";
import { formatBeside, formatDay } from "../../lib/format.ts";
import { Badge } from "../../ui/Badge.tsx";
import { RadioGroup } from "../../ui/ChoiceGroup.tsx";
import { TextArea } from "../../ui/TextField.tsx";
import type { EarlierFinding } from "./documents.ts";
import { Section } from "./Section.tsx";
import { SEVERITY_TONES } from "./severity.ts";
import { words } from "./strings.ts";
import { VagueHint } from "./VagueHint.tsx";
import css from "./inspections.module.css";

/** Open findings of the last two rounds, on the list without anybody adding them. */
export function EarlierFindings(props: {
  findings: readonly EarlierFinding[];
  rechecks: Readonly<Record<string, KeptRecheck>>;
  onRecheck: (findingId: string, outcome: RecheckOutcome, note: string) => void;
  onCommit: () => void;
}) {
  const done = () => props.findings.filter(({ id }) => props.rechecks[id]).length;
  return (
    <Section
      title={words("earlier.title")}
      aside={words("run.section_done", { done: done(), total: props.findings.length })}
    >
      <For each={props.findings}>
        {(finding) => (
          <div class={css["item"]}>
            <div class={css["finding"]}>
              <div class={css["line"]}>
                <strong>{finding.title}</strong>
                <Badge tone={SEVERITY_TONES[finding.severity]}>{words(`severity.${finding.severity}`)}</Badge>
                <Badge>{stateWord("finding", finding.state)}</Badge>
              </div>
              <p>{finding.description}</p>
              <p class={css["quiet"]}>
                {formatBeside(
                  finding.round === null ? "" : words("earlier.round", { n: finding.round }),
                  words("earlier.found_on", { day: formatDay(finding.found_on) }),
                  finding.due_on ? words("earlier.due_on", { day: formatDay(finding.due_on) }) : "",
                )}
              </p>
            </div>
            <RadioGroup
              id={`earlier-${finding.id}`}
              label={words("earlier.question", { title: finding.title })}
              hideLabel
              required
              look="chips"
              options={RECHECK_OUTCOMES.map((value) => ({ value, label: words(`outcome.${value}`) }))}
              value={props.rechecks[finding.id]?.outcome ?? ""}
              onChange={(outcome) => {
                props.onRecheck(finding.id, outcome, props.rechecks[finding.id]?.note ?? "");
                props.onCommit();
              }}
            />
            <Show when={props.rechecks[finding.id]}>
              {(recheck) => (
                <>
                  <TextArea
                    label={words("earlier.note")}
                    rows={2}
                    value={recheck().note}
                    onInput={(note) => props.onRecheck(finding.id, recheck().outcome, note)}
                    onChange={() => props.onCommit()}
                  />
                  <VagueHint text={recheck().note} />
                </>
              )}
            </Show>
          </div>
        )}
      </For>
    </Section>
  );
}
