import { createEffect, createMemo, createSignal, createUniqueId, For, Index, on, Show } from "solid-js";
import { type ControlProps, type FieldProps, FormField } from "./FormField.tsx";
import { Icon } from "./Icon.tsx";
import { checkIcon, chevronDownIcon, closeIcon } from "./icons.ts";
import { isComposing } from "./ime.ts";
import { matchOptions, SHOWN_OPTIONS } from "./picker-options.ts";
import type { Option } from "./SelectField.tsx";
import { parts } from "./parts.ts";
import css from "./OptionPicker.module.css";

interface PickerProps<V extends string> extends FieldProps {
  options: readonly Option<V>[];
  placeholder?: string;
  disabled?: boolean;
}

/** One of many, found by typing: villages, officers, organs. "" when nothing is chosen. */
export function OptionPicker<V extends string>(
  props: PickerProps<V> & { value: V | ""; onChange: (value: V | "") => void },
) {
  const chosen = () => props.options.find((option) => option.value === props.value);
  return (
    <FormField {...props}>
      {(control) => (
        <Combobox
          control={control}
          options={props.options}
          restingText={chosen()?.label ?? ""}
          isChosen={(value) => value === props.value}
          placeholder={props.placeholder}
          disabled={props.disabled}
          label={props.label}
          onPick={(option) => props.onChange(option.value)}
          onClear={props.required ? undefined : () => props.onChange("")}
        />
      )}
    </FormField>
  );
}

/** Any number of many: what is chosen stands as chips above the box, each with its own way out. */
export function ChipPicker<V extends string>(
  props: PickerProps<V> & { value: readonly V[]; onChange: (value: V[]) => void },
) {
  const byValue = createMemo(() => new Map(props.options.map((option) => [option.value, option])));
  const without = (value: V) => props.value.filter((other) => other !== value);
  const pick = (value: V) =>
    props.onChange(props.value.includes(value) ? without(value) : [...props.value, value]);
  return (
    <FormField {...props}>
      {(control) => (
        <>
          <Show when={props.value.length > 0}>
            <ul class={css["chips"]}>
              <For each={props.value}>
                {(value) => {
                  const label = () => byValue().get(value)?.label ?? value;
                  return (
                    <li class={css["chip"]}>
                      <span>{label()}</span>
                      <button
                        type="button"
                        disabled={props.disabled}
                        aria-label={parts("picker.remove", { label: label() })}
                        onClick={() => props.onChange(without(value))}
                      >
                        <Icon path={closeIcon} size="sm" />
                      </button>
                    </li>
                  );
                }}
              </For>
            </ul>
          </Show>
          <Combobox
            control={control}
            options={props.options}
            restingText=""
            isChosen={(value) => props.value.some((other) => other === value)}
            placeholder={props.placeholder}
            disabled={props.disabled}
            label={props.label}
            keepOpen
            onPick={(option) => pick(option.value)}
            onBackspace={() => props.value.length > 0 && props.onChange(props.value.slice(0, -1))}
          />
        </>
      )}
    </FormField>
  );
}

interface ComboboxProps<V extends string> {
  control: ControlProps;
  options: readonly Option<V>[];
  /** What the box shows while nobody types. */
  restingText: string;
  isChosen: (value: string) => boolean;
  placeholder: string | undefined;
  disabled: boolean | undefined;
  label: string;
  keepOpen?: boolean;
  onPick: (option: Option<V>) => void;
  onClear?: () => void;
  onBackspace?: () => void;
}

/** The editable combobox of the ARIA practices, with a list that opens below. */
function Combobox<V extends string>(props: ComboboxProps<V>) {
  const listId = createUniqueId();
  const [open, setOpen] = createSignal(false);
  const [typed, setTyped] = createSignal("");
  const [active, setActive] = createSignal(-1);
  let box: HTMLInputElement | undefined;
  let list: HTMLDivElement | undefined;

  const matches = createMemo(() => (open() ? matchOptions(props.options, typed()) : []));
  const shown = createMemo(() => matches().slice(0, SHOWN_OPTIONS));
  createEffect(on(typed, () => setActive(typed() === "" ? -1 : 0), { defer: true }));
  createEffect(() => {
    const option = open() ? list?.children[active()] : undefined;
    option?.scrollIntoView?.({ block: "nearest" });
  });

  const show = () => {
    if (open() || props.disabled) return;
    setTyped("");
    setActive(-1);
    setOpen(true);
  };
  const hide = () => setOpen(false);
  const pick = (option: Option<V> | undefined) => {
    if (!option || option.disabled) return;
    props.onPick(option);
    setTyped("");
    if (!props.keepOpen) hide();
    box?.focus();
  };
  const move = (step: number) => {
    if (!open()) return show();
    const count = shown().length;
    if (count > 0) setActive((index) => (index + step + (index < 0 && step < 0 ? 1 : 0) + count) % count);
  };

  /** True when the key was ours. */
  const handleKey = (key: string): boolean => {
    if (key === "ArrowDown") move(1);
    else if (key === "ArrowUp") move(-1);
    else if (key === "Enter" && open()) pick(shown()[active()]);
    else if (key === "Escape" && open()) hide();
    else if (key === "Backspace" && typed() === "" && props.onBackspace) props.onBackspace();
    else return false;
    return true;
  };

  return (
    <div
      class={css["picker"]}
      onFocusOut={(event) => {
        const to = event.relatedTarget;
        if (!(to instanceof Node) || !event.currentTarget.contains(to)) hide();
      }}
    >
      <input
        {...props.control}
        ref={(element) => (box = element)}
        class={css["box"]}
        type="text"
        role="combobox"
        autocomplete="off"
        aria-autocomplete="list"
        aria-expanded={open()}
        aria-controls={listId}
        aria-activedescendant={open() && active() >= 0 ? `${listId}-${active()}` : undefined}
        placeholder={
          open()
            ? props.restingText || parts("picker.placeholder")
            : (props.placeholder ?? parts("picker.placeholder"))
        }
        disabled={props.disabled}
        value={open() ? typed() : props.restingText}
        onClick={show}
        onInput={(event) => {
          const text = event.currentTarget.value;
          show();
          setTyped(text);
        }}
        onKeyDown={(event) => {
          if (isComposing(event)) {
            if (event.key === "Enter") event.preventDefault();
            return;
          }
          if (handleKey(event.key)) {
            event.preventDefault();
            event.stopPropagation();
          }
        }}
      />
      <Show when={props.onClear && props.restingText !== "" && !props.disabled}>
        <button
          type="button"
          class={css["clear"]}
          aria-label={parts("picker.remove", { label: props.restingText })}
          onClick={() => props.onClear?.()}
        >
          <Icon path={closeIcon} size="sm" />
        </button>
      </Show>
      <span
        class={css["arrow"]}
        aria-hidden="true"
        onMouseDown={(event) => (event.preventDefault(), box?.focus(), show())}
      >
        <Icon path={chevronDownIcon} />
      </span>
      <div class={css["popup"]} hidden={!open()}>
        <div
          id={listId}
          ref={(element) => (list = element)}
          class={css["list"]}
          role="listbox"
          aria-label={props.label}
        >
          <Index each={shown()}>
            {(option, index) => (
              // oxlint-disable-next-line jsx-a11y/click-events-have-key-events -- the input keeps the focus and has the keys
              <div
                id={`${listId}-${index}`}
                role="option"
                tabIndex={-1}
                class={css["option"]}
                aria-selected={props.isChosen(option().value)}
                aria-disabled={option().disabled || undefined}
                data-active={active() === index ? "" : undefined}
                onMouseDown={(event) => event.preventDefault()}
                onClick={() => pick(option())}
              >
                <span class={css["tick"]}>
                  <Show when={props.isChosen(option().value)}>
                    <Icon path={checkIcon} />
                  </Show>
                </span>
                <span>
                  {option().label}
                  <Show when={option().hint}>
                    <small>{option().hint}</small>
                  </Show>
                </span>
              </div>
            )}
          </Index>
        </div>
        <Show when={matches().length === 0 || matches().length > SHOWN_OPTIONS}>
          <p class={css["note"]}>
            {matches().length === 0
              ? parts("picker.none")
              : parts("picker.more", { n: matches().length - SHOWN_OPTIONS })}
          </p>
        </Show>
      </div>
      <span class="visually-hidden" aria-live="polite">
        {open() && typed() !== "" ? parts("picker.count", { n: matches().length }) : ""}
      </span>
    </div>
  );
}
