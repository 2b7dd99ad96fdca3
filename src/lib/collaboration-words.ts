import { defineStrings } from "./i18n.ts";
import { zh } from "./i18n/collaboration.zh.ts";

const loadEnglish = () => import("./i18n/collaboration.en.ts");

const words = defineStrings(zh, loadEnglish);

/** One of the four forces. */
export const forceWord = (force: string): string => words.maybe(`force.${force}`) ?? force;

/** A kind of activation or of joint activity. */
export const jointKindWord = (kind: string): string => words.maybe(`kind.${kind}`) ?? kind;

/** One of the four kinds of talks. */
export const talkKindWord = (kind: string): string => words.maybe(`talk.${kind}`) ?? kind;

/** A kind of line in a joint log. */
export const logKindWord = (kind: string): string => words.maybe(`log.${kind}`) ?? kind;
