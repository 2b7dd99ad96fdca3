// @vitest-environment jsdom
import { afterEach, describe, expect, test } from "vitest";
import { type Dictionary, defineStrings, locale, setLocale, stringsReady } from "./i18n.ts";

const placeholders = (word: string) => [...new Set(word.match(/\{\w+\}/g))].sort();

const sources = {
  ...import.meta.glob<{ zh: Dictionary }>(["./i18n/*zh.ts", "../{ui,app}/*.zh.ts", "../features/*/*.zh.ts"], {
    eager: true,
  }),
};
const translations = {
  ...import.meta.glob<{ en: Dictionary }>(["./i18n/*en.ts", "../{ui,app}/*.en.ts", "../features/*/*.en.ts"], {
    eager: true,
  }),
};
const pairs = Object.entries(sources).map(([path, { zh }]) => ({
  path,
  zh,
  en: translations[path.replace(/zh\.ts$/, "en.ts")]?.en,
}));

describe("every dictionary", () => {
  test("has an English file beside the Chinese one, and no English file stands alone", () => {
    const expected = Object.keys(sources).map((path) => path.replace(/zh\.ts$/, "en.ts"));
    expect(Object.keys(translations).sort()).toEqual(expected.sort());
  });

  test.each(pairs)("$path: English has exactly the Chinese keys", ({ zh, en }) => {
    expect(Object.keys(en ?? {}).sort()).toEqual(Object.keys(zh).sort());
  });

  test.each(pairs)(
    "$path: no word is empty but counting units, which English lacks, and none keeps characters or signs of the other language",
    ({ zh, en }) => {
      const blank = [
        ...Object.entries(zh),
        ...Object.entries(en ?? {}).filter(([key]) => !/(^|[._])unit(\.|$)/.test(key)),
      ].filter(([, word]) => word.trim() === "");
      const untranslated = Object.entries(en ?? {}).filter(
        ([key, word]) => key !== "app.language" && /[\u3000-\u303f\u4e00-\u9fff\uff00-\uffef]/.test(word),
      );
      expect({ blank, untranslated }).toEqual({ blank: [], untranslated: [] });
    },
  );

  test.each(pairs)("$path: both languages ask for the same parameters", ({ zh, en = {} }) => {
    const different = Object.keys(zh).filter(
      (key) => placeholders(zh[key]!).join() !== placeholders(en[key] ?? "").join(),
    );
    expect(different).toEqual([]);
  });

  test.each(pairs)("$path: an English plural is chosen by a parameter named n", ({ en = {} }) => {
    const without = Object.entries(en).filter(([, word]) => word.includes(" | ") && !word.includes("{n}"));
    expect(without).toEqual([]);
  });
});

function deferred<T>() {
  let arrive: ((value: T) => void) | undefined;
  const promise = new Promise<T>((resolve) => (arrive = resolve));
  return { promise, arrive: (value: T) => arrive?.(value) };
}

describe("t", () => {
  const zh = { villages: "共{n}个村", greeting: "您好，{name}", plain: "保存" } as const;
  const en = { villages: "{n} village | {n} villages", greeting: "Hello {name}", plain: "Save" };

  afterEach(() => setLocale("zh"));

  test("fills parameters and groups the digits of numbers, but leaves strings alone", () => {
    const t = defineStrings(zh, () => Promise.resolve({ en }));
    expect([t("villages", { n: 3320 }), t("villages", { n: "2026" })]).toEqual(["共3,320个村", "共2026个村"]);
  });

  test("English chooses the plural by n", async () => {
    const t = defineStrings(zh, () => Promise.resolve({ en }));
    await setLocale("en");
    expect([t("villages", { n: 1 }), t("villages", { n: 0 }), t("villages", { n: 2 })]).toEqual([
      "1 village",
      "0 villages",
      "2 villages",
    ]);
  });

  test("the language changes only when the words have arrived, and is remembered", async () => {
    const { promise, arrive } = deferred<{ en: typeof en }>();
    const t = defineStrings(zh, () => promise);
    const switching = setLocale("en");
    expect([locale(), t("plain")]).toEqual(["zh", "保存"]);
    arrive({ en });
    await switching;
    expect([locale(), t("plain"), localStorage.getItem("liandong.locale")]).toEqual(["en", "Save", "en"]);
  });

  test("a dictionary that joins later is ready in English when stringsReady resolves", async () => {
    await setLocale("en");
    const t = defineStrings(zh, () => Promise.resolve({ en }));
    await stringsReady();
    expect(t("greeting", { name: "Lin" })).toBe("Hello Lin");
  });

  test("without a signal Chinese stays on screen and English is tried again later", async () => {
    let online = false;
    const t = defineStrings(zh, () =>
      online ? Promise.resolve({ en }) : Promise.reject(new Error("offline")),
    );
    await setLocale("en");
    expect(t("plain")).toBe("保存");
    online = true;
    await stringsReady();
    expect(t("plain")).toBe("Save");
  });

  test("maybe answers undefined for a code that nobody has a word for", () => {
    const t = defineStrings(zh, () => Promise.resolve({ en }));
    expect([t.maybe("plain"), t.maybe("state.never_seen")]).toEqual(["保存", undefined]);
  });
});
