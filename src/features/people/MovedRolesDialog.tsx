import { createSignal, Show, untrack } from "solid-js";
import { t } from "../../lib/i18n.ts";
import { Button } from "../../ui/Button.tsx";
import { formatBeside } from "../../lib/format.ts";
import { CheckboxGroup } from "../../ui/ChoiceGroup.tsx";
import { Dialog } from "../../ui/Dialog.tsx";
import { ErrorNote } from "../../ui/ErrorNote.tsx";
import { type Grant, type Organ, revokeRole } from "./data.ts";
import { officerWords } from "./officer-strings.ts";
import { createDirectoryChange } from "./save.ts";

/** Who moves to another organ keeps his roles unless somebody ends them: offered right after the move, all of them ticked. */
export function MovedRolesDialog(props: {
  name: string;
  grants: readonly Grant[];
  organs: readonly Organ[];
  onClose: () => void;
}) {
  const [chosen, setChosen] = createSignal<string[]>(untrack(() => props.grants.map(({ id }) => id)));
  const organName = (id: string) => props.organs.find((organ) => organ.id === id)?.name ?? "";
  const end = createDirectoryChange(endAll, { onDone: () => props.onClose() });
  return (
    <Dialog
      open
      title={officerWords("people.moved.title")}
      onClose={() => props.onClose()}
      actions={
        <>
          <Button onClick={() => props.onClose()}>{officerWords("people.moved.keep")}</Button>
          <Button
            kind="primary"
            busy={end.isPending}
            disabled={chosen().length === 0}
            onClick={() => end.mutate(chosen())}
          >
            {officerWords("people.moved.end")}
          </Button>
        </>
      }
    >
      <p>{officerWords("people.moved.words", { name: props.name })}</p>
      <Show when={end.error}>{(error) => <ErrorNote error={error()} />}</Show>
      <CheckboxGroup
        label={officerWords("people.roles")}
        options={props.grants.map(({ id, role, organ_id }) => ({
          value: id,
          label: formatBeside(t(`role.${role}`), organName(organ_id)),
        }))}
        value={chosen()}
        onChange={setChosen}
      />
    </Dialog>
  );
}

/** One after another; ending one that has ended already changes nothing, so a second try is safe. */
async function endAll(grantIds: readonly string[]): Promise<void> {
  for (const id of grantIds) await revokeRole(id);
}
