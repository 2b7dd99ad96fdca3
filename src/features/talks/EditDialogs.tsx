import { createSignal, type JSX, Show, untrack } from "solid-js";
import { createStore } from "solid-js/store";
import { today } from "../../lib/clock.ts";
import { t } from "../../lib/i18n.ts";
import { createSaving } from "../../lib/saving.ts";
import { Button } from "../../ui/Button.tsx";
import { Drawer } from "../../ui/Dialog.tsx";
import { ErrorNote } from "../../ui/ErrorNote.tsx";
import { toast } from "../../ui/toasts.ts";
import {
  draftOfSeenResearch,
  draftOfSeenTalk,
  researchCorrection,
  saveCorrection,
  talkCorrection,
} from "./correction.ts";
import { createUnitsReading, type Research, type Talk } from "./data.ts";
import { wrongResearchWord, wrongTalkWord } from "./field-words.ts";
import { wrongFields as wrongResearchFields } from "./research.ts";
import { ResearchFields } from "./ResearchFields.tsx";
import { wrongFields as wrongTalkFields } from "./talk.ts";
import { TalkFields } from "./TalkFields.tsx";
import { words } from "./strings.ts";
import css from "./talks.module.css";

/** Correct a talk that has arrived: only what was changed is sent, with the values that the person saw. */
export function TalkEditDialog(props: { talk: Talk; onClose: () => void }) {
  // What the person saw when the dialog opened; the list behind may be renewed meanwhile.
  const seen = untrack(() => props.talk);
  const [draft, setDraft] = createStore(draftOfSeenTalk(seen));
  const units = createUnitsReading();
  const wrong = () => wrongTalkFields(draft, today());
  const edit = createEdit({
    isWrong: () => wrong().length > 0,
    correction: () => talkCorrection(seen, { ...draft }),
    seen,
    onClose: () => props.onClose(),
  });
  return (
    <EditDrawer title={words("edit.talk")} edit={edit} onClose={() => props.onClose()}>
      <TalkFields
        draft={draft}
        namesPeople={seen.names_people}
        units={units}
        errorOf={(field) => (edit.isTried() && wrong().includes(field) ? wrongTalkWord(field) : undefined)}
        onChange={setDraft}
      />
    </EditDrawer>
  );
}

export function ResearchEditDialog(props: { research: Research; onClose: () => void }) {
  const seen = untrack(() => props.research);
  const [draft, setDraft] = createStore(draftOfSeenResearch(seen));
  const units = createUnitsReading();
  const wrong = () => wrongResearchFields(draft, today());
  const edit = createEdit({
    isWrong: () => wrong().length > 0,
    correction: () => researchCorrection(seen, { ...draft }),
    seen,
    onClose: () => props.onClose(),
  });
  return (
    <EditDrawer title={words("edit.research")} edit={edit} onClose={() => props.onClose()}>
      <ResearchFields
        draft={draft}
        units={units}
        errorOf={(field) =>
          edit.isTried() && wrong().includes(field) ? wrongResearchWord(field) : undefined
        }
        onChange={setDraft}
      />
    </EditDrawer>
  );
}

function createEdit(about: {
  isWrong: () => boolean;
  correction: () => ReturnType<typeof talkCorrection>;
  seen: Talk | Research;
  onClose: () => void;
}) {
  const [isTried, setTried] = createSignal(false);
  const saving = createSaving();
  const save = async () => {
    if (saving.isBusy()) return;
    setTried(true);
    if (about.isWrong()) return;
    const made = about.correction();
    if (!made) {
      toast(words("edit.nothing"), { tone: "info" });
      about.onClose();
      return;
    }
    const label = { unit: about.seen.unit_name ?? "", day: about.seen.on_day };
    if (!(await saving.follow(saveCorrection(made, label)))) return;
    toast(words("edit.saved"));
    about.onClose();
  };
  return { isTried, saving, save };
}

function EditDrawer(props: {
  title: string;
  edit: ReturnType<typeof createEdit>;
  onClose: () => void;
  children: JSX.Element;
}) {
  return (
    <Drawer
      open
      title={props.title}
      onClose={() => props.onClose()}
      actions={
        <>
          <Button onClick={() => props.onClose()}>{t("action.cancel")}</Button>
          <Button kind="primary" busy={props.edit.saving.isBusy()} onClick={() => void props.edit.save()}>
            {words("edit.save")}
          </Button>
        </>
      }
    >
      <div class={css["form"]}>
        <Show when={props.edit.saving.error()}>{(error) => <ErrorNote error={error()} />}</Show>
        {props.children}
      </div>
    </Drawer>
  );
}
