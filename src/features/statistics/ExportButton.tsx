import { Show } from "solid-js";
import type { StatisticsResponse } from "../../core/indicators/statistics.schema.ts";
import { formatDayRange, formatMoment } from "../../lib/format.ts";
import { signedIn } from "../../lib/session.ts";
import { createSaving } from "../../lib/saving.ts";
import { Button } from "../../ui/Button.tsx";
import { ErrorNote } from "../../ui/ErrorNote.tsx";
import { downloadIcon } from "../../ui/icons.ts";
import { fetchSmallCellThreshold, type Indicator, type Organ } from "./data.ts";
import { indicatorName, unitWord } from "./names.ts";
import { type ExportWords, statisticsSheets } from "./sheets.ts";
import { words } from "./strings.ts";

/** The figures on screen as a workbook, with what they are about on a sheet of its own. */
export function ExportButton(props: {
  totals: StatisticsResponse;
  byOrgan: StatisticsResponse;
  indicators: readonly Indicator[];
  organs: readonly Organ[];
  organId: string;
  organName: string;
}) {
  const { isBusy, error, follow } = createSaving();
  const run = async () => {
    const { downloadBlob, writeWorkbook } = await import("../../lib/workbook/write.ts");
    const threshold = await fetchSmallCellThreshold(props.organId);
    const sheets = statisticsSheets(
      props.totals,
      props.byOrgan,
      props.indicators,
      props.organs,
      threshold,
      exportWords(threshold),
    );
    const { from, to } = props.totals.window;
    downloadBlob(await writeWorkbook({ sheets }), `${props.organName}-${from}-${to}.xlsx`);
  };

  function exportWords(threshold: number): ExportWords {
    const { from, to } = props.totals.window;
    return {
      totals: words("stats.totals"),
      byOrgan: words("stats.by_organ"),
      organ: words("stats.organ"),
      indicator: words("stats.indicator"),
      unit: words("stats.unit"),
      current: words("stats.this"),
      lastYear: words("stats.last_year"),
      yoy: words("stats.yoy"),
      about: words("stats.about"),
      aboutLines: [
        [words("stats.organ"), props.organName],
        [words("stats.period"), formatDayRange(from, to)],
        [words("stats.about.as_of"), formatMoment(props.totals.as_of)],
        [words("stats.about.by"), signedIn().officer.name],
        [words("stats.about.small"), words("stats.about.small_words", { n: threshold })],
      ],
      nameOf: indicatorName,
      unitOf: (indicator) => unitWord(indicator),
    };
  }

  return (
    <>
      <Button icon={downloadIcon} busy={isBusy()} onClick={() => void follow(run())}>
        {isBusy() ? words("stats.exporting") : words("stats.export")}
      </Button>
      <Show when={error()}>
        {(known) => <ErrorNote error={known()} onRetry={() => void follow(run())} />}
      </Show>
    </>
  );
}
