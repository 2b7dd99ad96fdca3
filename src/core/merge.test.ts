import { describe, expect, it } from "vitest";
import type { Json } from "./json.ts";
import {
  type FieldConflict,
  type Fields,
  isParallel,
  isSame,
  mergeFields,
  type MergeLabel,
} from "./merge.ts";
import { createRandom, type Random } from "./random.ts";

const base = { kind: "walk", guidance: "核对派工单", topics: ["用工"], follow_up_on: null };
const merge = (mine: Fields, theirs: Fields, parallel = true) =>
  mergeFields({ base, mine, isParallel: parallel }, theirs);

describe("a late edit", () => {
  it("of a row that nobody else touched is simply taken", () => {
    const { merged, label, conflicts } = merge({ kind: "return" }, base, false);
    expect([merged, label, conflicts]).toEqual([{ ...base, kind: "return" }, null, []]);
  });

  it("of other fields merges and is marked 并行修改", () => {
    const { merged, label } = merge({ kind: "return" }, { ...base, guidance: "已核对" });
    expect(merged).toEqual({ ...base, kind: "return", guidance: "已核对" });
    expect(label).toBe("parallel_edit");
  });

  it("of the same field is 冲突: theirs stands, mine is kept beside it, other fields merge", () => {
    const { merged, label, conflicts } = merge(
      { guidance: "补签名", kind: "return" },
      { ...base, guidance: "已核对" },
    );
    expect(merged).toEqual({ ...base, guidance: "已核对", kind: "return" });
    expect(label).toBe("conflict");
    expect(conflicts).toEqual([{ field: "guidance", base: "核对派工单", mine: "补签名", theirs: "已核对" }]);
  });

  it("to what the other person chose too is no conflict", () => {
    expect(merge({ kind: "return" }, { ...base, kind: "return" }).label).toBe("parallel_edit");
  });

  it("that sets a field to what was seen leaves the other person's change alone", () => {
    const { merged, label } = merge({ kind: "walk" }, { ...base, kind: "stationed" });
    expect([merged["kind"], label]).toEqual(["stationed", "parallel_edit"]);
  });

  it("of a list is compared item by item, in order", () => {
    expect(merge({ topics: ["三资"] }, { ...base, topics: ["用工"] }).conflicts).toEqual([]);
    expect(merge({ topics: ["三资"] }, { ...base, topics: ["公开"] }).conflicts).toHaveLength(1);
  });
});

describe("values", () => {
  it("are the same whatever the order of keys, and differ by one item", () => {
    expect(isSame({ a: 1, b: [1, { c: null }] }, { b: [1, { c: null }], a: 1 })).toBe(true);
    const pairs: [Json, Json][] = [
      [{ a: 1 }, { a: 1, b: null }],
      [{ a: 1 }, { b: 1 }],
      [
        [1, 2],
        [2, 1],
      ],
      [[], {}],
      ["1", 1],
      [null, {}],
      [[1], [1, 2]],
    ];
    for (const [a, b] of pairs) expect([isSame(a, b), isSame(b, a)]).toEqual([false, false]);
  });
});

describe("a parallel edit", () => {
  it("is one by somebody else, not an own earlier one that arrived in between", () => {
    expect(isParallel(3, 0, 3)).toBe(false);
    expect(isParallel(3, 2, 5)).toBe(false);
    expect(isParallel(3, 1, 5)).toBe(true);
    expect(() => isParallel(3, 1, 3)).toThrow(RangeError);
  });
});

// Two devices and a server, with the truth about who saw what kept apart from what the merge is told.
const FIELDS = ["kind", "guidance", "topics", "follow_up_on"];
const VILLAGES = 10;
const EDITS = 20;

interface Edit {
  readonly id: number;
  readonly device: number;
  readonly row: number;
  readonly base: Fields;
  readonly mine: Fields;
  readonly seenVersion: number;
  /** Own edits of the row under way when this one was made. */
  readonly after: readonly number[];
  /** The truth: every edit whose effect was on the screen. */
  readonly saw: ReadonlySet<number>;
}

interface ServerRow {
  fields: Fields;
  version: number;
  readonly arrived: Edit[];
  readonly writerOf: Map<string, number>;
  readonly conflicts: (FieldConflict & { readonly edit: number })[];
}

interface Copy {
  fields: Fields;
  version: number;
  saw: ReadonlySet<number>;
}

class Device {
  readonly copies: Copy[];
  readonly pending: Edit[] = [];
  constructor(rows: readonly ServerRow[]) {
    this.copies = rows.map(({ fields, version }) => ({ fields, version, saw: new Set() }));
  }

  sync(rows: readonly ServerRow[]): void {
    for (const [i, row] of rows.entries()) {
      this.copies[i] = {
        fields: row.fields,
        version: row.version,
        saw: new Set(row.arrived.map(({ id }) => id)),
      };
    }
  }

  edit(id: number, device: number, random: Random): void {
    const row = random.int(VILLAGES);
    const copy = this.copies[row]!;
    const own = this.pending.filter((edit) => edit.row === row && !copy.saw.has(edit.id));
    const shown = own.reduce<Fields>((fields, edit) => ({ ...fields, ...edit.mine }), copy.fields);
    const wanted = FIELDS.filter(() => random.int(3) === 0);
    const touched = wanted.length > 0 ? wanted : [FIELDS[random.int(FIELDS.length)]!];
    this.pending.push({
      id,
      device,
      row,
      base: shown,
      mine: Object.fromEntries(touched.map((field) => [field, `${field} of edit ${id}`])),
      seenVersion: copy.version,
      after: own.map((edit) => edit.id),
      saw: new Set([...copy.saw, ...own.map((edit) => edit.id)]),
    });
  }

  /** The next edit to arrive: villages in any order, each village's in the order of saving. */
  next(random: Random): Edit | undefined {
    const rows = [...new Set(this.pending.map(({ row }) => row))];
    if (rows.length === 0) return undefined;
    const row = rows[random.int(rows.length)];
    const index = this.pending.findIndex((edit) => edit.row === row);
    return this.pending.splice(index, 1)[0];
  }
}

function deliver(row: ServerRow, edit: Edit): { label: MergeLabel | null; expected: MergeLabel | null } {
  const expected = trueLabel(row, edit);
  const ownArrived = row.arrived.filter(({ id }) => edit.after.includes(id)).length;
  const parallel = isParallel(edit.seenVersion, ownArrived, row.version);
  const { merged, label, conflicts } = mergeFields({ ...edit, isParallel: parallel }, row.fields);
  for (const field of Object.keys(edit.mine)) {
    if (!conflicts.some((conflict) => conflict.field === field)) row.writerOf.set(field, edit.id);
  }
  row.conflicts.push(...conflicts.map((conflict) => ({ ...conflict, edit: edit.id })));
  row.fields = merged;
  row.version++;
  row.arrived.push(edit);
  return { label, expected };
}

/** By who saw what, without looking at values: every edit writes values of its own. */
function trueLabel(row: ServerRow, edit: Edit): MergeLabel | null {
  const unseen = row.arrived.filter(({ id }) => !edit.saw.has(id));
  const isContested = Object.keys(edit.mine).some((field) => {
    const writer = row.writerOf.get(field);
    const lostTo = row.conflicts.some((c) => c.field === field && edit.after.includes(c.edit));
    return (writer !== undefined && !edit.saw.has(writer)) || lostTo;
  });
  return isContested ? "conflict" : unseen.length > 0 ? "parallel_edit" : null;
}

/** An edit's value stands, is kept in a conflict, or was overwritten by somebody who had seen it. */
function isLost(row: ServerRow, edit: Edit, field: string): boolean {
  const value = edit.mine[field]!;
  if (row.fields[field] === value) return false;
  if (row.conflicts.some((c) => c.field === field && (c.mine === value || c.theirs === value))) return false;
  return !row.arrived.some((later) => later.saw.has(edit.id) && field in later.mine);
}

describe("two devices with 20 edits each of the same 10 villages, delivered shuffled", () => {
  it("lose no update and get the right labels, in 500 seeded orders", () => {
    const seen = { none: 0, parallel_edit: 0, conflict: 0 };
    const wrongLabels: string[] = [];
    for (let seed = 1; seed <= 500; seed++) {
      const random = createRandom(seed);
      const rows: ServerRow[] = Array.from({ length: VILLAGES }, () => ({
        fields: Object.fromEntries(FIELDS.map((field) => [field, `${field} at first`])),
        version: 1,
        arrived: [],
        writerOf: new Map(),
        conflicts: [],
      }));
      const devices = [new Device(rows), new Device(rows)];
      const left = [EDITS, EDITS];
      let id = 0;
      while (left.some((n) => n > 0) || devices.some(({ pending }) => pending.length > 0)) {
        const which = random.int(2);
        const device = devices[which]!;
        const what = random.int(8);
        if (what === 0) device.sync(rows);
        else if (what < 5 && left[which]! > 0) {
          device.edit(++id, which, random);
          left[which]!--;
        } else {
          const edit = device.next(random);
          if (!edit) continue;
          const { label, expected } = deliver(rows[edit.row]!, edit);
          if (label !== expected)
            wrongLabels.push(`seed ${seed}, edit ${edit.id}: ${label}, not ${expected}`);
          seen[label ?? "none"]++;
        }
      }
      const arrived = rows.flatMap((row) => row.arrived.map((edit) => ({ row, edit })));
      expect(arrived).toHaveLength(2 * EDITS);
      for (const { row, edit } of arrived) {
        for (const field of Object.keys(edit.mine)) {
          expect(isLost(row, edit, field), `seed ${seed}, edit ${edit.id}, ${field}`).toBe(false);
        }
      }
    }
    expect(wrongLabels).toEqual([]);
    for (const label of ["none", "parallel_edit", "conflict"] as const)
      expect(seen[label]).toBeGreaterThan(500);
  });
});
