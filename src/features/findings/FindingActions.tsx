import { createSignal, For, Show } from "solid-js";
import type { FindingAction, FindingDetail } from "../../core/findings/finding.schema.ts";
import { isRunning } from "../../core/findings/kinds.ts";
import { actionWord } from "../../lib/flow.ts";
import { hasRole, signedIn } from "../../lib/session.ts";
import { Button } from "../../ui/Button.tsx";
import { editIcon } from "../../ui/icons.ts";
import { isOnline } from "../../ui/online.ts";
import { ActionDialog } from "./ActionDialog.tsx";
import { CorrectDialog } from "./CorrectDialog.tsx";
import { ReportDialog } from "./ReportDialog.tsx";
import { words } from "./strings.ts";
import css from "./findings.module.css";

/** Steps that end something; they stand last and look so. */
const GRAVE = ["withdraw", "escalate"];
/** Reported by a form of its own, which also works without a network. */
const REPORTING = ["begin_rectification", "report_done"];

/** Buttons for what the database says this person may do now. */
export function FindingActions(props: { detail: FindingDetail; isReportWaiting: boolean }) {
  const [action, setAction] = createSignal<FindingAction>();
  const [isReporting, setReporting] = createSignal(false);
  const [isCorrecting, setCorrecting] = createSignal(false);
  const finding = () => props.detail.finding;
  const others = () => props.detail.actions.filter(({ action: name }) => name !== "report_done");
  // Without an answer of the server a correction can still be reported; it decides when the report arrives.
  const mayReport = () =>
    !props.isReportWaiting &&
    (props.detail.actions.some(({ action: name }) => REPORTING.includes(name)) ||
      (!isOnline() && isRunning(finding().state) && !signedIn().seeingAs && hasRole("township_officer")));
  const mayCorrect = () =>
    ["found", "confirmed_on_site", "reopened"].includes(finding().state) &&
    props.detail.actions.some(({ action: name }) => name === "issue");
  return (
    <Show when={others().length > 0 || mayReport()} fallback={<NetworkNote />}>
      <div class={`${css["actions"]} ${css["noPrint"]}`} role="group" aria-label={words("page.actions")}>
        <Show when={mayReport()}>
          <Button kind="primary" onClick={() => setReporting(true)}>
            {words("page.report")}
          </Button>
        </Show>
        <For each={others()}>
          {(one, index) => (
            <Button kind={kindOf(one.action, index() === 0 && !mayReport())} onClick={() => setAction(one)}>
              {actionWord(one.action)}
            </Button>
          )}
        </For>
        <Show when={mayCorrect()}>
          <Button icon={editIcon} onClick={() => setCorrecting(true)}>
            {words("page.edit")}
          </Button>
        </Show>
      </div>
      <Show when={action()}>
        {(chosen) => (
          <ActionDialog detail={props.detail} action={chosen()} onClose={() => setAction(undefined)} />
        )}
      </Show>
      <Show when={isReporting()}>
        <ReportDialog finding={finding()} onClose={() => setReporting(false)} />
      </Show>
      <Show when={isCorrecting()}>
        <CorrectDialog finding={finding()} onClose={() => setCorrecting(false)} />
      </Show>
    </Show>
  );
}

const kindOf = (action: string, isMain: boolean): "primary" | "secondary" | "quiet" => {
  if (GRAVE.includes(action)) return "quiet";
  return isMain ? "primary" : "secondary";
};

function NetworkNote() {
  return (
    <Show when={!isOnline()}>
      <p class={css["quiet"]}>{words("page.act_needs_network")}</p>
    </Show>
  );
}
