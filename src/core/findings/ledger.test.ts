import { describe, expect, test } from "vitest";
import type { LedgerFacts } from "./finding.schema.ts";
import { ledgerOf } from "./ledger.ts";

type Cell = LedgerFacts["cells"][number];

const cell = (given: Partial<Cell>): Cell => ({
  organ_id: "north",
  topic: "误工补贴",
  standing: "open",
  is_overdue: false,
  findings: 1,
  ...given,
});
const facts = (given: Partial<LedgerFacts>): LedgerFacts => ({
  as_of: "2021-09-30T16:00:00Z",
  organs: { north: "云溪镇纪委", south: "石桥镇纪委" },
  cells: [],
  projects: [],
  talks: [],
  ...given,
});

test("S4: 186 projects, 59 findings, 52 rectified, 7 open, 88.1 %, 15 interviews", () => {
  const { total } = ledgerOf(
    facts({
      cells: [
        cell({ standing: "rectified", findings: 30 }),
        cell({ organ_id: "south", standing: "rectified", findings: 22 }),
        cell({ organ_id: "south", standing: "open", findings: 4 }),
        cell({ standing: "open", is_overdue: true, findings: 3 }),
      ],
      projects: [
        { organ_id: "north", projects: 100, inspections: 2 },
        { organ_id: "south", projects: 86, inspections: 1 },
      ],
      talks: [
        { organ_id: "north", topic: "误工补贴", interview_reminders: 15, talk_reminders: null },
        { organ_id: "south", topic: "误工补贴", interview_reminders: null, talk_reminders: 2 },
      ],
    }),
  );
  expect(total).toMatchObject({ projects: 186, findings: 59, rectified: 52, open: 7, overdue: 3 });
  expect(total.ratePct).toBe(88.1);
  expect([total.interviews, total.talkReminders]).toEqual([15, 2]);
});

test("S13: 274 findings, 261 rectified: 95.3 %, 13 open", () => {
  const { total } = ledgerOf(
    facts({
      cells: [cell({ standing: "rectified", findings: 261 }), cell({ standing: "open", findings: 13 })],
      projects: [{ organ_id: "north", projects: 80, inspections: 80 }],
    }),
  );
  expect(total).toMatchObject({ projects: 80, findings: 274, rectified: 261, open: 13, ratePct: 95.3 });
});

describe("lines", () => {
  const ledger = ledgerOf(
    facts({
      cells: [
        cell({ organ_id: "south", topic: "印章管理", standing: "transferred" }),
        cell({ organ_id: "north", topic: "误工补贴", standing: "rectified", findings: 2 }),
        cell({ organ_id: "north", topic: "印章管理", standing: "open", findings: 3 }),
      ],
      projects: [
        { organ_id: "south", projects: 1, inspections: 1 },
        { organ_id: "north", projects: 4, inspections: 2 },
      ],
    }),
  );

  test("units and topics each add up to the total", () => {
    for (const lines of [ledger.byOrgan, ledger.byTopic]) {
      const sum = (field: "findings" | "rectified" | "open" | "transferred") =>
        lines.reduce((all, line) => all + line[field], 0);
      expect([sum("findings"), sum("rectified"), sum("open"), sum("transferred")]).toEqual([6, 2, 3, 1]);
    }
  });

  test("they stand in the order of their names, whatever they count", () => {
    expect(ledger.byOrgan.map(({ name }) => name)).toEqual(["石桥镇纪委", "云溪镇纪委"]);
    expect(ledger.byTopic.map(({ name }) => name)).toEqual(["误工补贴", "印章管理"]);
  });

  test("what was handed over as a clue is neither rectified nor open", () => {
    expect(ledger.byOrgan[0]).toMatchObject({ findings: 1, rectified: 0, open: 0, transferred: 1 });
  });

  test("a topic has no projects of its own", () => {
    expect(ledger.byTopic.map(({ projects }) => projects)).toEqual([null, null]);
  });
});

test("a unit without findings keeps its line and has no rate", () => {
  const { byOrgan, total } = ledgerOf(
    facts({ projects: [{ organ_id: "north", projects: 2, inspections: 1 }] }),
  );
  expect(byOrgan).toHaveLength(1);
  expect(byOrgan[0]).toMatchObject({ projects: 2, findings: 0, ratePct: null });
  expect(total.ratePct).toBeNull();
});

test("of one topic nothing is said about projects", () => {
  const { total, byOrgan } = ledgerOf(facts({ cells: [cell({})], projects: null }));
  expect([total.projects, byOrgan[0]?.projects]).toEqual([null, null]);
});
