import { formatBeside } from "../../lib/format.ts";
import { useQueryClient } from "@tanstack/solid-query";
import { createSignal, Show, untrack } from "solid-js";
import { t } from "../../lib/i18n.ts";
import { createSaving } from "../../lib/saving.ts";
import { Button } from "../../ui/Button.tsx";
import { CheckboxGroup } from "../../ui/ChoiceGroup.tsx";
import { Dialog } from "../../ui/Dialog.tsx";
import { ErrorNote } from "../../ui/ErrorNote.tsx";
import { toast } from "../../ui/toasts.ts";
import { type LinkDetail, renewLinks, saveLink } from "./data.ts";
import { draftOfLink, linkPayload } from "./draft.ts";
import { words } from "./strings.ts";

/** Who came: ticked names. */
export function AttendanceDialog(props: { link: LinkDetail; onClose: () => void }) {
  const client = useQueryClient();
  const saving = createSaving();
  const [came, setCame] = createSignal<string[]>(
    untrack(() =>
      props.link.participants.filter(({ attended }) => attended === true).map(({ officer_id }) => officer_id),
    ),
  );
  const save = async () => {
    if (saving.isBusy()) return;
    const participants = props.link.participants.map((person) => ({
      ...person,
      attended: came().includes(person.officer_id),
    }));
    const marked = { ...props.link, participants };
    if (!(await saving.follow(saveLink(linkPayload(draftOfLink(marked), marked))))) return;
    toast(words("training.marked"));
    props.onClose();
    await renewLinks(client);
  };
  return (
    <Dialog
      open
      title={words("training.mark")}
      onClose={() => props.onClose()}
      actions={
        <>
          <Button onClick={() => props.onClose()}>{t("action.cancel")}</Button>
          <Button kind="primary" busy={saving.isBusy()} onClick={() => void save()}>
            {words("form.save")}
          </Button>
        </>
      }
    >
      <CheckboxGroup
        label={words("detail.participants")}
        hint={words("training.mark_words")}
        look="list"
        options={props.link.participants.map(({ officer_id, name, organ_name }) => ({
          value: officer_id,
          label: formatBeside(name ?? "", organ_name ?? ""),
        }))}
        value={came()}
        onChange={setCame}
      />
      <Show when={saving.error()}>{(error) => <ErrorNote error={error()} />}</Show>
    </Dialog>
  );
}
