import { base, loadBaseEnglish } from "./i18n/base.ts";
import { zh as baseZh } from "./i18n/base.zh.ts";
import { defineStrings } from "./i18n/core.ts";
import { zh } from "./i18n/zh.ts";

export {
  type Dictionary,
  locale,
  type Locale,
  setLocale,
  type Translate,
  type Translation,
} from "./i18n/core.ts";
export { anyWord, defineStrings, stringsReady } from "./i18n/core.ts";
export { base };

const loadEnglish = async () => {
  const [{ en: baseEn }, { en }] = await Promise.all([loadBaseEnglish(), import("./i18n/en.ts")]);
  return { en: { ...baseEn, ...en } };
};

/**
 * Words that every area shares: actions, states of a page, roles, errors, navigation. What is on screen before the sign-in
 * takes its words from `i18n/base.ts` instead, so that the login page stays light.
 */
export const t = defineStrings({ ...baseZh, ...zh }, loadEnglish);
