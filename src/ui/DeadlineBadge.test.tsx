// @vitest-environment jsdom
import { cleanup, render } from "@solidjs/testing-library";
import { afterEach, expect, test } from "vitest";
import { DeadlineBadge } from "./DeadlineBadge.tsx";

afterEach(cleanup);

test.each([
  ["2026-03-20", "2026-03-05", "剩15天", "info"],
  ["2026-03-08", "2026-03-05", "剩3天", "warn"],
  ["2026-03-05", "2026-03-05", "今天到期", "warn"],
  ["2026-03-04", "2026-03-05", "逾期1天", "danger"],
  ["2026-03-01", "2026-02-28", "剩1天", "warn"],
])("due on %s, on %s: %s", (dueOn, today, words, tone) => {
  const { container } = render(() => <DeadlineBadge dueOn={dueOn} today={today} />);
  const badge = container.firstElementChild;
  expect([badge?.textContent, badge?.getAttribute("data-tone")]).toEqual([words, tone]);
});

test("a date in a year whose holidays are not announced says that it is provisional", () => {
  const { container } = render(() => <DeadlineBadge dueOn="2027-01-12" today="2026-12-25" provisional />);
  expect(container.textContent).toBe("剩18天暂定");
});

test("what is done is never shown as overdue", () => {
  const { container } = render(() => <DeadlineBadge dueOn="2026-03-01" today="2026-03-05" done />);
  expect(container.textContent).toBe("2026年3月1日 周日到期");
});
