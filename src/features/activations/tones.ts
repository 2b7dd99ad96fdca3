import type { Tone } from "../../ui/Note.tsx";

const TONES: Record<string, Tone> = {
  submitted: "warn",
  screened: "warn",
  returned: "danger",
  approved: "info",
  staffed: "info",
  in_progress: "info",
  suspended: "warn",
  concluded: "ok",
  debriefed: "ok",
  requested: "warn",
  asked: "warn",
  accepted: "warn",
  cleared: "ok",
  declined: "danger",
};

export const toneOf = (state: string): Tone => TONES[state] ?? "neutral";
