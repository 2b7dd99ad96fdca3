import { useSearchParams } from "@solidjs/router";
import { type Accessor, createMemo, createSignal } from "solid-js";
import { type FindingFilters, filtersOf, searchOf } from "./filters.ts";

/**
 * The filters of the address, and how to change some of them. What is looked for is not in it: a browser keeps addresses,
 * and what is typed may be a name.
 */
export function createFilters(): [Accessor<FindingFilters>, (changes: Partial<FindingFilters>) => void] {
  const [search, setSearch] = useSearchParams<Record<string, string>>();
  const [text, setText] = createSignal("");
  const filters = createMemo((): FindingFilters => ({ ...filtersOf(search), text: text() }));
  const change = (changes: Partial<FindingFilters>) => {
    if (changes.text !== undefined) setText(changes.text);
    setSearch(searchOf({ ...filters(), ...changes }), { replace: true });
  };
  return [filters, change];
}
