import { Show } from "solid-js";
import { progressOf } from "../../core/checklists/progress.ts";
import { answersByCode, newestOf } from "../../core/checklists/run.ts";
import { formatShortDayRange } from "../../lib/format.ts";
import { today } from "../../lib/clock.ts";
import { stateWord } from "../../lib/flow.ts";
import { ownStorage } from "../../lib/own-storage.ts";
import { signedIn } from "../../lib/session.ts";
import { Badge } from "../../ui/Badge.tsx";
import { LinkButton } from "../../ui/Button.tsx";
import { DeadlineBadge } from "../../ui/DeadlineBadge.tsx";
import { type Checklist, type Inspection, targetOf } from "./documents.ts";
import type { Unsent } from "./outbox-link.ts";
import { words } from "./strings.ts";
import { keptCopy } from "./working-copy.ts";
import css from "./inspections.module.css";

/** One of my inspections: where, until when, how far, and the way into its list. */
export function MyInspection(props: {
  inspection: Inspection;
  checklist: Checklist | undefined;
  unsent: Unsent;
}) {
  const isActive = () =>
    props.inspection.is_open &&
    !props.unsent.isSubmitting &&
    (props.inspection.state === "scheduled" || props.inspection.state === "in_progress");
  const progress = () => progressHere(props.inspection, props.checklist);
  return (
    <li class={css["withAction"]}>
      <div>
        <div class={css["line"]}>
          <Show when={props.inspection.is_open} fallback={<strong>{props.inspection.name}</strong>}>
            <a href={`/inspections/${props.inspection.id}`}>{props.inspection.name}</a>
          </Show>
          <Badge>{words(`kind.${props.inspection.kind}`)}</Badge>
          <Show
            when={isActive()}
            fallback={<StateBadge inspection={props.inspection} unsent={props.unsent} />}
          >
            <DeadlineBadge dueOn={props.inspection.ends_on} today={today()} />
          </Show>
        </div>
        <div class={css["meta"]}>
          <span>{targetOf(props.inspection)}</span>
          <span>{formatShortDayRange(props.inspection.starts_on, props.inspection.ends_on)}</span>
          <Show when={props.inspection.round}>{(n) => <span>{words("round", { n: n() })}</span>}</Show>
          <Show when={isActive() && progress()}>
            {(far) => <span>{words("run.done_of", { done: far().done, total: far().total })}</span>}
          </Show>
          <Show when={props.unsent.waiting > 0}>
            <span>{words("run.waiting", { n: props.unsent.waiting })}</span>
          </Show>
          <Show when={props.unsent.refused > 0}>
            <a class={css["danger"]} href="/outbox">
              {words("run.refused", { n: props.unsent.refused })}
            </a>
          </Show>
        </div>
      </div>
      <Show when={isActive() && props.checklist}>
        <LinkButton kind="primary" href={`/inspections/${props.inspection.id}/checklist`}>
          {(progress()?.done ?? 0) > 0 ? words("mine.go_on") : words("mine.begin")}
        </LinkButton>
      </Show>
    </li>
  );
}

function StateBadge(props: { inspection: Inspection; unsent: Unsent }) {
  return (
    <Badge tone={props.unsent.isSubmitting ? "warn" : "neutral"}>
      {props.unsent.isSubmitting ? words("over.waiting") : stateWord("inspection", props.inspection.state)}
    </Badge>
  );
}

/** With what lies on this device and no command carries yet. */
function progressHere(inspection: Inspection, checklist: Checklist | undefined) {
  if (!checklist) return undefined;
  const copy = keptCopy(ownStorage(signedIn().user.id), inspection.id);
  const served = Object.fromEntries(
    inspection.answers.map(({ item_id, value, note, at }) => [item_id, { value, note: note ?? "", at }]),
  );
  const rechecked = inspection.earlier.filter(({ outcome }) => outcome).map(({ id }) => id);
  return progressOf(
    checklist.items,
    answersByCode(checklist.items, newestOf(served, copy.answers)),
    inspection.earlier,
    new Set([...rechecked, ...Object.keys(copy.rechecks)]),
  );
}
