import { MemoryRouter, createMemoryHistory, Route } from "@solidjs/router";
import { render } from "@solidjs/testing-library";
import { QueryClient, QueryClientProvider } from "@tanstack/solid-query";
import type { Component } from "solid-js";
import { Suspense } from "solid-js";
import type { Village } from "../../core/visits/visits.schema.ts";
import { setSession, type SignedIn } from "../../lib/session.ts";
import { keys } from "./data.ts";

/** A page of visits on its own: somebody is signed in, the villages are known, and no server answers. */

let people = 0;

/** A new person each time, so that no test finds what another left on the device. */
export function signInAs(role: SignedIn["roles"][number]["role"] = "grid_leader"): SignedIn {
  const id = `person-${++people}`;
  const person: SignedIn = {
    status: "signed_in",
    isExpired: false,
    user: { id, email: `${id}@example.invalid` },
    officer: {
      id,
      name: "江月明",
      post: null,
      organ: { id: "township", name: "云溪镇纪委", division_code: "990123100000" },
    },
    roles: [{ role, organ_id: "township", organ_name: "云溪镇纪委" }],
    seeingAs: null,
    serverTime: "2026-11-20T12:00:00Z",
  };
  setSession(person);
  return person;
}

/** What follows the session on the device stops, so that nothing of it outlives the test's window. */
export const signOut = (): void => void setSession({ status: "signed_out" });

export const village = (code: string, name: string, over: Partial<Village> = {}): Village => ({
  code,
  name,
  township_code: "990123100000",
  grid_id: "grid",
  grid_name: "第1网格",
  leader_name: "江月明",
  is_own: true,
  is_known: true,
  last_visited_on: null,
  ...over,
});

export function show(page: Component, address: string, villages: readonly Village[]) {
  const client = new QueryClient({
    defaultOptions: { queries: { staleTime: Infinity, retry: false, networkMode: "offlineFirst" } },
  });
  client.setQueryData(keys.villages(), {
    townships: [{ code: "990123100000", organ_id: "township", name: "云溪镇", interval_days: 30 }],
    villages,
  });
  client.setQueryData(keys.topics(), ["低保救助", "三务公开"]);
  const history = createMemoryHistory();
  history.set({ value: address });
  return {
    client,
    ...render(() => (
      <QueryClientProvider client={client}>
        <Suspense>
          <MemoryRouter history={history}>
            <Route path="*" component={page} />
          </MemoryRouter>
        </Suspense>
      </QueryClientProvider>
    )),
  };
}
