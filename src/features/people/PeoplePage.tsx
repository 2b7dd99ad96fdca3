import { useSearchParams } from "@solidjs/router";
import { useQuery } from "@tanstack/solid-query";
import { createMemo, createSignal, lazy, Match, Show, Suspense, Switch } from "solid-js";
import { hasRole, signedIn } from "../../lib/session.ts";
import { Button, LinkButton } from "../../ui/Button.tsx";
import { Card } from "../../ui/Card.tsx";
import { ErrorNote } from "../../ui/ErrorNote.tsx";
import { plusIcon, uploadIcon } from "../../ui/icons.ts";
import { LoadingState } from "../../ui/LoadingState.tsx";
import { PageHeader } from "../../ui/PageHeader.tsx";
import { type Organ, officersQuery, organsQuery } from "./data.ts";
import { findOfficers } from "./directory.ts";
import { words } from "./strings.ts";
import css from "./people.module.css";

const OrganTree = lazy(() => import("./OrganTree.tsx").then((module) => ({ default: module.OrganTree })));
const OfficersTable = lazy(() =>
  import("./OfficersTable.tsx").then((module) => ({ default: module.OfficersTable })),
);
const OfficerDialog = lazy(() =>
  import("./OfficerDialog.tsx").then((module) => ({ default: module.OfficerDialog })),
);
const SuccessionsDrawer = lazy(() =>
  import("./SuccessionsDrawer.tsx").then((module) => ({ default: module.SuccessionsDrawer })),
);
const AppointmentsCard = lazy(() =>
  import("./AppointmentsCard.tsx").then((module) => ({ default: module.AppointmentsCard })),
);
const OrganDialog = lazy(() =>
  import("./OrganDialog.tsx").then((module) => ({ default: module.OrganDialog })),
);

/** The directory of the county; an administrator also adds and changes here. */
export function PeoplePage() {
  const [params, setParams] = useSearchParams<{ organ?: string }>();
  // Not in the address: a browser keeps addresses, and this is a name.
  const [text, setText] = createSignal("");
  const organs = useQuery(organsQuery);
  const officers = useQuery(officersQuery);
  const isAdministrator = () => hasRole("administrator");
  const [dialog, setDialog] = createSignal<"officer" | "organ" | "edit_organ" | "successions">();
  const organList = (): Organ[] => (organs.isSuccess ? organs.data : []);
  const chosen = () => organList().find((organ) => organ.id === params.organ);
  const lines = createMemo(() =>
    findOfficers(officers.isSuccess ? officers.data : [], organList(), params.organ, text()),
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
      <Show when={!signedIn().seeingAs && hasRole("administrator", "leader")}>
        <Suspense>
          <AppointmentsCard />
        </Suspense>
      </Show>
      <div class={css["split"]}>
        <Suspense fallback={<LoadingState lines={4} />}>
          <OrganTree
            organs={organList()}
            chosenId={params.organ}
            onChoose={(organ) => setParams({ organ })}
            onSuccessions={() => setDialog("successions")}
            onEdit={isAdministrator() && chosen() ? () => setDialog("edit_organ") : undefined}
          />
        </Suspense>
        <Card
          title={chosen()?.name ?? words("people.officers")}
          aside={officers.isSuccess ? String(lines().length) : undefined}
          flush
        >
          <Switch>
            <Match when={officers.isSuccess && organs.isSuccess}>
              <Suspense fallback={<LoadingState lines={8} />}>
                <OfficersTable rows={lines()} text={text()} onSearch={setText} />
              </Suspense>
            </Match>
            <Match when={!error()}>
              <LoadingState lines={8} />
            </Match>
          </Switch>
        </Card>
      </div>
      <Suspense>
        <Show when={dialog() === "successions"}>
          <SuccessionsDrawer organs={organList()} canChange={isAdministrator()} onClose={() => setDialog()} />
        </Show>
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
