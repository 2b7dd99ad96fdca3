import { defineStrings } from "./i18n.ts";
import { zh } from "./i18n/flow.zh.ts";

const loadEnglish = () => import("./i18n/flow.en.ts");

const words = defineStrings(zh, loadEnglish);

/** A state of a life cycle in words; the bare code only for what this version of the app does not know. */
export const stateWord = (entity: string, state: string): string =>
  words.maybe(`flow.${entity}.${state}`) ?? state;

/** An action of a life cycle, or another step that the log records. */
export const actionWord = (action: string): string => words.maybe(`act.${action}`) ?? action;
