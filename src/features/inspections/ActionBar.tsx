import { useQueryClient } from "@tanstack/solid-query";
import { createSignal, For, Show } from "solid-js";
import { addDays } from "../../core/calendar/day.ts";
import { newCommandId } from "../../lib/commands.ts";
import { today } from "../../lib/clock.ts";
import { actionWord } from "../../lib/flow.ts";
import { t } from "../../lib/i18n.ts";
import { createSaving } from "../../lib/saving.ts";
import { Button, LinkButton } from "../../ui/Button.tsx";
import { Stack } from "../../ui/Card.tsx";
import { Dialog } from "../../ui/Dialog.tsx";
import { ErrorNote } from "../../ui/ErrorNote.tsx";
import { DateField, TextArea } from "../../ui/TextField.tsx";
import { moveInspection, prolongInspection, renewInspections } from "./data.ts";
import { detail as words } from "./detail-strings.ts";
import type { InspectionDetail } from "./listed.ts";
import { words as common } from "./strings.ts";

interface Step {
  readonly action: string;
  readonly needsNote: boolean;
}

/** What may be done now, as the database answers it. Members begin and hand in on the checklist itself. */
export function ActionBar(props: { inspection: InspectionDetail }) {
  const [step, setStep] = createSignal<Step>();
  const isGoing = () => ["scheduled", "in_progress"].includes(props.inspection.state);
  const goesByList = () => props.inspection.is_member && isGoing() && props.inspection.checklist !== null;
  const actions = () =>
    props.inspection.actions.filter(
      ({ action }) => !(goesByList() && (action === "start" || action === "submit")),
    );
  return (
    <>
      <Show when={props.inspection.may_prolong}>
        <Button onClick={() => setStep({ action: "prolong", needsNote: true })}>{words("prolong")}</Button>
      </Show>
      <For each={actions()}>
        {({ action, needs_note }) => (
          <Button
            kind={action === "close" || action === "submit" ? "primary" : "secondary"}
            onClick={() => setStep({ action, needsNote: needs_note })}
          >
            {actionWord(action)}
          </Button>
        )}
      </For>
      <Show when={goesByList()}>
        <LinkButton kind="primary" href={`/inspections/${props.inspection.id}/checklist`}>
          {props.inspection.answers.length > 0 ? common("mine.go_on") : common("mine.begin")}
        </LinkButton>
      </Show>
      <Show when={step()} keyed>
        {(chosen) => (
          <StepDialog inspection={props.inspection} step={chosen} onClose={() => setStep(undefined)} />
        )}
      </Show>
    </>
  );
}

function StepDialog(props: { inspection: InspectionDetail; step: Step; onClose: () => void }) {
  const client = useQueryClient();
  const [note, setNote] = createSignal("");
  const [endsOn, setEndsOn] = createSignal("");
  const [isTried, setTried] = createSignal(false);
  const { isBusy, error, follow } = createSaving();
  const id = newCommandId();
  const isProlonging = () => props.step.action === "prolong";
  const firstDay = () => {
    const next = addDays(props.inspection.ends_on, 1);
    return next > today() ? next : today();
  };
  const isComplete = () =>
    (!props.step.needsNote || note().trim() !== "") && (!isProlonging() || endsOn() >= firstDay());
  const go = async () => {
    setTried(true);
    if (!isComplete()) return;
    await (isProlonging()
      ? prolongInspection(props.inspection.id, endsOn(), note(), id)
      : moveInspection(props.inspection.id, props.step.action, note(), id));
    await renewInspections(client);
    props.onClose();
  };
  const title = () => (isProlonging() ? words("prolong") : actionWord(props.step.action));
  return (
    <Dialog
      open
      title={title()}
      onClose={() => props.onClose()}
      actions={
        <>
          <Button onClick={() => props.onClose()}>{t("action.cancel")}</Button>
          <Button kind="primary" busy={isBusy()} onClick={() => void follow(go())}>
            {words("confirm", { action: title() })}
          </Button>
        </>
      }
    >
      <Stack>
        <p>{words.maybe(`step.${props.step.action}`) ?? ""}</p>
        <Show when={isProlonging()}>
          <DateField
            label={words("ends_on")}
            required
            min={firstDay()}
            value={endsOn()}
            error={isTried() && endsOn() < firstDay() ? words("ends_on_later") : undefined}
            onInput={setEndsOn}
          />
        </Show>
        <TextArea
          label={words("note")}
          required={props.step.needsNote}
          value={note()}
          maxLength={2000}
          error={
            isTried() && props.step.needsNote && note().trim() === "" ? common("finding.required") : undefined
          }
          onInput={setNote}
        />
        <Show when={error()}>{(thrown) => <ErrorNote error={thrown()} />}</Show>
      </Stack>
    </Dialog>
  );
}
