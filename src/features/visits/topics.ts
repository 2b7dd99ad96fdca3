import { useQuery } from "@tanstack/solid-query";
import { type Accessor, createEffect } from "solid-js";
import { topicsQuery } from "./data.ts";
import { keptTopics, rememberTopics } from "./topics-store.ts";

/** The topics that a form offers: the server's, else those of last time. */
export function createTopics(): Accessor<readonly string[]> {
  const asked = useQuery(topicsQuery);
  const answered = () => (asked.dataUpdatedAt > 0 ? asked.data : undefined);
  createEffect(() => {
    const topics = answered();
    if (topics) rememberTopics(topics);
  });
  return () => answered() ?? keptTopics();
}
