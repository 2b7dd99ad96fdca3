import { createSignal, Show } from "solid-js";
import { Button } from "../../ui/Button.tsx";
import { Stack } from "../../ui/Card.tsx";
import { Dialog } from "../../ui/Dialog.tsx";
import { ErrorNote } from "../../ui/ErrorNote.tsx";
import { TextField } from "../../ui/TextField.tsx";
import { t } from "../../lib/i18n.ts";
import { createSaving } from "../../lib/saving.ts";
import { numberOf } from "./number.ts";
import { type About, submitInspection } from "./save.ts";
import { words } from "./strings.ts";

/** Handing in: afterwards the list takes no more answers until it is returned. */
export function SubmitDialog(props: {
  about: About;
  /** Saves what the cross-checks say of all answers. */
  conclude: () => Promise<void>;
  onClose: () => void;
}) {
  const [projects, setProjects] = createSignal("1");
  const { isBusy, error, follow } = createSaving();
  const count = () => numberOf(projects());
  const invalid = () => {
    const n = count();
    return n === null || n < 1 || !Number.isInteger(n) ? words("submit.projects_invalid") : undefined;
  };
  const submit = async () => {
    const n = count();
    if (invalid() !== undefined || n === null) return;
    await props.conclude();
    await submitInspection(props.about, n);
    props.onClose();
    window.scrollTo(0, 0);
  };
  return (
    <Dialog
      open
      title={words("submit.title")}
      onClose={() => props.onClose()}
      actions={
        <>
          <Button onClick={() => props.onClose()}>{t("action.cancel")}</Button>
          <Button kind="primary" busy={isBusy()} onClick={() => void follow(submit())}>
            {words("submit.confirm")}
          </Button>
        </>
      }
    >
      <Stack>
        <p>{words("submit.words")}</p>
        <TextField
          label={words("submit.projects")}
          hint={words("submit.projects_hint")}
          inputMode="numeric"
          unit={words("submit.projects_unit")}
          value={projects()}
          error={invalid()}
          onInput={setProjects}
        />
        <Show when={error()}>{(thrown) => <ErrorNote error={thrown()} />}</Show>
      </Stack>
    </Dialog>
  );
}
