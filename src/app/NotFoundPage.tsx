import { t } from "../lib/i18n.ts";
import { LinkButton } from "../ui/Button.tsx";
import { EmptyState } from "../ui/EmptyState.tsx";
import { PageHeader } from "../ui/PageHeader.tsx";
import { app } from "./strings.ts";

export function NotFoundPage() {
  return (
    <>
      <PageHeader title={app("not_found.title")} />
      <EmptyState
        title={app("not_found.words")}
        action={<LinkButton href="/">{t("action.go_home")}</LinkButton>}
      >
        {app("not_found.next")}
      </EmptyState>
    </>
  );
}
