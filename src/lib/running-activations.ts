import { queryOptions, useQuery } from "@tanstack/solid-query";
import * as v from "valibot";
import { formatAside } from "./format.ts";
import { readRpc } from "./read-rpc.ts";

const RunningActivation = v.object({ id: v.string(), title: v.string(), organ_name: v.string() });

const runningActivationsQuery = () =>
  queryOptions({
    queryKey: ["running-activations"],
    staleTime: 60_000,
    queryFn: ({ signal }) => readRpc("my_running_activations", {}, v.array(RunningActivation), signal),
  });

/**
 * Joint work for which the person may enter visits, talks and activities today, as the choices of a field; none while it
 * is not known. No such entry changes it.
 */
export function createRunningActivations(): () => { value: string; label: string }[] {
  const running = useQuery(runningActivationsQuery);
  return () =>
    (running.isSuccess ? running.data : []).map(({ id, title, organ_name }) => ({
      value: id,
      label: formatAside(title, organ_name),
    }));
}
