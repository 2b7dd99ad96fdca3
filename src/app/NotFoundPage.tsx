import { t } from "../lib/i18n.ts";
import { LinkButton } from "../ui/Button.tsx";
import { EmptyState } from "../ui/EmptyState.tsx";
import { PageHeader } from "../ui/PageHeader.tsx";
import { notices } from "./notices.ts";

export function NotFoundPage() {
  return (
    <>
      <PageHeader title={notices("not_found.title")} />
      <EmptyState
        title={notices("not_found.words")}
        action={<LinkButton href="/">{t("action.go_home")}</LinkButton>}
      >
        {notices("not_found.next")}
      </EmptyState>
    </>
  );
}
