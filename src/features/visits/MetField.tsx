import { For, Show } from "solid-js";
import { CONTACT_ROLES } from "../../core/visits/kinds.ts";
import { type Contact } from "../../core/visits/visits.schema.ts";
import { IconButton } from "../../ui/Button.tsx";
import { CheckboxGroup } from "../../ui/ChoiceGroup.tsx";
import { minusIcon, plusIcon } from "../../ui/icons.ts";
import { LIMITS } from "./draft.ts";
import { roleName } from "./met-words.ts";
import { words } from "./strings.ts";
import css from "./visits.module.css";

/** Whom one met: roles as chips, and for each chosen one how many. */
export function MetField(props: { value: readonly Contact[]; onChange: (met: Contact[]) => void }) {
  const chosen = () => props.value.map(({ role }) => role);
  const options = () => {
    const known: readonly string[] = CONTACT_ROLES;
    const others = chosen().filter((role) => !known.includes(role));
    return [...known, ...others].map((role) => ({ value: role, label: roleName(role) }));
  };
  const choose = (roles: string[]) =>
    props.onChange(
      roles.map((role) => ({ role, count: props.value.find((one) => one.role === role)?.count ?? 1 })),
    );
  const setCount = (role: string, count: number) =>
    props.onChange(props.value.map((one) => (one.role === role ? { role, count } : one)));
  return (
    <div class={css["met"]}>
      <CheckboxGroup
        id="visit-met"
        label={words("form.met")}
        look="chips"
        options={options()}
        value={chosen()}
        onChange={choose}
      />
      <Show when={props.value.length > 0}>
        <ul class={css["counts"]}>
          <For each={chosen()}>
            {(role) => {
              const count = () => props.value.find((one) => one.role === role)?.count ?? 1;
              return (
                <li>
                  <span aria-live="polite">
                    {words("form.met_count", { role: roleName(role), n: count() })}
                  </span>
                  <IconButton
                    kind="secondary"
                    icon={minusIcon}
                    label={words("form.met_fewer", { role: roleName(role) })}
                    disabled={count() <= 1}
                    onClick={() => setCount(role, count() - 1)}
                  />
                  <IconButton
                    kind="secondary"
                    icon={plusIcon}
                    label={words("form.met_more", { role: roleName(role) })}
                    disabled={count() >= LIMITS.contacts}
                    onClick={() => setCount(role, count() + 1)}
                  />
                </li>
              );
            }}
          </For>
        </ul>
      </Show>
    </div>
  );
}
