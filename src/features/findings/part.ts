import { type Component, lazy } from "solid-js";
import { stringsReady } from "../../lib/i18n.ts";

/** A part of a page in a chunk of its own, shown only when its words are there in the present language. */
export function part<Props extends object>(load: () => Promise<Component<Props>>) {
  return lazy(async () => {
    const component = await load();
    await stringsReady();
    return { default: component };
  });
}
