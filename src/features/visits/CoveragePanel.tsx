import { createMemo, createSignal, Show } from "solid-js";
import type { CoverageRow } from "../../core/visits/visits.schema.ts";
import { formatDays, formatNumber } from "../../lib/format.ts";
import { Stack } from "../../ui/Card.tsx";
import { RadioGroup } from "../../ui/ChoiceGroup.tsx";
import { type Column, DataTable } from "../../ui/DataTable.tsx";
import { EmptyState } from "../../ui/EmptyState.tsx";
import { gridIcon } from "../../ui/icons.ts";
import { ReadingFrame } from "../../ui/ReadingFrame.tsx";
import { placeName } from "./coverage.ts";
import { type CoverageUnit, createCoverageReading } from "./data.ts";
import { words } from "./strings.ts";
import css from "./visits.module.css";

/** How the villages are covered, place by place, in the order of the official list. No column sorts: it is no ranking. */
export function CoveragePanel() {
  const [unit, setUnit] = createSignal<CoverageUnit>("grid");
  const reading = createCoverageReading(unit);
  const rows = createMemo(() => reading.value() ?? []);
  const hasTownships = () => new Set(rows().map(({ township_code }) => township_code)).size > 1;
  const units = () =>
    (["grid", "township"] as const).map((value) => ({ value, label: words(`coverage.by_${value}`) }));
  return (
    <Stack>
      <Show when={hasTownships() || unit() === "township"}>
        <RadioGroup
          label={words("coverage.by")}
          hideLabel
          look="chips"
          options={units()}
          value={unit()}
          onChange={setUnit}
        />
      </Show>
      <ReadingFrame reading={reading} lines={6}>
        <Show
          when={rows().length > 0}
          fallback={<EmptyState icon={gridIcon} title={words("coverage.none")} />}
        >
          <Stack gap="sm">
            <p class={css["quiet"]}>{words("coverage.order")}</p>
            <DataTable
              caption={words("coverage.caption")}
              rows={rows()}
              columns={columnsOf(unit())}
              rowKey={(row) => `${row.township_code} ${row.grid_id ?? ""}`}
            />
          </Stack>
        </Show>
      </ReadingFrame>
    </Stack>
  );
}

function columnsOf(unit: CoverageUnit): Column<CoverageRow>[] {
  const place: Column<CoverageRow> = {
    key: "place",
    header: unit === "grid" ? words("coverage.unit") : words("coverage.township"),
    priority: 1,
    text: (row) => placeName(row, unit),
  };
  const count = (
    key: "villages" | "visited_in_time" | "overdue" | "never_visited",
    header: string,
  ): Column<CoverageRow> => ({
    key,
    header,
    align: "end",
    text: (row) => formatNumber(row[key]),
  });
  return [
    place,
    count("villages", words("coverage.villages")),
    count("visited_in_time", words("coverage.in_time")),
    count("overdue", words("coverage.overdue")),
    count("never_visited", words("coverage.never")),
    {
      key: "longest",
      header: words("coverage.longest"),
      align: "end",
      text: (row) => (row.longest_days === null ? "—" : formatDays(row.longest_days)),
    },
  ];
}
