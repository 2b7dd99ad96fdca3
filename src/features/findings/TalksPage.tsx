import { useSearchParams } from "@solidjs/router";
import type { ListedTalk } from "../../core/findings/finding.schema.ts";
import { formatDay } from "../../lib/format.ts";
import { type Column, DataTable } from "../../ui/DataTable.tsx";
import { EmptyState } from "../../ui/EmptyState.tsx";
import { PageHeader } from "../../ui/PageHeader.tsx";
import { PagedFrame } from "../../ui/PagedFrame.tsx";
import { createTalksReading } from "./data.ts";
import { addressOf, filtersOf } from "./filters.ts";
import { words } from "./strings.ts";

/** The talks behind a number of the ledger, each with the finding that it followed from. */
export function TalksPage() {
  const [search] = useSearchParams<Record<string, string>>();
  const filters = () => filtersOf(search);
  const reading = createTalksReading(filters, () => search["kind"] ?? "");
  return (
    <>
      <PageHeader
        title={words("talk.list")}
        back={{ href: addressOf("/findings", filters(), { tab: "ledger" }), label: words("tab.ledger") }}
      />
      <PagedFrame reading={reading} empty={<EmptyState title={words("talk.none")} />}>
        <DataTable
          caption={words("talk.list")}
          rows={reading.value() ?? []}
          columns={talkColumns()}
          rowKey={(talk) => talk.id}
          href={(talk) => `/findings/${talk.finding_id}`}
        />
      </PagedFrame>
    </>
  );
}

const talkColumns = (): Column<ListedTalk>[] => [
  {
    key: "title",
    header: words("field.title"),
    text: (talk) => talk.title,
    priority: 1,
    width: "minmax(14rem, 3fr)",
  },
  { key: "kind", header: words("talk.kind"), text: (talk) => words(`talk.${talk.kind}`) },
  {
    key: "persons",
    header: words("talk.people"),
    text: (talk) => words("talk.persons", { n: talk.persons }),
    align: "end",
  },
  { key: "unit", header: words("field.unit"), text: (talk) => talk.organ_name ?? "" },
  { key: "day", header: words("talk.on_day"), text: (talk) => formatDay(talk.on_day) },
];
