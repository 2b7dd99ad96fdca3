import { useParams } from "@solidjs/router";
import { useQuery } from "@tanstack/solid-query";
import { Match, Switch } from "solid-js";
import { EmptyState } from "../../ui/EmptyState.tsx";
import { ErrorNote } from "../../ui/ErrorNote.tsx";
import { LoadingState } from "../../ui/LoadingState.tsx";
import { PageHeader } from "../../ui/PageHeader.tsx";
import { planQuery } from "./data.ts";
import { PlanView } from "./PlanView.tsx";
import { words } from "./strings.ts";

/** One rotation: who inspects whom, in which round. */
export function PlanPage() {
  const params = useParams<{ id: string }>();
  const record = useQuery(() => planQuery(params.id));
  const back = () => ({ href: "/rotations", label: words("rot.title") });
  return (
    <Switch>
      <Match when={record.isSuccess && record.data === null}>
        <PageHeader title={words("rot.title")} back={back()} />
        <EmptyState title={words("rot.not_found")}>{words("rot.not_found_words")}</EmptyState>
      </Match>
      <Match when={record.isSuccess && record.data}>{(known) => <PlanView record={known()} />}</Match>
      <Match when={record.error}>
        <PageHeader title={words("rot.title")} back={back()} />
        <ErrorNote error={record.error} onRetry={() => void record.refetch()} />
      </Match>
      <Match when={true}>
        <LoadingState lines={8} />
      </Match>
    </Switch>
  );
}
