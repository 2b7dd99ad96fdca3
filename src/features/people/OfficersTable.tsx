import { Badge, StatusTag } from "../../ui/Badge.tsx";
import { type Column, DataTable } from "../../ui/DataTable.tsx";
import { EmptyState } from "../../ui/EmptyState.tsx";
import type { OfficerLine } from "./directory.ts";
import { SearchBox } from "../../ui/SearchBox.tsx";
import { words } from "./strings.ts";
import css from "./people.module.css";

/** The officers found; in a part of its own, so that the page stands while the table is on its way. */
export function OfficersTable(props: {
  rows: readonly OfficerLine[];
  text: string;
  onSearch: (text: string) => void;
}) {
  return (
    <>
      <div class={css["search"]}>
        <SearchBox
          label={words("people.search")}
          placeholder={words("people.search")}
          value={props.text}
          onSearch={props.onSearch}
        />
      </div>
      <DataTable
        caption={words("people.officers")}
        rows={props.rows}
        columns={officerColumns()}
        rowKey={(row) => row.id}
        href={(row) => `/people/${row.id}`}
        empty={
          <EmptyState title={words(props.text !== "" ? "people.no_match" : "people.empty")}>
            {props.text !== "" ? undefined : words("people.empty_words")}
          </EmptyState>
        }
      />
    </>
  );
}

const officerColumns = (): Column<OfficerLine>[] => [
  {
    key: "name",
    header: words("people.name"),
    text: (row) => row.name,
    sortBy: (row) => row.name,
    priority: 1,
    width: "minmax(6rem, 1fr)",
  },
  {
    key: "organ",
    header: words("people.organ"),
    text: (row) => row.organName,
    sortBy: (row) => row.organName,
    width: "minmax(9rem, 1.5fr)",
  },
  { key: "post", header: words("people.post"), text: (row) => row.post, width: "minmax(8rem, 1.5fr)" },
  {
    key: "availability",
    header: words("people.availability"),
    text: (row) => (row.left_on ? words("people.left") : words(`people.availability.${row.availability}`)),
    cell: (row) => (
      <StatusTag tone={row.left_on ? "neutral" : row.availability === "available" ? "ok" : "warn"}>
        {row.left_on ? words("people.left") : words(`people.availability.${row.availability}`)}
      </StatusTag>
    ),
    width: "7rem",
  },
  {
    key: "account",
    header: words("people.account"),
    text: (row) => words(row.user_id ? "people.account.yes" : "people.account.no"),
    cell: (row) => (
      <Badge tone={row.user_id ? "neutral" : "warn"}>
        {words(row.user_id ? "people.account.yes" : "people.account.no")}
      </Badge>
    ),
    width: "6rem",
  },
];
