import { useMutation, useQuery, useQueryClient } from "@tanstack/solid-query";
import { createSignal, Show } from "solid-js";
import type { FindingAction, FindingDetail } from "../../core/findings/finding.schema.ts";
import { NOTICE_KINDS, type NoticeKind } from "../../core/findings/kinds.ts";
import { today } from "../../lib/clock.ts";
import { actionWord } from "../../lib/flow.ts";
import { formatDayWithWeekday } from "../../lib/format.ts";
import { t } from "../../lib/i18n.ts";
import { Button } from "../../ui/Button.tsx";
import { RadioGroup } from "../../ui/ChoiceGroup.tsx";
import { Dialog } from "../../ui/Dialog.tsx";
import { ErrorNote } from "../../ui/ErrorNote.tsx";
import { Note } from "../../ui/Note.tsx";
import { TextArea, TextField } from "../../ui/TextField.tsx";
import { toast } from "../../ui/toasts.ts";
import { actOnFinding, dueQuery, renewFindings } from "./data.ts";
import { words } from "./strings.ts";
import { VagueHint } from "./VagueHint.tsx";
import css from "./findings.module.css";

/** What a step asks for besides its note. */
const FORMS: Partial<Record<string, readonly ("kind" | "days" | "requirements" | "owner" | "answer")[]>> = {
  issue: ["kind", "days", "requirements"],
  extend: ["days"],
  begin_rectification: ["owner"],
  confirm_on_site: ["answer"],
};
/** Steps without a note worth writing. */
const SILENT = ["issue", "begin_rectification", "confirm_on_site", "close_out"];

const HINTS: Partial<Record<string, Parameters<typeof words>[0]>> = {
  issue: "dialog.issue_hint",
  verify: "dialog.verify_hint",
  return: "dialog.return_hint",
  reopen: "dialog.reopen_hint",
  escalate: "dialog.escalate_hint",
  withdraw: "dialog.withdraw_hint",
  close_out: "dialog.close_hint",
  urge: "dialog.urge_hint",
  extend: "dialog.extend_hint",
  begin_rectification: "dialog.begin_hint",
  confirm_on_site: "dialog.confirm_hint",
};

/** One step of the life cycle with what it needs; the database checks it again. */
export function ActionDialog(props: { detail: FindingDetail; action: FindingAction; onClose: () => void }) {
  const client = useQueryClient();
  const finding = () => props.detail.finding;
  const name = () => props.action.action;
  const asks = (part: "kind" | "days" | "requirements" | "owner" | "answer") =>
    FORMS[name()]?.includes(part) ?? false;
  const [kind, setKind] = createSignal<NoticeKind>("rectification_notice");
  // eslint-disable-next-line solid/reactivity -- only where the dialog opens
  const [days, setDays] = createSignal(String(props.detail.finding.default_limit_days));
  const [text, setText] = createSignal("");
  const [note, setNote] = createSignal("");
  const [isTried, setTried] = createSignal(false);
  const limitDays = () => (/^\d{1,3}$/.test(days().trim()) ? Number(days()) : 0);
  const isDaysWrong = () => asks("days") && (limitDays() < 1 || limitDays() > 250);
  const isNoteMissing = () => props.action.needs_note && note().trim() === "";
  const acting = useMutation(() => ({
    mutationFn: actOnFinding,
    onSuccess: async () => {
      toast(words("dialog.acted"));
      props.onClose();
      await renewFindings(client);
    },
  }));
  const submit = () => {
    setTried(true);
    if (isDaysWrong() || isNoteMissing()) return;
    const data = {
      ...(asks("kind") && { kind: kind() }),
      ...(asks("days") && { limit_days: limitDays() }),
      ...(text().trim() && asks("requirements") && { requirements: text().trim() }),
      ...(text().trim() && asks("owner") && { owner_name: text().trim() }),
      ...(text().trim() && asks("answer") && { unit_answer: text().trim() }),
    };
    acting.mutate({ id: finding().id, action: name(), note: note().trim() || undefined, data });
  };
  const hint = () => HINTS[name()];
  return (
    <Dialog
      open
      title={actionWord(name())}
      onClose={() => props.onClose()}
      actions={
        <>
          <Button onClick={() => props.onClose()}>{t("action.cancel")}</Button>
          <Button
            kind={name() === "escalate" || name() === "withdraw" ? "danger" : "primary"}
            busy={acting.isPending}
            onClick={submit}
          >
            {actionWord(name())}
          </Button>
        </>
      }
    >
      <div class={css["form"]}>
        <Show when={hint()}>{(key) => <p class={css["quiet"]}>{wordsOf(key())}</p>}</Show>
        <Show when={name() === "reopen" && finding().severity === "serious"}>
          <Note tone="warn">
            <p>{words("page.highest")}</p>
          </Note>
        </Show>
        <Show when={asks("kind")}>
          <RadioGroup
            id="finding-notice-kind"
            label={words("dialog.kind")}
            options={NOTICE_KINDS.map((value) => ({ value, label: words(`notice.${value}`) }))}
            value={kind()}
            onChange={setKind}
          />
        </Show>
        <Show when={asks("days")}>
          <TextField
            id="finding-limit"
            label={words("field.limit_days")}
            required
            numeric
            value={days()}
            error={isTried() && isDaysWrong() ? words("dialog.days_invalid") : undefined}
            onInput={setDays}
          />
          <DuePreview days={limitDays()} organId={finding().organ_id} />
        </Show>
        <Show when={asks("requirements")}>
          <TextArea
            id="finding-requirements"
            label={words("dialog.requirements")}
            hint={words("dialog.requirements_hint")}
            maxLength={2000}
            value={text()}
            onInput={setText}
          />
          <VagueHint text={text()} />
        </Show>
        <Show when={asks("owner")}>
          <TextField
            id="finding-owner"
            label={words("field.owner")}
            maxLength={40}
            value={text()}
            onInput={setText}
          />
        </Show>
        <Show when={asks("answer")}>
          <TextArea
            id="finding-answer"
            label={words("field.unit_answer")}
            maxLength={2000}
            value={text()}
            onInput={setText}
          />
        </Show>
        <Show when={props.action.needs_note || !SILENT.includes(name())}>
          <TextArea
            id="finding-note"
            label={words("field.note")}
            required={props.action.needs_note}
            maxLength={2000}
            value={note()}
            error={isTried() && isNoteMissing() ? words("dialog.note_required") : undefined}
            onInput={setNote}
          />
          <VagueHint text={note()} />
        </Show>
        <Show when={acting.error}>{(error) => <ErrorNote error={error()} />}</Show>
      </div>
    </Dialog>
  );
}

const wordsOf = (key: Parameters<typeof words>[0]): string => words.maybe(key) ?? key;

/** When the limit would end, by the calendar of the database. */
function DuePreview(props: { days: number; organId: string }) {
  const due = useQuery(() => dueQuery(props.days, props.organId, today()));
  const day = () => (due.isSuccess ? due.data : null);
  return (
    <p class={css["quiet"]} role="status">
      <Show when={day()}>
        {(known) => (
          <>
            {words("dialog.due_preview", { day: formatDayWithWeekday(known().due_on) })}
            <Show when={known().provisional}> {words("dialog.due_provisional")}</Show>
          </>
        )}
      </Show>
    </p>
  );
}
