import { useSearchParams } from "@solidjs/router";
import { type Accessor, createMemo, createSignal } from "solid-js";
import { isDay } from "../../core/calendar/day.ts";
import { PROBLEM_ROUTES, VISIT_KINDS } from "../../core/visits/kinds.ts";
import type { ProblemFilters } from "./data.ts";
import type { VisitFilters } from "./local.ts";

/**
 * Filters stand in the address: a filtered list can be shared, and the way back leads to it. What is typed does not: a
 * browser keeps addresses, and it may be a name.
 */

type Search = Partial<Record<string, string>>;

const oneOf = <V extends string>(values: readonly V[], text: string | undefined): V | "" =>
  values.find((value) => value === text) ?? "";

const dayOr = (text: string | undefined): string => (text && isDay(text) ? text : "");

const visitFiltersOf = (search: Search): Omit<VisitFilters, "text"> => ({
  kind: oneOf(VISIT_KINDS, search["kind"]),
  from: dayOr(search["from"]),
  to: dayOr(search["to"]),
  villageCode: search["village"] ?? "",
  isMine: search["mine"] === "1",
});

const addressOf = ({ kind, from, to, villageCode, isMine }: VisitFilters) => ({
  kind: kind || undefined,
  from: from || undefined,
  to: to || undefined,
  village: villageCode || undefined,
  mine: isMine ? "1" : undefined,
});

const problemFiltersOf = (search: Search): ProblemFilters => ({
  route: oneOf(PROBLEM_ROUTES, search["route"]),
  state: oneOf(["closed", "all"] as const, search["state"]) || "open",
});

/** The filters of the visits, and how to change some of them. */
export function createVisitFilters(): [Accessor<VisitFilters>, (changes: Partial<VisitFilters>) => void] {
  const [search, setSearch] = useSearchParams<Record<string, string>>();
  const [text, setText] = createSignal("");
  const filters = createMemo((): VisitFilters => ({ text: text(), ...visitFiltersOf(search) }));
  const change = (changes: Partial<VisitFilters>) => {
    if (changes.text !== undefined) setText(changes.text);
    setSearch(addressOf({ ...filters(), ...changes }), { replace: true });
  };
  return [filters, change];
}

/** The filters of the problems, and how to change some of them. */
export function createProblemFilters(): [
  Accessor<ProblemFilters>,
  (changes: Partial<ProblemFilters>) => void,
] {
  const [search, setSearch] = useSearchParams<Record<string, string>>();
  const filters = createMemo(() => problemFiltersOf(search));
  const change = (changes: Partial<ProblemFilters>) => {
    const { route, state } = { ...filters(), ...changes };
    setSearch({ route: route || undefined, state: state === "open" ? undefined : state }, { replace: true });
  };
  return [filters, change];
}
