import { locale, setLocale, t } from "../lib/i18n.ts";
import { largeType, setLargeType } from "../lib/preferences.ts";
import { Button } from "../ui/Button.tsx";
import { languageIcon, typeSizeIcon } from "../ui/icons.ts";

/** The other language, named in itself. */
export function LanguageSwitch() {
  return (
    <Button
      kind="quiet"
      icon={languageIcon}
      lang={locale() === "zh" ? "en" : "zh-CN"}
      onClick={() => void setLocale(locale() === "zh" ? "en" : "zh")}
    >
      {t("app.language")}
    </Button>
  );
}

export function TypeSwitch() {
  return (
    <Button
      kind="quiet"
      icon={typeSizeIcon}
      aria-pressed={largeType()}
      onClick={() => setLargeType(!largeType())}
    >
      {t("app.large_type")}
    </Button>
  );
}
