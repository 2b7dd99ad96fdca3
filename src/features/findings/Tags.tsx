import { Show } from "solid-js";
import type { Finding } from "../../core/findings/finding.schema.ts";
import { isRunning, type Severity } from "../../core/findings/kinds.ts";
import { today } from "../../lib/clock.ts";
import { stateWord } from "../../lib/flow.ts";
import { Badge, StatusTag } from "../../ui/Badge.tsx";
import { DeadlineBadge } from "../../ui/DeadlineBadge.tsx";
import { words } from "./strings.ts";

const STATE_TONES = {
  found: "warn",
  confirmed_on_site: "warn",
  issued: "info",
  in_rectification: "info",
  reported_done: "warn",
  verified: "info",
  closed_out: "ok",
  look_back_due: "warn",
  look_back_passed: "ok",
  reopened: "danger",
  escalated_to_clue: "neutral",
  withdrawn: "neutral",
} as const;

export function StateTag(props: { state: Finding["state"] }) {
  return <StatusTag tone={STATE_TONES[props.state]}>{stateWord("finding", props.state)}</StatusTag>;
}

const SEVERITY_TONES = { minor: "neutral", general: "neutral", serious: "danger", clue: "danger" } as const;

export function SeverityBadge(props: { severity: Severity }) {
  return <Badge tone={SEVERITY_TONES[props.severity]}>{words(`severity.${props.severity}`)}</Badge>;
}

/** Days left while the limit runs; before and after there is none to watch. */
export function DueTag(props: { finding: Pick<Finding, "state" | "due_on" | "due_provisional"> }) {
  const due = () => (isRunning(props.finding.state) ? props.finding.due_on : null);
  return (
    <Show when={due()}>
      {(day) => <DeadlineBadge dueOn={day()} today={today()} provisional={props.finding.due_provisional} />}
    </Show>
  );
}
