import { useSearchParams } from "@solidjs/router";
import { createMemo } from "solid-js";
import { isDay } from "../../core/calendar/day.ts";
import type { TalkFilters } from "./data.ts";
import { TALK_KINDS } from "./talk.ts";

/** The filters stand in the address, so that a list can be passed on and come back to. */
export function createTalkFilters() {
  const [search, setSearch] = useSearchParams<{ kind?: string; from?: string; to?: string; mine?: string }>();
  const day = (text: string | undefined) => (text !== undefined && isDay(text) ? text : "");
  const filters = createMemo((): TalkFilters => ({
    kind: TALK_KINDS.find((kind) => kind === search.kind) ?? "",
    from: day(search.from),
    to: day(search.to),
    isMine: search.mine === "1",
  }));
  const change = (changes: Partial<TalkFilters>) => {
    const next = { ...filters(), ...changes };
    setSearch({
      kind: next.kind || undefined,
      from: next.from || undefined,
      to: next.to || undefined,
      mine: next.isMine ? "1" : undefined,
    });
  };
  const isFiltered = () => {
    const { kind, from, to, isMine } = filters();
    return kind !== "" || from !== "" || to !== "" || isMine;
  };
  return { filters, change, isFiltered };
}
