import { useParams } from "@solidjs/router";
import { useQuery } from "@tanstack/solid-query";
import { Match, Switch } from "solid-js";
import { EmptyState } from "../../ui/EmptyState.tsx";
import { ErrorNote } from "../../ui/ErrorNote.tsx";
import { LoadingState } from "../../ui/LoadingState.tsx";
import { PageHeader } from "../../ui/PageHeader.tsx";
import { boundariesQuery, directoryQuery, placesQuery, planQuery } from "./data.ts";
import { commonPrefix, townshipCodes } from "./overview.ts";
import { PlanView } from "./PlanView.tsx";
import { words } from "./strings.ts";

/** One plan: what was proposed for each township and why, to be adjusted, compared and published. */
export function PlanPage() {
  const params = useParams<{ id: string }>();
  const record = useQuery(() => planQuery(params.id));
  const directory = useQuery(directoryQuery);
  const prefix = () => (record.isSuccess && record.data ? commonPrefix(townshipCodes(record.data)) : "");
  const places = useQuery(() => ({ ...placesQuery(prefix()), enabled: prefix() !== "" }));
  const boundaries = useQuery(() => {
    const codes = record.isSuccess && record.data ? townshipCodes(record.data) : [];
    return { ...boundariesQuery(codes), enabled: codes.length > 0 };
  });
  const error = () => record.error ?? directory.error ?? places.error;
  const retry = () => void Promise.all([record.refetch(), directory.refetch(), places.refetch()]);
  return (
    <Switch>
      <Match when={record.isSuccess && record.data === null}>
        <PageHeader title={words("grids.plans")} back={{ href: "/grids", label: words("plan.back") }} />
        <EmptyState title={words("plan.not_found")} />
      </Match>
      <Match when={record.isSuccess && directory.isSuccess && places.isSuccess && record.data}>
        {(known) => (
          <PlanView
            record={known()}
            officers={directory.data!.officers}
            divisions={places.data!}
            boundaries={{
              rows: boundaries.isSuccess ? boundaries.data : [],
              hasFailed: boundaries.isError,
            }}
          />
        )}
      </Match>
      <Match when={error()}>
        <PageHeader title={words("grids.plans")} back={{ href: "/grids", label: words("plan.back") }} />
        <ErrorNote error={error()} onRetry={retry} />
      </Match>
      <Match when={true}>
        <LoadingState lines={8} />
      </Match>
    </Switch>
  );
}
