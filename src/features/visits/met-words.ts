import type * as v from "valibot";
import type { Contact } from "../../core/visits/visits.schema.ts";
import { words } from "./strings.ts";
import { formatList } from "../../lib/format.ts";

/** A role of a newer version has no word here: it is shown as it is. */
export const roleName = (role: string): string => words.maybe(`role.${role}`) ?? role;

/** 村民3人、党员1人. */
export const metWords = ({ met }: { readonly met: readonly v.InferInput<typeof Contact>[] }): string =>
  formatList(met.map(({ role, count = 1 }) => words("visit.met_one", { role: roleName(role), n: count })));
