import { formatBeside } from "../../lib/format.ts";
import { createEffect, createSignal, For, Match, on, Show, Switch } from "solid-js";
import type { AnswerValue } from "../../core/checklists/checklist.schema.ts";
import { isBadAnswer } from "../../core/checklists/progress.ts";
import type { KeptAnswer } from "../../core/checklists/run.ts";
import { Button } from "../../ui/Button.tsx";
import { RadioGroup } from "../../ui/ChoiceGroup.tsx";
import { Note } from "../../ui/Note.tsx";
import { TextArea, TextField } from "../../ui/TextField.tsx";
import type { Item } from "./documents.ts";
import { numberOf } from "./number.ts";
import { SheetField } from "./SheetField.tsx";
import { words } from "./strings.ts";
import { VagueHint } from "./VagueHint.tsx";
import css from "./inspections.module.css";

interface AnswerProps {
  item: Item;
  answer: KeptAnswer | undefined;
  onAnswer: (given: { value?: AnswerValue; note?: string }) => void;
  onCommit: () => void;
}

/** One item: its answer, a note, what the cross-checks say of it, and the way to record a problem. */
export function AnswerItem(props: AnswerProps & { raised: readonly string[]; onRecord?: () => void }) {
  const isBad = () => isBadAnswer(props.item, props.answer?.value);
  const [isNoting, setNoting] = createSignal(false);
  const showsNote = () => isNoting() || isBad() || (props.answer?.note ?? "") !== "";
  return (
    <div class={css["item"]} data-bad={isBad() || undefined}>
      <AnswerField {...props} />
      <For each={props.raised}>
        {(text) => (
          <Note tone="danger" live title={words("raised.title")}>
            <p>{text}</p>
          </Note>
        )}
      </For>
      <Show when={showsNote()}>
        <TextArea
          label={words("item.note")}
          rows={2}
          value={props.answer?.note ?? ""}
          onInput={(note) => props.onAnswer({ note })}
          onChange={() => props.onCommit()}
        />
        <VagueHint text={props.answer?.note ?? ""} />
      </Show>
      <div class={css["itemActions"]}>
        <Show when={!showsNote()}>
          <Button kind="quiet" onClick={() => setNoting(true)}>
            {words("item.add_note")}
          </Button>
        </Show>
        <Show when={props.onRecord}>
          {(record) => (
            <Button kind={isBad() ? "secondary" : "quiet"} onClick={() => record()()}>
              {words("item.record")}
            </Button>
          )}
        </Show>
      </div>
    </div>
  );
}

const YES_NO = ["yes", "no", "na"] as const;

function AnswerField(props: AnswerProps) {
  const field = () => ({
    id: `item-${props.item.code}`,
    label: props.item.title,
    hint: formatBeside(props.item.hint, props.item.rule_ref) || undefined,
    required: props.item.is_required,
  });
  const text = () => (typeof props.answer?.value === "string" ? props.answer.value : "");
  const choose = (value: string) => {
    props.onAnswer({ value });
    props.onCommit();
  };
  return (
    <Switch>
      <Match when={props.item.kind === "yes_no"}>
        <RadioGroup
          {...field()}
          look="chips"
          options={YES_NO.map((value) => ({ value: value as string, label: words(`answer.${value}`) }))}
          value={text()}
          onChange={choose}
        />
      </Match>
      <Match when={props.item.kind === "choice" && props.item.options.choices}>
        {(choices) => (
          <RadioGroup {...field()} look="chips" options={choices()} value={text()} onChange={choose} />
        )}
      </Match>
      <Match when={props.item.kind === "number" && props.item.options}>
        {(options) => <NumberField {...props} {...field()} range={options()} />}
      </Match>
      <Match when={props.item.kind === "text"}>
        <TextArea
          {...field()}
          value={text()}
          onInput={(value) => props.onAnswer({ value: value === "" ? null : value })}
          onChange={() => props.onCommit()}
        />
        <VagueHint text={text()} />
      </Match>
      <Match when={props.item.kind === "sheet" && props.item.options.columns}>
        {(columns) => (
          <SheetField
            {...field()}
            columns={columns()}
            rows={Array.isArray(props.answer?.value) ? props.answer.value : null}
            onRows={(rows) => props.onAnswer({ value: rows })}
            onDone={() => props.onCommit()}
          />
        )}
      </Match>
    </Switch>
  );
}

function NumberField(
  props: AnswerProps & {
    id: string;
    label: string;
    hint?: string;
    required: boolean;
    range: { min?: number; max?: number; unit?: string };
  },
) {
  const [typed, setTyped] = createSignal("");
  const value = () => (typeof props.answer?.value === "number" ? props.answer.value : null);
  // What another device answered comes in; what is being typed here stays as it is typed.
  createEffect(
    on(value, (next) => next !== numberOf(typed()) && setTyped(next === null ? "" : String(next))),
  );
  const error = () => {
    if (typed().trim() === "") return undefined;
    const number = numberOf(typed());
    if (number === null) return words("number.invalid");
    const { min, max } = props.range;
    if (min !== undefined && number < min) return words("number.min", { min });
    return max !== undefined && number > max ? words("number.max", { max }) : undefined;
  };
  return (
    <TextField
      id={props.id}
      label={props.label}
      hint={props.hint}
      required={props.required}
      inputMode="decimal"
      unit={props.range.unit}
      value={typed()}
      error={error()}
      onInput={(text) => {
        setTyped(text);
        props.onAnswer({ value: error() ? null : numberOf(text) });
      }}
      onChange={() => props.onCommit()}
    />
  );
}
