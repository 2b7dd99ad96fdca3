import { useSearchParams } from "@solidjs/router";
import { useQuery } from "@tanstack/solid-query";
import { createMemo, createSignal, lazy, Match, Show, Suspense, Switch } from "solid-js";
import { hasRole } from "../../lib/session.ts";
import { Badge, StatusTag } from "../../ui/Badge.tsx";
import { Button, LinkButton } from "../../ui/Button.tsx";
import { Card } from "../../ui/Card.tsx";
import { type Column, DataTable } from "../../ui/DataTable.tsx";
import { EmptyState } from "../../ui/EmptyState.tsx";
import { ErrorNote } from "../../ui/ErrorNote.tsx";
import { plusIcon, uploadIcon } from "../../ui/icons.ts";
import { LoadingState } from "../../ui/LoadingState.tsx";
import { PageHeader } from "../../ui/PageHeader.tsx";
import { SearchBox } from "../../ui/SearchBox.tsx";
import { type Organ, officersQuery, organsQuery } from "./data.ts";
import { findOfficers, type OfficerLine } from "./directory.ts";
import { OrganTree } from "./OrganTree.tsx";
import { words } from "./strings.ts";
import css from "./people.module.css";

const OfficerDialog = lazy(() =>
  import("./OfficerDialog.tsx").then((module) => ({ default: module.OfficerDialog })),
);
const OrganDialog = lazy(() =>
  import("./OrganDialog.tsx").then((module) => ({ default: module.OrganDialog })),
);

/** The directory of the county; an administrator also adds and changes here. */
export function PeoplePage() {
  const [params, setParams] = useSearchParams<{ organ?: string; q?: string }>();
  const organs = useQuery(organsQuery);
  const officers = useQuery(officersQuery);
  const isAdministrator = () => hasRole("administrator");
  const [dialog, setDialog] = createSignal<"officer" | "organ" | "edit_organ">();
  const organList = (): Organ[] => (organs.isSuccess ? organs.data : []);
  const chosen = () => organList().find((organ) => organ.id === params.organ);
  const lines = createMemo(() =>
    findOfficers(officers.isSuccess ? officers.data : [], organList(), params.organ, params.q ?? ""),
  );
  const error = () => organs.error ?? officers.error;

  return (
    <>
      <PageHeader
        title={words("people.title")}
        subtitle={words("people.subtitle")}
        actions={
          <Show when={isAdministrator()}>
            <LinkButton icon={uploadIcon} href="/divisions/import">
              {words("people.import")}
            </LinkButton>
            <Button icon={plusIcon} onClick={() => setDialog("organ")}>
              {words("people.add_organ")}
            </Button>
            <Button kind="primary" icon={plusIcon} onClick={() => setDialog("officer")}>
              {words("people.add_officer")}
            </Button>
          </Show>
        }
      />
      <Show when={error()}>
        {(known) => (
          <ErrorNote
            error={known()}
            onRetry={() => void Promise.all([organs.refetch(), officers.refetch()])}
          />
        )}
      </Show>
      <div class={css["split"]}>
        <OrganTree
          organs={organList()}
          chosenId={params.organ}
          onChoose={(organ) => setParams({ organ })}
          onEdit={isAdministrator() && chosen() ? () => setDialog("edit_organ") : undefined}
        />
        <Card
          title={chosen()?.name ?? words("people.officers")}
          aside={officers.isSuccess ? String(lines().length) : undefined}
          flush
        >
          <div class={css["search"]}>
            <SearchBox
              label={words("people.search")}
              placeholder={words("people.search")}
              value={params.q ?? ""}
              onSearch={(q) => setParams({ q: q === "" ? undefined : q })}
            />
          </div>
          <Switch>
            <Match when={officers.isSuccess && organs.isSuccess}>
              <DataTable
                caption={words("people.officers")}
                rows={lines()}
                columns={officerColumns()}
                rowKey={(row) => row.id}
                href={(row) => `/people/${row.id}`}
                empty={
                  <EmptyState title={words(params.q ? "people.no_match" : "people.empty")}>
                    {params.q ? undefined : words("people.empty_words")}
                  </EmptyState>
                }
              />
            </Match>
            <Match when={!error()}>
              <LoadingState lines={8} />
            </Match>
          </Switch>
        </Card>
      </div>
      <Suspense>
        <Show when={dialog() === "officer"}>
          <OfficerDialog organs={organList()} organId={params.organ} onClose={() => setDialog()} />
        </Show>
        <Show when={dialog() === "organ"}>
          <OrganDialog organs={organList()} parentId={params.organ} onClose={() => setDialog()} />
        </Show>
        <Show when={dialog() === "edit_organ" && chosen()}>
          {(organ) => <OrganDialog organs={organList()} organ={organ()} onClose={() => setDialog()} />}
        </Show>
      </Suspense>
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
