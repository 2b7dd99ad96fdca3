import { For, Show } from "solid-js";
import type { ProposalOutcome } from "../../core/rotation/planning/rotation-request.schema.ts";
import { Note } from "../../ui/Note.tsx";
import { words } from "./strings.ts";
import { conflictRules, conflictWords, gapWords, type PlanNames, unevenWords, wayOutWords } from "./words.ts";

const rulesHead = ({ is_minimal, rules }: ProposalOutcome["conflicts"][number]) => {
  if (!is_minimal) return "rot.conflict.rules_part";
  return rules.length === 1 ? "rot.conflict.rule_one" : "rot.conflict.rules";
};

/** Why there is no plan, with names, and what to relax; or which targets still miss a visit. */
export function OutcomeNote(props: {
  outcome: ProposalOutcome;
  teams: readonly { id: string; name: string }[];
  targets: readonly { id: string; name: string }[];
}) {
  const nameIn = (list: readonly { id: string; name: string }[], id: string) =>
    list.find((entry) => entry.id === id)?.name ?? "";
  const names: PlanNames = {
    team: (id) => nameIn(props.teams, id),
    target: (id) => nameIn(props.targets, id),
  };
  const effect = () => props.outcome.ways_out[0]?.effect ?? "none";
  const unevenLines = () => unevenWords(props.outcome.uneven);
  return (
    <>
      <Show when={props.outcome.status === "infeasible"}>
        <Note tone="danger" live title={words("rot.infeasible")}>
          <ul>
            <For each={props.outcome.conflicts}>
              {(conflict) => (
                <li>
                  {conflictWords(conflict, names)}
                  <Show when={conflict.rules.length > 0}>
                    <p>{words(rulesHead(conflict))}</p>
                    <ul>
                      <For each={conflictRules(conflict, names)}>{(line) => <li>{line}</li>}</For>
                    </ul>
                  </Show>
                </li>
              )}
            </For>
          </ul>
          <p>{words(`rot.relax_${effect()}`)}</p>
          <Show when={props.outcome.ways_out.length > 0}>
            <ul>
              <For each={props.outcome.ways_out}>{(way) => <li>{wayOutWords(way, names)}</li>}</For>
            </ul>
          </Show>
        </Note>
      </Show>
      <Show when={props.outcome.missing.length > 0}>
        <Note tone="warn" title={words("rot.gaps", { n: props.outcome.missing.length })}>
          <ul>
            <For each={props.outcome.missing}>{(gap) => <li>{gapWords(gap, names)}</li>}</For>
          </ul>
        </Note>
      </Show>
      <Show when={unevenLines().length > 0}>
        <Note tone="warn" title={words("rot.uneven")}>
          <ul>
            <For each={unevenLines()}>{(line) => <li>{line}</li>}</For>
          </ul>
        </Note>
      </Show>
    </>
  );
}
