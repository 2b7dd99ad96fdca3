import { createSignal, untrack } from "solid-js";

/**
 * Words on screen. Chinese is the source and comes with the chunk that uses it; English is fetched when asked for.
 *
 * A dictionary is one flat object of strings. `{name}` is filled from the parameters, numbers with thousands
 * separators (pass a year as a string). English alone knows plurals: `"{n} village | {n} villages"`, chosen by `n`.
 */
export type Locale = "zh" | "en";
export type Dictionary = Readonly<Record<string, string>>;

/** The same keys as the Chinese dictionary `D`, in another language. */
export type Translation<D extends Dictionary> = { readonly [K in keyof D]: string };

type ParamNames<S> = S extends `${string}{${infer P}}${infer Rest}` ? P | ParamNames<Rest> : never;
type Params<S> = [ParamNames<S>] extends [never] ? [] : [params: Record<ParamNames<S>, string | number>];

export interface Translate<D extends Dictionary> {
  <K extends keyof D & string>(key: K, ...params: Params<D[K]>): string;
  /** For keys that come from data, such as a state or a code: `undefined` when no word is known. */
  maybe(key: string, params?: Record<string, string | number>): string | undefined;
}

const STORED_LOCALE = "liandong.locale";

const [locale, setLocaleSignal] = createSignal<Locale>(readLocale());
const [loadedCount, setLoadedCount] = createSignal(0);
export { locale };

function readLocale(): Locale {
  return typeof localStorage !== "undefined" && localStorage.getItem(STORED_LOCALE) === "en" ? "en" : "zh";
}

interface Registered {
  zh: Dictionary;
  en: Dictionary | undefined;
  load: () => Promise<void>;
}

const registry: Registered[] = [];

/** Make the `t` of one dictionary. English is loaded when the locale is, or becomes, English. */
export function defineStrings<const D extends Dictionary>(
  source: D,
  loadEn: () => Promise<{ en: Translation<D> }>,
): Translate<D> {
  let pending: Promise<void> | undefined;
  const entry: Registered = {
    zh: source,
    en: undefined,
    load: () => (pending ??= fetchEnglish()),
  };
  const fetchEnglish = async () => {
    try {
      entry.en = (await loadEn()).en;
      setLoadedCount((count) => count + 1);
    } catch {
      pending = undefined; // offline: Chinese stays on screen and the next page tries again
    }
  };
  registry.push(entry);
  if (untrack(locale) === "en") void entry.load();

  const translate = (key: string, params?: Record<string, string | number>) => {
    const word = lookUp(entry, key);
    return word === undefined ? undefined : fill(word, params);
  };
  return Object.assign(
    (key: string, params?: Record<string, string | number>) => translate(key, params) ?? key,
    {
      maybe: translate,
    },
  ) as Translate<D>;
}

function lookUp(entry: Registered, key: string): string | undefined {
  if (locale() === "zh") return entry.zh[key];
  loadedCount();
  return entry.en?.[key] ?? entry.zh[key];
}

/** A word from whichever loaded dictionary knows the key, for codes that any area may define (`error.<code>`). */
export function anyWord(key: string, params?: Record<string, string | number>): string | undefined {
  for (const entry of registry) {
    const word = lookUp(entry, key);
    if (word !== undefined) return fill(word, params);
  }
  return undefined;
}

function fill(word: string, params: Record<string, string | number> = {}): string {
  const chosen = locale() === "en" ? choosePlural(word, params["n"]) : word;
  return chosen.replace(/\{(\w+)\}/g, (whole, name: string) => {
    const value = params[name];
    return typeof value === "number" ? groupDigits(value) : (value ?? whole);
  });
}

function choosePlural(word: string, n: string | number | undefined): string {
  const [one, other] = word.split(" | ");
  return other !== undefined && Number(n) !== 1 ? other : one!;
}

const digits = new Intl.NumberFormat("en", { maximumFractionDigits: 6 });
const groupDigits = (value: number): string => digits.format(value);

/** Resolves when every dictionary loaded so far has its words in the present language: no page shows a mixture. */
export async function stringsReady(): Promise<void> {
  if (locale() === "en") await Promise.all(registry.map((entry) => entry.load()));
}

/** Switch the language without a reload; the words are fetched first, then everything changes at once. */
export async function setLocale(next: Locale): Promise<void> {
  if (next === "en") await Promise.all(registry.map((entry) => entry.load()));
  localStorage.setItem(STORED_LOCALE, next);
  setLocaleSignal(next);
}
