/** Where a draft is gone on with, by the name under which the device keeps it. */
export const DRAFT_PATHS: Readonly<Record<string, string>> = {
  "visit-draft": "/visits/new",
  "finding-draft": "/findings/new",
  "activation-draft": "/activations/new",
  "link-draft": "/links/new",
  "talk-draft": "/talks/new",
  "research-draft": "/talks/research/new",
};
