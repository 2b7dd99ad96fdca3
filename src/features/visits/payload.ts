import * as v from "valibot";
import { PROBLEM_CATEGORIES, VISIT_KINDS } from "../../core/visits/kinds.ts";
import { Contact } from "../../core/visits/visits.schema.ts";
import type { VisitDraft } from "./draft.ts";
import { wallTime } from "./moment.ts";

/** The payload of `log_visit` as a device stores it; an older version of the app may have left something out. */
export const LoggedPayload = v.object({
  village_code: v.string(),
  kind: v.picklist(VISIT_KINDS),
  started_at: v.pipe(
    v.string(),
    v.check((moment) => !Number.isNaN(Date.parse(moment))),
  ),
  met: v.optional(v.array(Contact), []),
  topics: v.optional(v.array(v.string()), []),
  guidance: v.optional(v.nullable(v.string()), null),
  names: v.optional(v.nullable(v.string()), null),
  follow_up_on: v.optional(v.nullable(v.string()), null),
  follow_up_of: v.optional(v.nullable(v.string()), null),
  activation_id: v.optional(v.nullable(v.string()), null),
  problems: v.optional(
    v.array(v.object({ id: v.string(), category: v.picklist(PROBLEM_CATEGORIES), description: v.string() })),
    [],
  ),
});

/** A payload back in the form, to be corrected; undefined when it is none. */
export function draftOfPayload(id: string, payload: unknown): VisitDraft | undefined {
  const parsed = v.safeParse(LoggedPayload, payload);
  if (!parsed.success) return undefined;
  const logged = parsed.output;
  return {
    id,
    villageCode: logged.village_code,
    ...wallTime(logged.started_at),
    kind: logged.kind,
    met: logged.met,
    names: logged.names ?? "",
    topics: logged.topics,
    guidance: logged.guidance ?? "",
    followUpOn: logged.follow_up_on ?? "",
    followUpOf: logged.follow_up_of ?? "",
    activationId: logged.activation_id ?? "",
    problems: logged.problems,
  };
}
