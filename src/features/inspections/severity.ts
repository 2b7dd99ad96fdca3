import type { SEVERITIES } from "../../core/checklists/checklist.schema.ts";
import type { Tone } from "../../ui/Note.tsx";

export type Severity = (typeof SEVERITIES)[number];

export const SEVERITY_TONES: Record<Severity, Tone> = {
  minor: "neutral",
  general: "info",
  serious: "warn",
  clue: "danger",
};
