import { Show } from "solid-js";
import type { DayWindow } from "../../core/calendar/period.ts";
import { today } from "../../lib/clock.ts";
import { formatDay, formatDayRange, formatNumber } from "../../lib/format.ts";
import { Card } from "../../ui/Card.tsx";
import { type Column, DataTable } from "../../ui/DataTable.tsx";
import { ReadingFrame } from "../../ui/ReadingFrame.tsx";
import { createOwnPartsReading, type OwnPart } from "./data.ts";
import { words } from "./strings.ts";
import css from "./collaboration.module.css";

/** What the reader's own unit gave to others: its days, visits and talks, never what the items are about. */
export function OwnPartsCard(props: { window: DayWindow }) {
  const reading = createOwnPartsReading(() => props.window);
  const rows = () => reading.value() ?? [];
  return (
    <Show when={rows().length > 0 || reading.status() === "failed"}>
      <Card title={words("own.title")} flush>
        <p class={css["note"]}>{words("own.note")}</p>
        <ReadingFrame reading={reading}>
          <DataTable
            caption={words("own.title")}
            rows={rows()}
            columns={columns()}
            rowKey={(row) => `${row.host_organ_name} ${row.from_on} ${rows().indexOf(row)}`}
          />
        </ReadingFrame>
      </Card>
    </Show>
  );
}

const figure = (key: "people" | "person_days" | "visits" | "talks", header: string): Column<OwnPart> => ({
  key,
  header,
  text: (row) => formatNumber(row[key]),
  sortBy: (row) => row[key],
  align: "end",
});

const periodWords = ({ from_on, to_on }: OwnPart): string =>
  to_on >= today() ? words("own.running", { from: formatDay(from_on) }) : formatDayRange(from_on, to_on);

const columns = (): Column<OwnPart>[] => [
  {
    key: "host",
    header: words("own.host"),
    text: ({ host_organ_name }) => host_organ_name,
    priority: 1,
    width: "minmax(9rem, 2fr)",
  },
  {
    key: "period",
    header: words("own.days"),
    text: periodWords,
    sortBy: ({ from_on }) => from_on,
    width: "minmax(13rem, 2fr)",
  },
  figure("people", words("own.people")),
  figure("person_days", words("ledger.unit_days")),
  figure("visits", words("ledger.unit_visits")),
  figure("talks", words("ledger.unit_talks")),
];
