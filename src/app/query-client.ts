import { onlineManager, QueryClient } from "@tanstack/solid-query";
import { isTransient, toAppError } from "../lib/errors.ts";
import { onSignedOut } from "../lib/session.ts";

const FRESH_MS = 30_000;
const TRIES = 2;

/**
 * One cache of what the server said. A refusal is final; only a request that found no server is tried again, and without a
 * network not at once: the page says so instead of waiting, and asks again by itself when there is one.
 */
export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: FRESH_MS,
      networkMode: "offlineFirst",
      refetchOnWindowFocus: false,
      retry: (failures, error) =>
        onlineManager.isOnline() && failures < TRIES && isTransient(toAppError(error)),
    },
    mutations: { networkMode: "always", retry: false },
  },
});

onSignedOut(() => queryClient.clear());
