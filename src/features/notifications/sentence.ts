import { isDay } from "../../core/calendar/day.ts";
import { formatDay, formatDayRange } from "../../lib/format.ts";
import type { Notification } from "./data.ts";
import { words } from "./strings.ts";

/** What happened, in a sentence without content; a kind that this version does not know is told by what it concerns. */
export const sentenceOf = ({ kind, entity }: Pick<Notification, "kind" | "entity">): string =>
  words.maybe(`kind.${kind}`) ?? words.maybe(`entity.${entity}`) ?? words("entity.other");

/** The days and names of places that go with it. */
export function detailsOf({ params }: Pick<Notification, "params">): string[] {
  const day = (name: string) => {
    const value = params[name];
    return typeof value === "string" && isDay(value) ? value : undefined;
  };
  const [from, to, due, on] = [
    day("from_on"),
    day("to_on"),
    day("due_on"),
    day("on_day") ?? day("starts_on"),
  ];
  const names = ["title", "name"].flatMap((name) => {
    const value = params[name];
    return typeof value === "string" ? [value] : [];
  });
  return [
    ...names,
    ...(from && to ? [formatDayRange(from, to)] : []),
    ...(due ? [words("due", { day: formatDay(due) })] : []),
    ...(on ? [formatDay(on)] : []),
  ];
}
