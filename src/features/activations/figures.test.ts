import { describe, expect, it } from "vitest";
import { figuresOf } from "./figures.ts";

const dates = (more: object = {}) => ({
  state: "in_progress",
  planned_days: 90,
  started_on: "2021-03-01",
  planned_finish_on: "2021-05-30",
  statutory_due_on: null,
  finished_on: null,
  ...more,
});

describe("an activation against its plan", () => {
  it("planned for 90 days and concluded on day 23 saves 67 and is never overdue", () => {
    const figures = figuresOf(dates({ state: "concluded", finished_on: "2021-03-24" }), "2022-01-01");
    expect(figures).toMatchObject({ plannedDays: 90, takenDays: 23, savedDays: 67, dueOn: null });
  });

  it("saves nothing while it runs, and counts the days so far", () => {
    expect(figuresOf(dates(), "2021-03-11")).toMatchObject({
      takenDays: 10,
      savedDays: null,
      dueOn: "2021-05-30",
    });
  });

  it("is measured by the first plan, however often it was extended", () => {
    const late = dates({ state: "concluded", planned_finish_on: "2021-06-30", finished_on: "2021-06-09" });
    expect(figuresOf(late, "2021-07-01")).toMatchObject({ takenDays: 100, savedDays: -10 });
  });

  it("is due on the nearer of plan and limit, and tells when the plan goes beyond the limit", () => {
    const joint = dates({ statutory_due_on: "2021-04-01" });
    expect(figuresOf(joint, "2021-03-11")).toMatchObject({ dueOn: "2021-04-01", isBeyondLimit: true });
  });

  it("has taken no time before it started", () => {
    const waiting = dates({ state: "submitted", started_on: null, planned_finish_on: null });
    expect(figuresOf(waiting, "2021-03-11")).toMatchObject({ takenDays: null, savedDays: null, dueOn: null });
  });
});
