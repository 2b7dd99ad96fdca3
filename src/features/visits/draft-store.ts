import * as v from "valibot";
import { PROBLEM_CATEGORIES, VISIT_KINDS } from "../../core/visits/kinds.ts";
import { Contact } from "../../core/visits/visits.schema.ts";
import { makeKeptDraft } from "../../lib/kept-draft.ts";
import { isWorthKeeping } from "./draft.ts";

const StoredDraft = v.object({
  id: v.string(),
  villageCode: v.string(),
  day: v.string(),
  time: v.string(),
  kind: v.picklist(VISIT_KINDS),
  met: v.array(Contact),
  names: v.string(),
  topics: v.array(v.string()),
  guidance: v.string(),
  followUpOn: v.string(),
  followUpOf: v.string(),
  activationId: v.string(),
  problems: v.array(
    v.object({ id: v.string(), category: v.picklist(["", ...PROBLEM_CATEGORIES]), description: v.string() }),
  ),
});

export const drafts = makeKeptDraft("visit-draft", StoredDraft, isWorthKeeping);
