import { createMemo, createSignal, Show } from "solid-js";
import { createStore, unwrap } from "solid-js/store";
import { shortVillageName } from "../../core/visits/names.ts";
import { now } from "../../lib/clock.ts";
import { t } from "../../lib/i18n.ts";
import { createSaving } from "../../lib/saving.ts";
import { Button } from "../../ui/Button.tsx";
import { Drawer } from "../../ui/Dialog.tsx";
import { ErrorNote } from "../../ui/ErrorNote.tsx";
import { ErrorSummary, type FieldProblem } from "../../ui/ErrorSummary.tsx";
import { toast } from "../../ui/toasts.ts";
import { draftErrors, draftOfVisit, type VisitDraft, visitCorrection } from "./draft.ts";
import { errorOfField, summaryOf } from "./draft-errors.ts";
import type { VisitRow } from "./local.ts";
import { saveCorrection } from "./save.ts";
import { words } from "./strings.ts";
import { createTopics } from "./topics.ts";
import {
  ContentFields,
  type DraftFieldsProps,
  MetFields,
  PromiseFields,
  WhenFields,
} from "./VisitFields.tsx";
import css from "./visits.module.css";

/** Correct what was logged. Only what was changed is sent, with the values that the person saw. */
export function VisitEditDialog(props: { visit: VisitRow; onClose: () => void }) {
  // What the person saw when the dialog opened; the page behind may be renewed meanwhile.
  const seen = unwrap(props).visit;
  const [draft, setDraft] = createStore<VisitDraft>(draftOfVisit(seen));
  const [isTried, setTried] = createSignal(false);
  const [summary, setSummary] = createSignal<FieldProblem[]>([]);
  const topics = createTopics();
  const saving = createSaving();
  const errors = createMemo(() => (isTried() ? draftErrors(draft, now()) : []));
  const fields: DraftFieldsProps = {
    draft,
    setDraft,
    errorOf: (field, index) => errorOfField(errors(), field, index),
  };
  const save = async () => {
    if (saving.isBusy()) return;
    setTried(true);
    setSummary(summaryOf(draftErrors(draft, now()), draft));
    if (summary().length > 0) return;
    const correction = visitCorrection(seen, unwrap(draft));
    if (!correction) {
      toast(words("edit.nothing"), { tone: "info" });
      props.onClose();
      return;
    }
    const about = {
      villageCode: seen.village_code,
      villageName: shortVillageName(seen.village_name),
      version: seen.version,
    };
    if (!(await saving.follow(saveCorrection(correction, about)))) return;
    toast(words("edit.saved"));
    props.onClose();
  };
  return (
    <Drawer
      open
      title={words("form.edit_title")}
      onClose={() => props.onClose()}
      actions={
        <>
          <Button onClick={() => props.onClose()}>{t("action.cancel")}</Button>
          <Button kind="primary" busy={saving.isBusy()} onClick={() => void save()}>
            {words("edit.save")}
          </Button>
        </>
      }
    >
      <div class={css["form"]}>
        <Show when={saving.error()}>{(error) => <ErrorNote error={error()} />}</Show>
        <ErrorSummary problems={summary()} />
        <WhenFields {...fields} />
        <MetFields {...fields} />
        <ContentFields {...fields} topics={topics()} />
        <PromiseFields {...fields} />
      </div>
    </Drawer>
  );
}
