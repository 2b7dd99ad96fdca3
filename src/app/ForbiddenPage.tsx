import { t } from "../lib/i18n.ts";
import { LinkButton } from "../ui/Button.tsx";
import { EmptyState } from "../ui/EmptyState.tsx";
import { lockIcon } from "../ui/icons.ts";
import { PageHeader } from "../ui/PageHeader.tsx";

/** A page that exists but is not offered to this person. */
export function ForbiddenPage() {
  return (
    <>
      <PageHeader title={t("error.forbidden")} />
      <EmptyState
        icon={lockIcon}
        title={t("error.forbidden")}
        action={<LinkButton href="/">{t("action.go_home")}</LinkButton>}
      >
        {t("error.forbidden.next")}
      </EmptyState>
    </>
  );
}
