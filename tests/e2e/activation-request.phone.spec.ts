import type { Locator } from "@playwright/test";
import { expect, test } from "./fixtures.ts";

test.use({ stackName: "activation request" });
test.setTimeout(240_000);

const TITLE = "低保资金发放核查";

// Keystroke-level model, seconds: Card, Moran and Newell, Communications of the ACM 23(7), 1980, for an average typist
// (K 0.28 with both hands); a phone is typed with thumbs, so the value for unfamiliar text (K 0.50) is taken.
const THINK = 1.35;
const POINT = 1.1;
const PRESS = 0.2;
const KEY = 0.5;
/** A Chinese character by pinyin: three letters on average, and the choice among candidates. */
const KEYS_PER_CHARACTER = 4;

const FIELDS_AT_MOST = 6;
const SECONDS_AT_MOST = 60;

test("help is asked for in six fields and less than a minute", async ({ openAs, stack }) => {
  const page = await openAs("township@demo.invalid", "/");
  const hand = new Hand();
  await hand.decide(page.getByRole("link", { name: "更多" }).or(page.getByRole("button", { name: "更多" })));
  await hand.decide(page.getByRole("dialog").getByRole("link", { name: "片组协作" }));
  await hand.decide(page.getByRole("link", { name: "申请启动" }));

  // Every field that is shown before somebody asks for more.
  const form = page.locator("form");
  await expect(form.getByRole("group", { name: "需要的专长" })).toBeVisible();
  const fields = [
    ...(await form.getByRole("radiogroup").all()),
    ...(await form.getByRole("group").and(form.locator(":not(details)")).all()),
    ...(await form.getByRole("textbox").all()),
    ...(await form.getByRole("combobox").all()),
  ];
  const shown = (await Promise.all(fields.map((field) => field.isVisible()))).filter(Boolean).length;
  expect(shown).toBeLessThanOrEqual(FIELDS_AT_MOST);

  // All of them are filled in, none is left as it was.
  await hand.decide(page.getByRole("radio", { name: "案件联查" }));
  await hand.type(page.getByLabel("事由"), TITLE, KEYS_PER_CHARACTER);
  await hand.decide(page.getByRole("checkbox", { name: "涉及人数多" }));
  await hand.tap(page.getByRole("checkbox", { name: "取证难度大" }));
  await hand.type(page.getByLabel("需要人数"), "3");
  await hand.type(page.getByLabel("计划办理天数"), "60");
  await hand.decide(page.getByRole("checkbox", { name: "财务" }));
  await hand.decide(page.getByRole("button", { name: "提交申请" }));
  await expect(page.getByText("申请已提交")).toBeVisible();
  console.log(
    `${shown} fields, ${hand.taps} taps, ${hand.keys} keys: ${hand.seconds.toFixed(1)} s by the keystroke-level model`,
  );
  expect(hand.seconds).toBeLessThanOrEqual(SECONDS_AT_MOST);

  const [made] = await stack.database.query(
    `select kind, heads, planned_days, skills, reasons, state from public.activations where title = '${TITLE}'`,
  );
  expect(made).toEqual({
    kind: "joint_case_investigation",
    heads: 3,
    planned_days: 60,
    skills: ["财务"],
    reasons: ["many_people", "hard_evidence"],
    state: "submitted",
  });
});

test("what is typed without a signal outlives the page, and the request arrives once", async ({
  openAs,
  stack,
}) => {
  const title = "集体山林承包款核查";
  const page = await openAs("township@demo.invalid", "/");
  await expect(page.getByText("没有网络也能使用")).toBeVisible({ timeout: 60_000 });
  await page.goto("/activations/new");
  await expect(page.getByRole("group", { name: "需要的专长" })).toBeVisible();
  await page.context().setOffline(true);
  await page.getByRole("radio", { name: "问题联解" }).check();
  await page.getByLabel("事由").fill(title);
  await page.getByRole("checkbox", { name: "法律" }).check();
  await page.getByText("更多（选填）").click();
  await page.getByLabel("关联编号").fill("2026-17");

  // The page goes away, twice: reloaded, and opened anew in another tab.
  await page.reload();
  await expect(page.getByText("已恢复上次没有填完的内容。")).toBeVisible();
  await expect(page.getByLabel("事由")).toHaveValue(title);
  await page.getByLabel("需要人数").fill("4");
  const again = await page.context().newPage();
  await page.close({ runBeforeUnload: false });
  await again.goto("/activations/new");
  await expect(again.getByLabel("事由")).toHaveValue(title);
  await expect(again.getByLabel("需要人数")).toHaveValue("4");
  await expect(again.getByRole("radio", { name: "问题联解" })).toBeChecked();
  await expect(again.getByRole("checkbox", { name: "法律" })).toBeChecked();

  await expect(again.getByText("现在没有网络")).toBeVisible();
  await again.getByRole("button", { name: "提交申请" }).click();
  await expect(again.getByText("申请已保存在本机")).toBeVisible();
  await again.reload();
  await expect(again.getByLabel("事由")).toHaveValue("");

  await again.context().setOffline(false);
  await expect
    .poll(() =>
      stack.database.query(
        `select heads, linked_number, skills from public.activations where title = '${title}'`,
      ),
    )
    .toEqual([{ heads: 4, linked_number: "2026-17", skills: ["法律"] }]);
});

/** Does what a person does, and adds up how long it takes; the answers of the machine are not in it. */
class Hand {
  seconds = 0;
  taps = 0;
  keys = 0;

  async tap(target: Locator): Promise<void> {
    this.seconds += POINT + PRESS;
    this.taps += 1;
    await target.click();
  }

  /** A tap that begins something: one thinks first. */
  async decide(target: Locator): Promise<void> {
    this.seconds += THINK;
    await this.tap(target);
  }

  /** What was in the field is taken away first, key by key. */
  async type(field: Locator, text: string, keysPerCharacter = 1): Promise<void> {
    const erased = (await field.inputValue()).length;
    await this.decide(field);
    const keys = erased + text.length * keysPerCharacter;
    this.keys += keys;
    this.seconds += keys * KEY;
    await field.fill(text);
  }
}
