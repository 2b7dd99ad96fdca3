import { describe, expect, test } from "vitest";
import { districtInstance, townshipInstance } from "../../../scripts/bench/grid-instances.mjs";
import { checkGrids } from "../../../tests/checkers/grid.ts";
import { createRandom } from "../random.ts";
import type { GridInstance, GridReason } from "./grid.schema.ts";
import { solveGrid } from "./solve.ts";

const VILLAGE = 4;

/** Each kind of impossibility, planted into a sound instance. */
const PLANTED: [string, (sound: GridInstance) => GridInstance, Partial<GridReason>][] = [
  [
    "a village heavier than a grid may be",
    (sound) => ({
      ...sound,
      villages: sound.villages.map((village, v) =>
        v === VILLAGE ? { ...village, w: sound.U + 1 } : village,
      ),
    }),
    { type: "village-too-heavy", village: VILLAGE },
  ],
  ["more load than all grids may take", (sound) => ({ ...sound, L: 1, U: sound.L - 1 }), { type: "total" }],
  [
    "less load than all grids must have",
    (sound) => ({ ...sound, L: sound.U + 1, U: sound.U * 3 }),
    { type: "total" },
  ],
  [
    "fewer leaders than grids",
    (sound) => ({ ...sound, cadres: sound.cadres.slice(0, sound.k - 1) }),
    { type: "total" },
  ],
  [
    "all leaders but k - 1 too weak for the least load",
    (sound) => ({
      ...sound,
      cadres: sound.cadres.map((cadre, c) => ({ ...cadre, cap: c < sound.k - 1 ? sound.U : sound.L - 1 })),
    }),
    { type: "too-few-leaders" },
  ],
  [
    "leaders who can take the least load, and no more",
    (sound) => ({ ...sound, cadres: sound.cadres.map((cadre) => ({ ...cadre, cap: sound.L })) }),
    { type: "capacity" },
  ],
  [
    "a village that is everybody's native place",
    (sound) => ({ ...sound, hardTies: sound.cadres.map((_, c) => [c, VILLAGE, "native"]) }),
    { type: "no-leader", village: VILLAGE },
  ],
  [
    "a village locked to a leader with a hard tie to it",
    (sound) => ({ ...sound, hardTies: [[1, VILLAGE, "spouse"]], locks: [[VILLAGE, 1]] }),
    { type: "lock-vs-tie", village: VILLAGE, cadre: 1 },
  ],
  [
    "a village without neighbours, too light for a grid of its own",
    (sound) => ({ ...sound, edges: sound.edges.filter(([a, b]) => a !== VILLAGE && b !== VILLAGE) }),
    { type: "component", villages: [VILLAGE] },
  ],
];

describe.each([
  ["township of 20", townshipInstance(createRandom, { seed: 11, villages: 20 })],
  ["district of 200", districtInstance(createRandom, { seed: 11, villages: 200 })],
])("in a %s villages", (_, sound) => {
  test.each(PLANTED)(
    "%s is recognised, with a reason that the checker proves",
    async (_title, plant, reason) => {
      const instance = plant(sound);
      const solution = await solveGrid(instance);
      expect(solution).toMatchObject({
        status: "infeasible",
        reasons: expect.arrayContaining([expect.objectContaining(reason)]),
      });
      expect(checkGrids(instance, solution)).toEqual([]);
    },
  );
});

/** Six villages in a row, of one unit of load each, for two leaders. */
function row(changes: Partial<GridInstance>): GridInstance {
  return {
    format: "grid/1",
    id: "row",
    k: 2,
    L: 1,
    U: 3,
    power: 1,
    villages: [0, 1, 2, 3, 4, 5].map((i) => ({ id: `v${i}`, x: 10 * i, y: 0, w: 1 })),
    edges: [0, 1, 2, 3, 4].map((i) => [i, i + 1]),
    contiguous: true,
    cadres: ["a", "b"].map((id) => ({ id, cap: 100, maxVillages: 0 })),
    hardTies: [],
    softTies: [],
    prev: [-1, -1, -1, -1, -1, -1],
    changeCost: 0,
    locks: [],
    ...changes,
  };
}

describe("rules that conflict only together", () => {
  const bothEnds = row({
    locks: [
      [0, 0],
      [5, 0],
    ],
  });

  test("both ends locked to one leader leave nothing connected for the other: exactly these rules are named", async () => {
    const rules = [
      { rule: "lock", village: 0, cadre: 0 },
      { rule: "lock", village: 5, cadre: 0 },
      { rule: "contiguity" },
    ];
    expect(await solveGrid(bothEnds)).toMatchObject({
      status: "infeasible",
      reasons: [{ type: "conflict", minimal: true, rules }],
    });
  });

  test("giving up any one of the rules named allows a plan", async () => {
    for (const change of [
      { locks: [[0, 0]] },
      { locks: [[5, 0]] },
      { contiguous: false },
    ] as Partial<GridInstance>[]) {
      expect((await solveGrid({ ...bothEnds, ...change })).status).toBe("ok");
    }
  });

  test("a leader tied to both ends of the row would tear the other grid apart: his ties are named with their kinds", async () => {
    const hardTies: GridInstance["hardTies"] = [
      [0, 0, "native"],
      [0, 5, "spouse"],
      [1, 2, "post<3y"],
    ];
    expect(await solveGrid(row({ hardTies }))).toMatchObject({
      status: "infeasible",
      reasons: [
        {
          minimal: true,
          rules: [
            { rule: "hard-tie", cadre: 0, village: 0, kind: "native" },
            { rule: "hard-tie", cadre: 0, village: 5, kind: "spouse" },
            { rule: "contiguity" },
          ],
        },
      ],
    });
  });

  test("a village locked to two leaders has no plan", async () => {
    expect(
      await solveGrid(
        row({
          locks: [
            [0, 0],
            [0, 1],
          ],
        }),
      ),
    ).toMatchObject({ status: "infeasible" });
  });
});
