import type { Json } from "./json.ts";

/** Fields of one row. */
export type Fields = { readonly [field: string]: Json };

/** 并行修改: others changed other fields meanwhile. 冲突: others changed the same field to something else. */
export type MergeLabel = "parallel_edit" | "conflict";

export interface FieldConflict {
  readonly field: string;
  /** What the editing person had seen. */
  readonly base: Json;
  readonly mine: Json;
  /** What stands, until a person decides. */
  readonly theirs: Json;
}

export interface Merge {
  /** `theirs` with those of my changes that conflict with nothing. */
  readonly merged: Fields;
  /** Null when nobody else changed the row. */
  readonly label: MergeLabel | null;
  readonly conflicts: readonly FieldConflict[];
}

/**
 * Merge one late edit into a row, field by field.
 *
 * A field that I changed is taken when it still stands as I saw it, or stands already as I want it. If somebody else
 * changed it to a third value, neither is dropped: theirs stands, mine is kept beside it in `conflicts`. Fields that I
 * did not change stay theirs. Values are compared as JSON, keys in any order; a missing field is null.
 *
 * @param edit.base the fields as the person saw them, own unsent edits included.
 * @param edit.mine the fields that the person set; one set to what was seen is no change.
 * @param edit.isParallel somebody else wrote the row after what the person saw; see `isParallel`.
 * @param theirs the row as it stands.
 * Pure; O(size of the changed fields).
 */
export function mergeFields(
  edit: { readonly base: Fields; readonly mine: Fields; readonly isParallel: boolean },
  theirs: Fields,
): Merge {
  const merged: Record<string, Json> = { ...theirs };
  const conflicts: FieldConflict[] = [];
  for (const [field, mine] of Object.entries(edit.mine)) {
    const [base, present] = [edit.base[field] ?? null, theirs[field] ?? null];
    if (isSame(mine, base)) continue;
    if (isSame(present, base) || isSame(present, mine)) merged[field] = mine;
    else conflicts.push({ field, base, mine, theirs: present });
  }
  const label = conflicts.length > 0 ? "conflict" : edit.isParallel ? "parallel_edit" : null;
  return { merged, label, conflicts };
}

/**
 * Whether somebody else wrote a row between what a person saw and the arrival of the edit. Every write raises the
 * version by one, so the versions in between are accounted for by the person's own earlier edits, or they are others'.
 *
 * @param seenVersion version of the row that the person saw.
 * @param ownArrived own earlier edits of the row, made on the same device after that version, that have arrived.
 * @param presentVersion version of the row as it stands.
 * @throws {RangeError} when more own edits have arrived than versions were made.
 */
export function isParallel(seenVersion: number, ownArrived: number, presentVersion: number): boolean {
  const others = presentVersion - seenVersion - ownArrived;
  if (others < 0) throw new RangeError(`presentVersion ${presentVersion} is older than what was seen`);
  return others > 0;
}

/** The same JSON value; the order of an object's keys means nothing, that of a list does. */
export function isSame(a: Json, b: Json): boolean {
  if (a === b) return true;
  if (typeof a !== "object" || typeof b !== "object" || a === null || b === null) return false;
  if (Array.isArray(a) || Array.isArray(b)) {
    if (!Array.isArray(a) || !Array.isArray(b) || a.length !== b.length) return false;
    return a.every((item: Json, i) => isSame(item, b[i] as Json));
  }
  const [left, right] = [a as Fields, b as Fields];
  const keys = Object.keys(left);
  if (keys.length !== Object.keys(right).length) return false;
  return keys.every((key) => key in right && isSame(left[key]!, right[key]!));
}
