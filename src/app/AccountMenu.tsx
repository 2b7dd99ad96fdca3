import { createSignal, Show } from "solid-js";
import { t } from "../lib/i18n.ts";
import { signedIn, signOut } from "../lib/session.ts";
import { syncStatus } from "../lib/sync-status.ts";
import { Button, LinkButton } from "../ui/Button.tsx";
import { createDismiss } from "../ui/dismiss.ts";
import { Icon } from "../ui/Icon.tsx";
import { chevronDownIcon, lockIcon, signOutIcon, userIcon } from "../ui/icons.ts";
import { Late } from "./Late.tsx";
import { page } from "./page.ts";
import { LanguageSwitch, TypeSwitch } from "./Switches.tsx";
import { app } from "./strings.ts";
import css from "./Shell.module.css";

/** Who is signed in, in what roles; language, type size, password, the way out. */
export function AccountMenu() {
  const [isOpen, setOpen] = createSignal(false);
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
        aria-label={`${app("account.menu")}：${signedIn().officer.name}`}
        onClick={() => setOpen(!isOpen())}
      >
        <Icon path={userIcon} />
        <span>{signedIn().officer.name}</span>
        <Icon path={chevronDownIcon} size="sm" />
      </button>
      <div id="account-menu" class={css["accountPanel"]} hidden={!isOpen()}>
        <AccountWords />
        <div class={css["accountRow"]}>
          <TypeSwitch />
          <LanguageSwitch />
        </div>
        <div class={css["accountRow"]}>
          <LinkButton href="/account/password" kind="quiet" icon={lockIcon} onClick={() => setOpen(false)}>
            {t("app.change_password")}
          </LinkButton>
          <SignOutButton />
        </div>
      </div>
    </div>
  );
}

const roleWords = () => [...new Set(signedIn().roles.map(({ role }) => t(`role.${role}`)))].join("、");

/** Name, post, organ, roles. */
export function AccountWords() {
  return (
    <div class={css["accountWords"]}>
      <strong>{signedIn().officer.name}</strong>
      <span>{[signedIn().officer.organ.name, signedIn().officer.post].filter(Boolean).join(" ")}</span>
      <Show when={roleWords()}>
        <span>
          {app("account.roles")}：{roleWords()}
        </span>
      </Show>
    </div>
  );
}

const UnsentDialog = page(() => import("./UnsentDialog.tsx").then((module) => module.UnsentDialog));

async function leave(): Promise<void> {
  await signOut();
  location.assign("/login"); // a fresh page: nothing of this person stays in memory
}

/** Leaves at once when everything is sent; otherwise says what would stay behind. */
function SignOutButton() {
  const [isAsking, setAsking] = createSignal(false);
  return (
    <>
      <Button
        kind="quiet"
        icon={signOutIcon}
        onClick={() => (syncStatus().unsentCount > 0 ? setAsking(true) : void leave())}
      >
        {t("app.sign_out")}
      </Button>
      <Late when={isAsking()}>
        <UnsentDialog onClose={() => setAsking(false)} />
      </Late>
    </>
  );
}
