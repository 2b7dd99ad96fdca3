import { type QueryClient, queryOptions } from "@tanstack/solid-query";
import * as v from "valibot";
import { send } from "../../lib/commands.ts";
import { createPagedReading, createReading, type PagedReading, type Reading } from "../../lib/reading.ts";
import { readPage, readRpc } from "../../lib/read-rpc.ts";

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
      fetchPage: (after, signal) =>
        readPage("notification_page", unread ? { unread } : {}, Notification, after, signal),
    };
  });

/** How many are unread; asked again while the page is in sight. */
export const unreadQuery = () =>
  queryOptions({
    queryKey: keys.unread(),
    staleTime: 15_000,
    refetchInterval: ASK_AGAIN_MS,
    queryFn: ({ signal }) => readRpc("unread_notifications", {}, v.number(), signal),
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
    queryFn: ({ signal }) => readRpc("waits_for_me", {}, v.array(Wait), signal),
  }));

/** None named: all of them. */
export const markRead = (ids: readonly string[]): Promise<unknown> =>
  send("mark_notifications_read", { notification_ids: ids });

export const renewNotifications = (client: QueryClient): Promise<void> =>
  client.invalidateQueries({ queryKey: keys.all });
