import { createSignal, Index, Match, onMount, Switch, untrack } from "solid-js";
import { createStore } from "solid-js/store";
import type { Column } from "../../core/checklists/checklist.schema.ts";
import { Button } from "../../ui/Button.tsx";
import { RadioGroup } from "../../ui/ChoiceGroup.tsx";
import { DateField, TextField } from "../../ui/TextField.tsx";
import { cellError, type RowDraft } from "./sheet-rows.ts";
import { words } from "./strings.ts";
import css from "./inspections.module.css";

/** One line of a sheet. Enter saves it and goes on to the next, as typing down a paper goes. */
export function RowEditor(props: {
  title: string;
  columns: readonly Column[];
  initial: RowDraft;
  isNew: boolean;
  onSave: (draft: RowDraft, isLast: boolean) => void;
  onCancel: () => void;
}) {
  const [draft, setDraft] = createStore<Record<string, string>>(untrack(() => ({ ...props.initial })));
  const [isTried, setTried] = createSignal(false);
  const errorOf = (column: Column) => (isTried() ? cellError(draft[column.code] ?? "", column) : undefined);
  const save = (isLast: boolean) => {
    setTried(true);
    if (props.columns.some((column) => cellError(draft[column.code] ?? "", column))) return;
    props.onSave({ ...draft }, isLast);
  };
  let form: HTMLFormElement | undefined;
  onMount(() => form?.querySelector<HTMLElement>("input")?.focus());
  return (
    <form
      ref={(element) => (form = element)}
      class={css["rowEditor"]}
      aria-label={props.title}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        save(!props.isNew);
      }}
    >
      <p class={css["rowTitle"]}>{props.title}</p>
      <div class={css["rowFields"]}>
        <Index each={props.columns}>
          {(column) => (
            <Cell
              column={column()}
              value={draft[column().code] ?? ""}
              error={errorOf(column())}
              onInput={(text) => setDraft(column().code, text)}
            />
          )}
        </Index>
      </div>
      <div class={css["itemActions"]}>
        <Button type="submit" kind={props.isNew ? "secondary" : "primary"}>
          {props.isNew ? words("sheet.save_next") : words("sheet.save")}
        </Button>
        {props.isNew && <Button onClick={() => save(true)}>{words("sheet.save_done")}</Button>}
        <Button kind="quiet" onClick={() => props.onCancel()}>
          {words("sheet.cancel")}
        </Button>
      </div>
    </form>
  );
}

function Cell(props: {
  column: Column;
  value: string;
  error: string | undefined;
  onInput: (text: string) => void;
}) {
  const field = () => ({ label: props.column.label, value: props.value, error: props.error });
  return (
    <Switch
      fallback={
        <TextField
          {...field()}
          onInput={(text) => props.onInput(text)}
          inputMode={props.column.kind === "number" ? "decimal" : undefined}
          unit={props.column.unit}
        />
      }
    >
      <Match when={props.column.kind === "day"}>
        <DateField {...field()} onInput={(day) => props.onInput(day)} />
      </Match>
      <Match when={props.column.kind === "month"}>
        <TextField
          {...field()}
          type="month"
          placeholder="YYYY-MM"
          onInput={(month) => props.onInput(month)}
        />
      </Match>
      <Match when={props.column.kind === "yes_no"}>
        <RadioGroup
          label={props.column.label}
          look="chips"
          options={[
            { value: "yes", label: words("answer.yes") },
            { value: "no", label: words("answer.no") },
          ]}
          value={props.value}
          onChange={(value) => props.onInput(value)}
        />
      </Match>
    </Switch>
  );
}
