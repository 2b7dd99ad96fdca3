import { createSignal } from "solid-js";
import { signedIn } from "../lib/session.ts";
import { createDismiss } from "../ui/dismiss.ts";
import { Icon } from "../ui/Icon.tsx";
import { chevronDownIcon, userIcon } from "../ui/icons.ts";
import { Late } from "./Late.tsx";
import { page } from "./page.ts";
import { app } from "./strings.ts";
import css from "./Shell.module.css";

const AccountPanel = page(() => import("./AccountPanel.tsx").then((module) => module.AccountPanel));

/** Who is signed in, in what roles; language, type size, password, the way out. */
export function AccountMenu() {
  const [isOpen, setOpen] = createSignal(false);
  const [wasOpened, setWasOpened] = createSignal(false);
  let box: HTMLDivElement | undefined;
  let button: HTMLButtonElement | undefined;

  createDismiss({ isOpen, box: () => box, opener: () => button, close: () => setOpen(false) });

  return (
    <div class={css["account"]} ref={(element) => (box = element)}>
      <button
        type="button"
        ref={(element) => (button = element)}
        class={css["accountButton"]}
        aria-expanded={isOpen()}
        aria-controls="account-menu"
        aria-label={app("account.menu", { name: signedIn().officer.name })}
        onClick={() => {
          setWasOpened(true);
          setOpen(!isOpen());
        }}
      >
        <Icon path={userIcon} />
        <span>{signedIn().officer.name}</span>
        <Icon path={chevronDownIcon} size="sm" />
      </button>
      <div id="account-menu" class={css["accountPanel"]} hidden={!isOpen()}>
        <Late when={wasOpened()}>
          <AccountPanel onClose={() => setOpen(false)} />
        </Late>
      </div>
    </div>
  );
}
