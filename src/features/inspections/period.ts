import { formatDayShort } from "../../lib/format.ts";
import { words } from "./strings.ts";

/** 3月5日至3月6日; one day alone by itself. */
export const periodWords = ({ starts_on, ends_on }: { starts_on: string; ends_on: string }): string =>
  starts_on === ends_on
    ? formatDayShort(starts_on)
    : words("period", { from: formatDayShort(starts_on), to: formatDayShort(ends_on) });
