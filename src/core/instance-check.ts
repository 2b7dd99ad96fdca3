import * as v from "valibot";

/** An entry of an instance that points at nothing there is, or contradicts another: what it holds and what was expected. */
export type Stray = { field: string; value: unknown; expected: string };

/** The entry as stray unless it is an index into a list of `size`. */
export const below = (field: string, value: number, size: number): Stray[] =>
  value < size ? [] : [{ field, value, expected: `an index below ${size}` }];

/**
 * Refuses an instance of the right shape in which `find` finds a stray entry. The first one is the issue: its field is the
 * path, its value what was received.
 */
export const withoutStrays = <Shape extends Record<string, unknown>>(
  find: (instance: Shape) => Iterable<Stray>,
) =>
  v.rawCheck<Shape>(({ dataset, addIssue }) => {
    if (!dataset.typed) return;
    for (const { field, value, expected } of find(dataset.value)) {
      addIssue({
        message: `${field}: expected ${expected}`,
        expected,
        received: String(value),
        path: [
          { type: "object", origin: "value", input: dataset.value as object, key: field, value },
        ] as never,
      });
      return;
    }
  });
