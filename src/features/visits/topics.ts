import type { Accessor } from "solid-js";
import { createTopicsReading } from "./data.ts";

/** The topics that a form offers: the server's, else those that the device keeps. */
export function createTopics(): Accessor<readonly string[]> {
  const reading = createTopicsReading();
  return () => reading.value() ?? [];
}
