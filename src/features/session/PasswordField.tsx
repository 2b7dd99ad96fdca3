import { createSignal } from "solid-js";
import { IconButton } from "../../ui/Button.tsx";
import { type FieldProps } from "../../ui/FormField.tsx";
import { TextField } from "../../ui/TextField.tsx";
import { words } from "./strings.ts";
import css from "./session.module.css";

const eyeIcon =
  "M2.5 10S5 5 10 5s7.5 5 7.5 5-2.5 5-7.5 5-7.5-5-7.5-5ZM7.75 10a2.25 2.25 0 1 0 4.5 0 2.25 2.25 0 0 0-4.5 0";

/** A password that can be looked at: long ones are otherwise mistyped on a phone. */
export function PasswordField(
  props: FieldProps & {
    value: string;
    onInput: (value: string) => void;
    autocomplete: "current-password" | "new-password";
  },
) {
  const [isShown, setShown] = createSignal(false);
  return (
    <div class={css["password"]}>
      <TextField {...props} type={isShown() ? "text" : "password"} spellcheck={false} autocapitalize="off" />
      <IconButton
        icon={eyeIcon}
        label={isShown() ? words("login.hide_password") : words("login.show_password")}
        aria-pressed={isShown()}
        onClick={() => setShown(!isShown())}
      />
    </div>
  );
}
