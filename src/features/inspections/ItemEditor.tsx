import { createSignal, Index, Match, Show, Switch } from "solid-js";
import {
  COLUMN_KINDS,
  ITEM_KINDS,
  type Choice,
  type Column,
  type ItemBody,
} from "../../core/checklists/checklist.schema.ts";
import { Button, IconButton } from "../../ui/Button.tsx";
import { Checkbox, RadioGroup } from "../../ui/ChoiceGroup.tsx";
import { plusIcon, trashIcon } from "../../ui/icons.ts";
import { SelectField } from "../../ui/SelectField.tsx";
import { TextField } from "../../ui/TextField.tsx";
import { FormGrid } from "../../ui/Toolbar.tsx";
import { freeCode, ofKind, replaced, without } from "./editor-model.ts";
import { editor as words } from "./editor-strings.ts";
import { numberOf } from "./number.ts";
import css from "./inspections.module.css";

/** The fields of one item. The owner keeps it; every change hands on a whole new one. */
export function ItemEditor(props: { item: ItemBody; onChange: (item: ItemBody) => void }) {
  const set = (
    changes: Partial<Pick<ItemBody, "title" | "section" | "hint" | "topic" | "rule_ref" | "is_required">>,
  ) => props.onChange({ ...props.item, ...changes });
  return (
    <div class={css["editorFields"]}>
      <TextField
        label={words("item.title")}
        required
        maxLength={200}
        value={props.item.title}
        onInput={(title) => set({ title })}
      />
      <RadioGroup
        label={words("item.kind")}
        look="chips"
        options={ITEM_KINDS.map((value) => ({ value, label: words(`kind.${value}`) }))}
        value={props.item.kind}
        onChange={(kind) => props.onChange(ofKind(props.item, kind))}
      />
      <OptionsEditor item={props.item} onChange={(item) => props.onChange(item)} />
      <FormGrid>
        <TextField
          label={words("item.section")}
          value={props.item.section}
          onInput={(section) => set({ section })}
        />
        <TextField label={words("item.topic")} value={props.item.topic} onInput={(topic) => set({ topic })} />
        <TextField label={words("item.hint")} value={props.item.hint} onInput={(hint) => set({ hint })} />
        <TextField
          label={words("item.rule")}
          value={props.item.rule_ref}
          onInput={(rule_ref) => set({ rule_ref })}
        />
      </FormGrid>
      <Checkbox
        label={words("item.is_required")}
        checked={props.item.is_required}
        onChange={(is_required) => set({ is_required })}
      />
    </div>
  );
}

type KindOf<K extends ItemBody["kind"]> = Extract<ItemBody, { kind: K }>;
const as = <K extends ItemBody["kind"]>(item: ItemBody, kind: K): KindOf<K> | undefined =>
  item.kind === kind ? (item as KindOf<K>) : undefined;

function OptionsEditor(props: { item: ItemBody; onChange: (item: ItemBody) => void }) {
  return (
    <Switch>
      <Match when={as(props.item, "yes_no")}>
        {(item) => (
          <RadioGroup
            label={words("bad.label")}
            options={[
              { value: "no", label: words("answer.no") },
              { value: "yes", label: words("answer.yes") },
              { value: "none", label: words("bad.none") },
            ]}
            value={item().options.bad ?? "none"}
            onChange={(bad) =>
              props.onChange({ ...item(), options: bad === "yes" || bad === "no" ? { bad } : {} })
            }
          />
        )}
      </Match>
      <Match when={as(props.item, "choice")}>
        {(item) => (
          <ChoicesEditor
            choices={item().options.choices}
            onChange={(choices) => props.onChange({ ...item(), options: { choices } })}
          />
        )}
      </Match>
      <Match when={as(props.item, "number")}>
        {(item) => (
          <FormGrid columns={3}>
            <Bound
              label={words("number.min")}
              value={item().options.min}
              onChange={(min) => props.onChange({ ...item(), options: { ...item().options, min } })}
            />
            <Bound
              label={words("number.max")}
              value={item().options.max}
              onChange={(max) => props.onChange({ ...item(), options: { ...item().options, max } })}
            />
            <TextField
              label={words("number.unit")}
              value={item().options.unit ?? ""}
              onInput={(unit) =>
                props.onChange({ ...item(), options: { ...item().options, unit: unit || undefined } })
              }
            />
          </FormGrid>
        )}
      </Match>
      <Match when={as(props.item, "sheet")}>
        {(item) => (
          <ColumnsEditor
            columns={item().options.columns}
            onChange={(columns) => props.onChange({ ...item(), options: { columns } })}
          />
        )}
      </Match>
    </Switch>
  );
}

/** A number that may be left out. */
function Bound(props: {
  label: string;
  value: number | undefined;
  onChange: (value: number | undefined) => void;
}) {
  const [typed, setTyped] = createSignal<string>();
  const text = () => typed() ?? (props.value === undefined ? "" : String(props.value));
  return (
    <TextField
      label={props.label}
      inputMode="decimal"
      value={text()}
      error={text().trim() !== "" && numberOf(text()) === null ? words("number.invalid") : undefined}
      onInput={(next) => {
        setTyped(next);
        props.onChange(numberOf(next) ?? undefined);
      }}
    />
  );
}

function ChoicesEditor(props: { choices: readonly Choice[]; onChange: (choices: Choice[]) => void }) {
  const change = (at: number, changes: Partial<Choice>) =>
    props.onChange(replaced(props.choices, at, { ...props.choices[at]!, ...changes }));
  const add = () =>
    props.onChange([
      ...props.choices,
      {
        value: freeCode(
          "choice",
          props.choices.map(({ value }) => value),
        ),
        label: "",
        is_bad: false,
      },
    ]);
  return (
    <div class={css["editorFields"]}>
      <Index each={props.choices}>
        {(choice, at) => (
          <div class={css["part"]}>
            <TextField
              label={words("choice.label", { n: at + 1 })}
              value={choice().label}
              onInput={(label) => change(at, { label })}
            />
            <Checkbox
              label={words("choice.is_bad")}
              checked={choice().is_bad}
              onChange={(is_bad) => change(at, { is_bad })}
            />
            <Show when={props.choices.length > 2}>
              <IconButton
                icon={trashIcon}
                label={words("choice.remove", { n: at + 1 })}
                onClick={() => props.onChange(without(props.choices, at))}
              />
            </Show>
          </div>
        )}
      </Index>
      <div class={css["itemActions"]}>
        <Button icon={plusIcon} onClick={add}>
          {words("choice.add")}
        </Button>
      </div>
    </div>
  );
}

function ColumnsEditor(props: { columns: readonly Column[]; onChange: (columns: Column[]) => void }) {
  const change = (at: number, changes: Partial<Column>) =>
    props.onChange(replaced(props.columns, at, { ...props.columns[at]!, ...changes }));
  const add = () =>
    props.onChange([
      ...props.columns,
      {
        code: freeCode(
          "column",
          props.columns.map(({ code }) => code),
        ),
        label: "",
        kind: "text",
      },
    ]);
  return (
    <div class={css["editorFields"]}>
      <Index each={props.columns}>
        {(column, at) => (
          <div class={css["part"]}>
            <TextField
              label={words("column.label", { n: at + 1 })}
              value={column().label}
              onInput={(label) => change(at, { label })}
            />
            <SelectField
              label={words("column.kind", { n: at + 1 })}
              options={COLUMN_KINDS.map((value) => ({ value, label: words(`column_kind.${value}`) }))}
              value={column().kind}
              onChange={(kind) => change(at, { kind })}
            />
            <Show when={props.columns.length > 1}>
              <IconButton
                icon={trashIcon}
                label={words("column.remove", { n: at + 1 })}
                onClick={() => props.onChange(without(props.columns, at))}
              />
            </Show>
          </div>
        )}
      </Index>
      <div class={css["itemActions"]}>
        <Button icon={plusIcon} onClick={add}>
          {words("column.add")}
        </Button>
      </div>
    </div>
  );
}
