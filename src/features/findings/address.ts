import { useSearchParams } from "@solidjs/router";
import { type Accessor, createMemo } from "solid-js";
import { type FindingFilters, filtersOf, searchOf } from "./filters.ts";

/** The filters of the address, and how to change some of them. */
export function createFilters(): [Accessor<FindingFilters>, (changes: Partial<FindingFilters>) => void] {
  const [search, setSearch] = useSearchParams<Record<string, string>>();
  const filters = createMemo(() => filtersOf(search));
  const change = (changes: Partial<FindingFilters>) =>
    setSearch(searchOf({ ...filters(), ...changes }), { replace: true });
  return [filters, change];
}
