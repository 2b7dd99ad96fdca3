import { type QueryClient, queryOptions } from "@tanstack/solid-query";
import * as v from "valibot";
import { pageOf } from "../../core/visits/visits.schema.ts";
import { send } from "../../lib/commands.ts";
import { createPagedReading, createReading, type PagedReading, type Reading } from "../../lib/reading.ts";
import { supabase, unwrap } from "../../lib/supabase.ts";

const PAGE_SIZE = 50;
const ASK_AGAIN_MS = 120_000;

export const keys = {
  all: ["notifications"] as const,
  list: (isUnreadOnly: boolean) => ["notifications", "list", isUnreadOnly] as const,
  unread: () => ["notifications", "unread"] as const,
  waits: () => ["notifications", "waits"] as const,
};

const Notification = v.object({
  id: v.string(),
  kind: v.string(),
  entity: v.string(),
  entity_id: v.string(),
  params: v.record(v.string(), v.unknown()),
  made_at: v.string(),
  read_at: v.nullable(v.string()),
});
export type Notification = v.InferOutput<typeof Notification>;

export const createNotificationsReading = (isUnreadOnly: () => boolean): PagedReading<Notification> =>
  createPagedReading<Notification>(() => {
    const unread = isUnreadOnly();
    return {
      queryKey: keys.list(unread),
      fetchPage: async (after, signal) => {
        const client = await supabase();
        const asked = { filters: unread ? { unread } : {}, after, page_size: PAGE_SIZE };
        const answer = await client.rpc("notification_page", asked).abortSignal(signal);
        return v.parse(pageOf(Notification), unwrap(answer));
      },
    };
  });

/** How many are unread; asked again while the page is in sight. */
export const unreadQuery = () =>
  queryOptions({
    queryKey: keys.unread(),
    staleTime: 15_000,
    refetchInterval: ASK_AGAIN_MS,
    queryFn: async ({ signal }) => {
      const client = await supabase();
      return v.parse(v.number(), unwrap(await client.rpc("unread_notifications").abortSignal(signal)));
    },
  });

const Wait = v.object({
  code: v.string(),
  n: v.number(),
  entity_id: v.nullable(v.string()),
  oldest_on: v.nullable(v.string()),
});
export type Wait = v.InferOutput<typeof Wait>;

/** What waits for this person, read from the matters themselves. */
export const createWaitsReading = (): Reading<Wait[]> =>
  createReading(() => ({
    queryKey: keys.waits(),
    queryFn: async ({ signal }) => {
      const client = await supabase();
      return v.parse(v.array(Wait), unwrap(await client.rpc("waits_for_me").abortSignal(signal)));
    },
  }));

/** None named: all of them. */
export const markRead = (ids: readonly string[]): Promise<unknown> =>
  send("mark_notifications_read", { notification_ids: ids });

export const renewNotifications = (client: QueryClient): Promise<void> =>
  client.invalidateQueries({ queryKey: keys.all });
