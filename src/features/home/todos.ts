import { formatDay } from "../../lib/format.ts";
import type { Todos } from "./data.ts";
import { words } from "./cards.ts";

export interface Todo {
  readonly key: string;
  readonly text: string;
  /** Names concerned, the first few. */
  readonly about: string;
  readonly href: string;
  /** False for what is only to be known. */
  readonly isDue: boolean;
}

const NAMED = 4;

/** What is left to configure, most basic first; nothing that is done. */
export function todosOf(todos: Todos): Todo[] {
  const lacking = todos.townships_lacking;
  const uncovered = todos.townships_with_such_villages.map(({ name }) => name);
  const list: (Todo | false)[] = [
    todos.townships_without_commission > 0 && {
      key: "commissions",
      text: words("todo.commissions", { n: todos.townships_without_commission }),
      about: firstOf(lacking, todos.townships_without_commission),
      href: "/people",
      isDue: true,
    },
    todos.officers_without_account > 0 && {
      key: "accounts",
      text: words("todo.accounts", { n: todos.officers_without_account }),
      about: todos.officers_invited > 0 ? words("todo.invited", { n: todos.officers_invited }) : "",
      href: "/people",
      isDue: true,
    },
    todos.villages_without_grid > 0 && {
      key: "villages",
      text: words("todo.villages", { n: todos.villages_without_grid }),
      about: firstOf(uncovered, uncovered.length),
      href: "/grids",
      isDue: true,
    },
    todos.grids_of_departed_leaders > 0 && {
      key: "leaders",
      text: words("todo.leaders", { n: todos.grids_of_departed_leaders }),
      about: "",
      href: "/grids",
      isDue: true,
    },
    calendarTodo(todos),
  ];
  return list.filter((todo) => todo !== false);
}

function calendarTodo({ calendar_ends_on: end, calendar_provisional_from: from }: Todos): Todo | false {
  const day = from ?? end;
  if (day === null) return false;
  if (from === null) return false;
  return {
    key: "calendar",
    text: words("todo.calendar", { day: formatDay(day) }),
    about: words("todo.calendar_next"),
    href: "/admin",
    isDue: false,
  };
}

/** The first few names, and that there are more. */
function firstOf(names: readonly string[], count: number): string {
  const shown = names.slice(0, NAMED).join(words("todo.and"));
  return count > NAMED ? words("todo.more", { names: shown, n: count }) : shown;
}
