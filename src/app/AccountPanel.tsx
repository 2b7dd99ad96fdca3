import { createSignal, Show } from "solid-js";
import { formatList } from "../lib/format.ts";
import { t } from "../lib/i18n.ts";
import { unfinishedDrafts } from "../lib/own-storage.ts";
import { signedIn, signOut } from "../lib/session.ts";
import { Button, LinkButton } from "../ui/Button.tsx";
import { lockIcon, signOutIcon } from "../ui/icons.ts";
import css from "./AccountPanel.module.css";
import { Late } from "./Late.tsx";
import { page } from "./page.ts";
import { LanguageSwitch, TypeSwitch } from "./Switches.tsx";
import { notices } from "./notices.ts";

/** What the account menu opens: who one is, in what roles, and what one may set. */
export function AccountPanel(props: { onClose: () => void }) {
  return (
    <>
      <AccountWords />
      <div class={css["row"]}>
        <TypeSwitch />
        <LanguageSwitch />
      </div>
      <div class={css["row"]}>
        <LinkButton href="/account/password" kind="quiet" icon={lockIcon} onClick={() => props.onClose()}>
          {t("app.change_password")}
        </LinkButton>
        <SignOutButton />
      </div>
    </>
  );
}

const roleWords = () => formatList([...new Set(signedIn().roles.map(({ role }) => t(`role.${role}`)))]);

/** Name, post, organ, roles. */
function AccountWords() {
  return (
    <div class={css["words"]}>
      <strong>{signedIn().officer.name}</strong>
      <span>{[signedIn().officer.organ.name, signedIn().officer.post].filter(Boolean).join(" ")}</span>
      <Show when={roleWords()}>
        <span>{notices("account.roles", { roles: roleWords() })}</span>
      </Show>
    </div>
  );
}

const UnsentGuard = page(() =>
  import("../features/outbox/UnsentGuard.tsx").then((module) => module.UnsentGuard),
);

async function leave(): Promise<void> {
  await signOut();
  location.assign("/login"); // a fresh page: nothing of this person stays in memory
}

/** Leaves at once when everything is saved and sent; otherwise says what would stay behind or be lost. */
function SignOutButton() {
  const [isAsking, setAsking] = createSignal(false);
  const leaveOrAsk = async () => {
    const { unsentNow } = await import("./device-work.ts");
    const hasDraft = unfinishedDrafts(signedIn().user.id).length > 0;
    if (hasDraft || (await unsentNow()) > 0) setAsking(true);
    else await leave();
  };
  return (
    <>
      <Button kind="quiet" icon={signOutIcon} onClick={() => void leaveOrAsk()}>
        {t("app.sign_out")}
      </Button>
      <Late when={isAsking()}>
        <UnsentGuard onLeave={() => void leave()} onClose={() => setAsking(false)} />
      </Late>
    </>
  );
}
