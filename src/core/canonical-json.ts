/**
 * A value as JSON text that is the same whatever the order in which its fields were set: fields sorted by code
 * unit, no spaces, fields that are undefined left out. What is hashed in public records is written this way.
 *
 * @throws {RangeError} for a number that JSON cannot hold, or anything else that is not plain data.
 * Source: the sorting of RFC 8785; numbers are written as JavaScript does, which is what that RFC asks for.
 */
export function canonicalJson(value: unknown): string {
  if (value === null || typeof value === "boolean" || typeof value === "string") return JSON.stringify(value);
  if (typeof value === "number") {
    if (!Number.isFinite(value)) throw new RangeError(`not a number that JSON can hold: ${value}`);
    return JSON.stringify(value);
  }
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(",")}]`;
  if (typeof value !== "object") throw new RangeError(`not plain data: ${typeof value}`);
  const fields = Object.entries(value)
    .filter(([, field]) => field !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${fields.map(([name, field]) => `${JSON.stringify(name)}:${canonicalJson(field)}`).join(",")}}`;
}
