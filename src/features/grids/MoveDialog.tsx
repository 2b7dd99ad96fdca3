import { createSignal } from "solid-js";
import { t } from "../../lib/i18n.ts";
import { Button } from "../../ui/Button.tsx";
import { formatBeside } from "../../lib/format.ts";
import { RadioGroup } from "../../ui/ChoiceGroup.tsx";
import { Dialog } from "../../ui/Dialog.tsx";
import type { Grid } from "./data.ts";
import { words } from "./strings.ts";

/** Moves one village: the same as dragging it on the map, for keyboard and phone. */
export function MoveDialog(props: {
  name: string;
  grids: readonly Grid[];
  currentId: string;
  leaderName: (grid: Grid) => string;
  onMove: (gridId: string) => void;
  onClose: () => void;
}) {
  const [chosen, setChosen] = createSignal("");
  return (
    <Dialog
      open
      title={words("plan.move_village", { village: props.name })}
      onClose={() => props.onClose()}
      actions={
        <>
          <Button onClick={() => props.onClose()}>{t("action.cancel")}</Button>
          <Button kind="primary" disabled={chosen() === ""} onClick={() => props.onMove(chosen())}>
            {words("plan.move")}
          </Button>
        </>
      }
    >
      <RadioGroup
        label={words("grids.grid")}
        look="list"
        options={props.grids.map((grid) => ({
          value: grid.id,
          label: formatBeside(grid.name, props.leaderName(grid)),
          disabled: grid.id === props.currentId,
        }))}
        value={chosen()}
        onChange={setChosen}
      />
    </Dialog>
  );
}
