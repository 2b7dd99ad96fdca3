import { stateWord } from "../../lib/flow.ts";
import { StatusTag } from "../../ui/Badge.tsx";
import type { ClueLine } from "./data.ts";

const TONES = {
  registered: "warn",
  distributed: "info",
  proposed: "warn",
  in_progress: "info",
  reported: "warn",
  held: "neutral",
  closed: "ok",
} as const;

export function StateTag(props: { state: ClueLine["state"] }) {
  return <StatusTag tone={TONES[props.state]}>{stateWord("clue", props.state)}</StatusTag>;
}
