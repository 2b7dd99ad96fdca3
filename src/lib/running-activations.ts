import { queryOptions } from "@tanstack/solid-query";
import * as v from "valibot";
import { readRpc } from "./read-rpc.ts";

const RunningActivation = v.object({ id: v.string(), title: v.string(), organ_name: v.string() });

/** Joint work for which the person may enter visits, talks and activities today. No such entry changes it. */
export const runningActivationsQuery = () =>
  queryOptions({
    queryKey: ["running-activations"],
    staleTime: 60_000,
    queryFn: ({ signal }) => readRpc("my_running_activations", {}, v.array(RunningActivation), signal),
  });
