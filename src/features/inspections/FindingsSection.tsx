import { createMemo, For, Show } from "solid-js";
import type { CheckResult } from "../../core/checklists/evaluate.ts";
import { stateWord } from "../../lib/flow.ts";
import { Badge } from "../../ui/Badge.tsx";
import { Button } from "../../ui/Button.tsx";
import { plusIcon } from "../../ui/icons.ts";
import type { RaisedFinding } from "./documents.ts";
import type { Unsent } from "./outbox-link.ts";
import { Section } from "./Section.tsx";
import { words } from "./strings.ts";
import css from "./inspections.module.css";

interface Shown {
  readonly key: string;
  readonly title: string;
  readonly description: string;
  readonly isByCheck: boolean;
  readonly state: string | null;
}

/** What was found: by the cross-checks of this device, by everybody as the server knows it, and what waits here. */
export function FindingsSection(props: {
  results: readonly CheckResult[];
  findings: readonly RaisedFinding[];
  unsent: Unsent["findings"];
  onRecord: () => void;
}) {
  const shown = createMemo(() => findingsToShow(props.results, props.findings, props.unsent));
  return (
    <Section title={words("findings.title")} aside={words("findings.count", { n: shown().length })}>
      <div class={css["item"]}>
        <Show when={shown().length > 0} fallback={<p class={css["quiet"]}>{words("findings.none")}</p>}>
          <ul class={css["findings"]} aria-label={words("findings.title")}>
            <For each={shown()}>
              {(finding) => (
                <li>
                  <div class={css["line"]}>
                    <strong>{finding.title}</strong>
                    <Show when={finding.isByCheck}>
                      <Badge tone="warn">{words("findings.by_check")}</Badge>
                    </Show>
                    <Show
                      when={finding.state}
                      fallback={<Badge tone="warn">{words("findings.unsent")}</Badge>}
                    >
                      {(state) => <Badge>{stateWord("finding", state())}</Badge>}
                    </Show>
                  </div>
                  <p>{finding.description}</p>
                </li>
              )}
            </For>
          </ul>
        </Show>
        <div class={css["itemActions"]}>
          <Button icon={plusIcon} onClick={() => props.onRecord()}>
            {words("findings.record")}
          </Button>
        </div>
      </div>
    </Section>
  );
}

/** Each finding once: what a check says here stands for the server's copy of it. */
function findingsToShow(
  results: readonly CheckResult[],
  findings: readonly RaisedFinding[],
  unsent: Unsent["findings"],
): Shown[] {
  const byCheck = results.flatMap((result): Shown[] => {
    if (result.status !== "raised") return [];
    const known = findings.find(({ check_code }) => check_code === result.code);
    return [
      {
        key: `check ${result.code}`,
        title: result.title,
        description: result.text,
        isByCheck: true,
        state: known?.state ?? null,
      },
    ];
  });
  const evaluated = new Set(results.filter(({ status }) => status !== "open").map(({ code }) => code));
  const served = findings
    .filter(({ state, check_code }) => state !== "withdrawn" && !(check_code && evaluated.has(check_code)))
    .map(({ id, title, description, source, state }): Shown => ({
      key: id,
      title,
      description,
      isByCheck: source === "check",
      state,
    }));
  const waiting = unsent
    .filter(({ id }) => !findings.some((finding) => finding.id === id))
    .map(({ id, title, description }): Shown => ({
      key: id,
      title,
      description,
      isByCheck: false,
      state: null,
    }));
  return [...byCheck, ...served, ...waiting];
}
