import { createSignal, Index, Match, Show, Switch } from "solid-js";
import { type CheckBody, type ItemBody, SEVERITIES } from "../../core/checklists/checklist.schema.ts";
import { type Condition, OPERATORS, type Operand } from "../../core/checklists/condition.schema.ts";
import { CheckboxGroup, RadioGroup } from "../../ui/ChoiceGroup.tsx";
import { SelectField } from "../../ui/SelectField.tsx";
import { TextArea, TextField } from "../../ui/TextField.tsx";
import { FormGrid } from "../../ui/Toolbar.tsx";
import { answerName, conditionWords } from "./condition-words.ts";
import { columnsOf, listOperands, ofConditionKind, rowOperands, sheetsOf } from "./editor-model.ts";
import { editor as words } from "./editor-strings.ts";
import { numberOf } from "./number.ts";
import { OperandPicker } from "./OperandPicker.tsx";
import css from "./inspections.module.css";

interface Part<C extends Condition> {
  condition: C;
  items: readonly ItemBody[];
  onChange: (condition: Condition) => void;
}
type Of<K extends Condition["kind"]> = Extract<Condition, { kind: K }>;
const as = <K extends Condition["kind"]>(condition: Condition, kind: K): Of<K> | undefined =>
  condition.kind === kind ? (condition as Of<K>) : undefined;

const KINDS = ["compare", "each_row", "repeated", "answer"] as const;

/** A cross-check put together with pickers, read back in words above them. */
export function CheckEditor(props: {
  check: CheckBody;
  items: readonly ItemBody[];
  onChange: (check: CheckBody) => void;
}) {
  const set = (changes: Partial<CheckBody>) => props.onChange({ ...props.check, ...changes });
  const onChange = (condition: Condition) => set({ condition });
  return (
    <div class={css["editorFields"]}>
      <p class={css["sentence"]} role="status">
        {conditionWords(props.check.condition, props.items)}
      </p>
      <RadioGroup
        label={words("check.kind")}
        look="chips"
        options={KINDS.map((value) => ({ value, label: words(`check_kind.${value}`) }))}
        value={props.check.condition.kind}
        onChange={(kind) => onChange(ofConditionKind(kind, props.items))}
      />
      <Switch>
        <Match when={as(props.check.condition, "compare")}>
          {(condition) => <ComparePart condition={condition()} items={props.items} onChange={onChange} />}
        </Match>
        <Match when={as(props.check.condition, "each_row")}>
          {(condition) => <RowPart condition={condition()} items={props.items} onChange={onChange} />}
        </Match>
        <Match when={as(props.check.condition, "repeated")}>
          {(condition) => <RepeatPart condition={condition()} items={props.items} onChange={onChange} />}
        </Match>
        <Match when={as(props.check.condition, "answer")}>
          {(condition) => <AnswerPart condition={condition()} items={props.items} onChange={onChange} />}
        </Match>
      </Switch>
      <FormGrid>
        <TextField
          label={words("check.title")}
          required
          maxLength={120}
          value={props.check.finding_title}
          onInput={(finding_title) => set({ finding_title })}
        />
        <TextField
          label={words("check.topic")}
          required
          maxLength={60}
          value={props.check.topic}
          onInput={(topic) => set({ topic })}
        />
      </FormGrid>
      <TextArea
        label={words("check.text")}
        hint={words("check.text_hint", { a: "{left}", b: "{right}", c: "{n}", d: "{list}" })}
        required
        maxLength={1000}
        value={props.check.finding_text}
        onInput={(finding_text) => set({ finding_text })}
      />
      <RadioGroup
        label={words("check.severity")}
        options={SEVERITIES.map((value) => ({ value, label: words(`severity.${value}`) }))}
        value={props.check.severity}
        onChange={(severity) => set({ severity })}
      />
    </div>
  );
}

const operators = () => OPERATORS.map((value) => ({ value, label: words(`op.${value}`).trim() }));

function ComparePart(props: Part<Of<"compare">>) {
  const offered = () => listOperands(props.items);
  return (
    <FormGrid columns={3}>
      <OperandPicker
        label={words("check.left")}
        items={props.items}
        offered={offered()}
        value={props.condition.left}
        onChange={(left) => props.onChange({ ...props.condition, left: left as Operand })}
      />
      <SelectField
        label={words("check.operator")}
        options={operators()}
        value={props.condition.operator}
        onChange={(operator) => props.onChange({ ...props.condition, operator })}
      />
      <OperandPicker
        label={words("check.right")}
        items={props.items}
        offered={offered()}
        value={props.condition.right}
        onChange={(right) => props.onChange({ ...props.condition, right: right as Operand })}
      />
    </FormGrid>
  );
}

function SheetPicker(props: {
  items: readonly ItemBody[];
  value: string;
  onChange: (sheet: string) => void;
}) {
  return (
    <SelectField
      label={words("check.sheet")}
      options={sheetsOf(props.items).map(({ code, title }) => ({ value: code, label: title }))}
      value={props.value}
      placeholder={true}
      onChange={(sheet) => props.onChange(sheet)}
    />
  );
}

const IS = ["yes", "no", "filled", "empty"] as const;

function RowPart(props: Part<Of<"each_row">>) {
  const offered = () => rowOperands(props.items, props.condition.sheet);
  const wheres = () =>
    columnsOf(props.items, props.condition.sheet).flatMap(({ code, kind, label }) =>
      IS.filter((is) => kind === "yes_no" || is === "filled" || is === "empty").map((is) => ({
        value: `${is} ${code}`,
        label: words(`where.${is}`, { column: label }).replace(/[，,]\s*$/, ""),
      })),
    );
  const setWhere = (chosen: string) => {
    const [is, column] = chosen.split(" ");
    const known = IS.find((one) => one === is);
    const { where: _, ...rest } = props.condition;
    props.onChange(known && column ? { ...rest, where: { column, is: known } } : rest);
  };
  return (
    <>
      <FormGrid>
        <SheetPicker
          items={props.items}
          value={props.condition.sheet}
          onChange={(sheet) =>
            props.onChange({
              kind: "each_row",
              sheet,
              left: rowOperands(props.items, sheet)[0] ?? { kind: "value", value: 0 },
              operator: props.condition.operator,
              right: { kind: "value", value: 0 },
            })
          }
        />
        <SelectField
          label={words("check.where")}
          options={[{ value: "all", label: words("check.where_all") }, ...wheres()]}
          value={
            props.condition.where ? `${props.condition.where.is} ${props.condition.where.column}` : "all"
          }
          onChange={setWhere}
        />
      </FormGrid>
      <FormGrid columns={3}>
        <OperandPicker
          label={words("check.left")}
          items={props.items}
          sheet={props.condition.sheet}
          offered={offered()}
          value={props.condition.left}
          onChange={(left) => props.onChange({ ...props.condition, left })}
        />
        <SelectField
          label={words("check.operator")}
          options={operators()}
          value={props.condition.operator}
          onChange={(operator) => props.onChange({ ...props.condition, operator })}
        />
        <OperandPicker
          label={words("check.right")}
          items={props.items}
          sheet={props.condition.sheet}
          offered={offered()}
          value={props.condition.right}
          onChange={(right) => props.onChange({ ...props.condition, right })}
        />
      </FormGrid>
    </>
  );
}

function RepeatPart(props: Part<Of<"repeated">>) {
  const [typed, setTyped] = createSignal<string>();
  const sheets = () => props.condition.sheets;
  const change = (at: number, part: Of<"repeated">["sheets"][number]) => {
    const next = sheets().map((old, index) => (index === at ? part : old));
    const isBySource = next.length > 1 || next.some(({ source }) => source !== undefined);
    props.onChange({ ...props.condition, sheets: next, count: isBySource ? "sources" : "rows" });
  };
  const columnOptions = (sheet: string) =>
    columnsOf(props.items, sheet).map(({ code, label }) => ({ value: code, label }));
  return (
    <>
      <Index each={sheets()}>
        {(part, at) => (
          <>
            <SheetPicker
              items={props.items}
              value={part().sheet}
              onChange={(sheet) => change(at, { sheet, columns: [] })}
            />
            <CheckboxGroup
              label={words("check.columns")}
              look="chips"
              options={columnOptions(part().sheet)}
              value={part().columns}
              onChange={(columns) => change(at, { ...part(), columns })}
            />
            <SelectField
              label={words("check.source")}
              options={[{ value: "", label: words("check.no_source") }, ...columnOptions(part().sheet)].map(
                ({ value, label }) => ({ value: value || "none", label }),
              )}
              value={part().source ?? "none"}
              onChange={(source) => {
                const { source: _, ...rest } = part();
                change(at, source === "none" ? rest : { ...rest, source });
              }}
            />
          </>
        )}
      </Index>
      <SelectField
        label={words("check.second_sheet")}
        options={[
          { value: "one", label: words("check.one_sheet") },
          ...sheetsOf(props.items)
            .filter(({ code }) => code !== sheets()[0]?.sheet)
            .map(({ code, title }) => ({ value: code, label: title })),
        ]}
        value={sheets()[1]?.sheet ?? "one"}
        onChange={(second) => {
          const [first] = sheets();
          if (!first) return;
          const next = second === "one" ? [first] : [first, { sheet: second, columns: [] }];
          const isBySource = next.length > 1 || first.source !== undefined;
          props.onChange({ ...props.condition, sheets: next, count: isBySource ? "sources" : "rows" });
        }}
      />
      <TextField
        label={words("check.at_least")}
        inputMode="numeric"
        unit={words("check.times")}
        value={typed() ?? String(props.condition.at_least)}
        onInput={(text) => {
          setTyped(text);
          const n = numberOf(text);
          if (n !== null && Number.isInteger(n) && n >= 2)
            props.onChange({ ...props.condition, at_least: n });
        }}
      />
    </>
  );
}

function AnswerPart(props: Part<Of<"answer">>) {
  const chosen = () => props.items.filter(({ kind }) => kind === "yes_no" || kind === "choice");
  const values = () => {
    const item = props.items.find(({ code }) => code === props.condition.item);
    return item?.kind === "choice" ? item.options.choices.map(({ value }) => value) : ["yes", "no", "na"];
  };
  return (
    <>
      <SelectField
        label={words("check.item")}
        options={chosen().map(({ code, title }) => ({ value: code, label: title }))}
        value={props.condition.item}
        placeholder={true}
        onChange={(item) => props.onChange({ kind: "answer", item, is: [] })}
      />
      <Show when={props.condition.item}>
        <CheckboxGroup
          label={words("check.answers")}
          look="chips"
          options={values().map((value) => ({
            value,
            label: answerName(props.items, props.condition.item, value),
          }))}
          value={props.condition.is}
          onChange={(is) => props.onChange({ ...props.condition, is })}
        />
      </Show>
    </>
  );
}
