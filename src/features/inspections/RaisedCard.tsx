import { For, Show } from "solid-js";
import { stateWord } from "../../lib/flow.ts";
import { Badge } from "../../ui/Badge.tsx";
import { Card } from "../../ui/Card.tsx";
import { detail as words } from "./detail-strings.ts";
import type { InspectionDetail } from "./listed.ts";
import { SEVERITY_TONES } from "./severity.ts";
import { words as common } from "./strings.ts";
import css from "./inspections.module.css";

/** What was found, as far as the reader may know of it. */
export function RaisedCard(props: { inspection: InspectionDetail }) {
  return (
    <Card title={common("findings.title")} aside={common("findings.count", { n: props.inspection.findings })}>
      <Show
        when={props.inspection.raised.length > 0}
        fallback={<p class={css["quiet"]}>{words("none_found")}</p>}
      >
        <ul class={css["findings"]} aria-label={common("findings.title")}>
          <For each={props.inspection.raised}>
            {(finding) => (
              <li>
                <div class={css["line"]}>
                  <a href={`/findings/${finding.id}`}>{finding.title}</a>
                  <Badge tone={SEVERITY_TONES[finding.severity]}>
                    {common(`severity.${finding.severity}`)}
                  </Badge>
                  <Badge>{stateWord("finding", finding.state)}</Badge>
                  <Show when={finding.source === "check"}>
                    <Badge>{common("findings.by_check")}</Badge>
                  </Show>
                </div>
                <p>{finding.description}</p>
              </li>
            )}
          </For>
        </ul>
      </Show>
    </Card>
  );
}
