import type { LedgerFacts } from "../../core/findings/finding.schema.ts";
import { type LedgerLine, ledgerOf } from "../../core/findings/ledger.ts";
import { formatBeside, formatDayRange, formatMoment } from "../../lib/format.ts";
import type { WorkbookSheet } from "../../lib/workbook/spec.ts";
import type { FindingFilters } from "./filters.ts";
import { ledgerColumns } from "./ledger-columns.ts";
import { words } from "./strings.ts";

/** The ledger on screen as two sheets, each with its period, its as-of time and the total at the end. */
export function ledgerSheets(facts: LedgerFacts, filters: FindingFilters): WorkbookSheet[] {
  const ledger = ledgerOf(facts);
  const heading = [
    words("ledger.file"),
    formatBeside(
      formatDayRange(filters.from, filters.to),
      words("ledger.as_of", { moment: formatMoment(facts.as_of) }),
    ),
  ];
  const sheet = (kind: "organ" | "topic", lines: readonly LedgerLine[]): WorkbookSheet => {
    const columns = ledgerColumns(kind, filters, facts.projects !== null);
    const rowOf = (line: LedgerLine, name: string) => ({
      name,
      ...Object.fromEntries(columns.map((column) => [column.key, column.value(line)])),
    });
    return {
      name: words(`ledger.sheet_${kind}`),
      heading,
      columns: [
        { header: words(`ledger.${kind}`), key: "name", width: 24 },
        ...columns.map(({ key, header }) => ({
          key,
          header,
          width: 14,
          kind: key === "rate" ? ("percent" as const) : ("number" as const),
        })),
      ],
      rows: [...lines.map((line) => rowOf(line, line.name)), rowOf(ledger.total, words("ledger.total"))],
      print: { orientation: "landscape" },
    };
  };
  return [sheet("organ", ledger.byOrgan), sheet("topic", ledger.byTopic)];
}
