/** 立行立改, 一般, 严重, and what goes to case management; least first. */
export const SEVERITIES = ["minor", "general", "serious", "clue"] as const;
export type Severity = (typeof SEVERITIES)[number];
/** What a person may choose: as a clue a finding is handed over by an action of its own. */
export const CHOSEN_SEVERITIES = ["minor", "general", "serious"] as const;

/** A finding's life, in its order; the last two leave it. */
export const FINDING_STATES = [
  "found",
  "confirmed_on_site",
  "issued",
  "in_rectification",
  "reported_done",
  "verified",
  "closed_out",
  "look_back_due",
  "look_back_passed",
  "reopened",
  "escalated_to_clue",
  "withdrawn",
] as const;
export type FindingState = (typeof FINDING_STATES)[number];

/** rectified: verified and closed out; transferred: handed over as a clue; open: everything else that counts. */
export const STANDINGS = ["open", "rectified", "transferred"] as const;
export type Standing = (typeof STANDINGS)[number];

export const NOTICE_KINDS = ["rectification_notice", "assignment_letter"] as const;
export type NoticeKind = (typeof NOTICE_KINDS)[number];

/** Topics that a form offers; others may be written. Source: the village checks of domain B.3. */
export const FINDING_TOPICS = [
  "三资管理",
  "误工补贴",
  "工程项目",
  "惠农补贴",
  "公务接待",
  "印章管理",
  "三务公开",
  "村务监督",
  "四议两公开",
  "往期问题整改",
] as const;

/** States in which the limit runs. */
export const isRunning = (state: string): boolean => state === "issued" || state === "in_rectification";
