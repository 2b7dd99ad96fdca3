import { useQuery } from "@tanstack/solid-query";
import { Match, Switch } from "solid-js";
import { today } from "../../lib/clock.ts";
import { AppError } from "../../lib/errors.ts";
import { EmptyState } from "../../ui/EmptyState.tsx";
import { ErrorNote } from "../../ui/ErrorNote.tsx";
import { LoadingState } from "../../ui/LoadingState.tsx";
import { isOnline } from "../../ui/online.ts";
import { PageHeader } from "../../ui/PageHeader.tsx";
import { checklistsQuery } from "./checklists.ts";
import { directoryQuery, groupsQuery, type Organ, villagesQuery } from "./directory.ts";
import { planningScopes } from "./scopes.ts";
import { RotationFormView } from "./RotationFormView.tsx";
import { words } from "./strings.ts";

/** A new rotation: everything is filled in beforehand, and one button makes the proposal. */
export function NewRotationPage() {
  const directory = useQuery(directoryQuery);
  const organs = (): readonly Organ[] => (directory.isSuccess ? directory.data.organs : []);
  const prefix = () => planningScopes(organs())[0]?.division_code?.slice(0, 6) ?? "";
  const villages = useQuery(() => ({ ...villagesQuery(prefix()), enabled: prefix() !== "" }));
  const groups = useQuery(() => groupsQuery(today()));
  const checklists = useQuery(checklistsQuery);
  const isReady = () =>
    directory.isSuccess &&
    groups.isSuccess &&
    checklists.isSuccess &&
    (villages.isSuccess || prefix() === "");
  const queries = [directory, villages, groups, checklists];
  const error = () => directory.error ?? villages.error ?? groups.error ?? checklists.error;
  const retry = () => void Promise.all(queries.map((query) => query.refetch()));
  return (
    <>
      <PageHeader
        title={words("rot.new")}
        subtitle={words("rot.new_words")}
        back={{ href: "/rotations", label: words("rot.title") }}
      />
      <Switch>
        <Match when={isReady() && planningScopes(organs()).length === 0}>
          <EmptyState title={words("rot.no_scope")} />
        </Match>
        <Match when={isReady()}>
          <RotationFormView
            directory={{
              organs: organs(),
              officers: directory.isSuccess ? directory.data.officers : [],
              villages: villages.isSuccess ? villages.data : [],
              groups: groups.isSuccess ? groups.data : [],
            }}
            checklists={checklists.isSuccess ? checklists.data : []}
          />
        </Match>
        <Match when={!isOnline()}>
          <ErrorNote error={new AppError("offline")} onRetry={retry} />
        </Match>
        <Match when={error()}>
          <ErrorNote error={error()} onRetry={retry} />
        </Match>
        <Match when={true}>
          <LoadingState lines={8} />
        </Match>
      </Switch>
    </>
  );
}
