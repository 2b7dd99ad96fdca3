import type { Locator, Page } from "@playwright/test";
import { expect, test } from "./fixtures.ts";
import { findingsOf, orderInspection, stateOf } from "./steps-inspections.ts";

test.use({ stackName: "inspection-keyboard" });
test.setTimeout(240_000);

const MOST_STOPS = 120;

/** Tab until it has the keyboard: what cannot be reached like this cannot be used without a mouse. */
async function tabTo(page: Page, place: Locator): Promise<void> {
  await expect(place).toBeVisible();
  for (let stop = 0; stop < MOST_STOPS; stop += 1) {
    if (await place.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press("Tab");
  }
  await expect(place).toBeFocused();
}

test("a whole inspection is gone through with the keyboard alone, from the list to handing in", async ({
  openAs,
  stack,
}) => {
  const id = await orderInspection(stack);
  const page = await openAs("township@demo.invalid", "/inspections");
  const begin = page.locator(`a[href="/inspections/${id}/checklist"]`).last();
  await tabTo(page, begin);
  await page.keyboard.press("Enter");
  await expect(page.getByText("填写进度")).toBeVisible();

  const radio = (item: RegExp) => page.getByRole("radiogroup", { name: item }).getByRole("radio");
  const yes = async (item: RegExp) => {
    await tabTo(page, radio(item).first());
    await page.keyboard.press("Space");
    await expect(radio(item).first()).toBeChecked();
  };
  const type = async (name: RegExp, text: string) => {
    await tabTo(page, page.getByRole("textbox", { name }));
    await page.keyboard.type(text);
  };
  await yes(/^派工单由村报账员统一填开/);
  await type(/^抽查派工单上的领款人数/, "12");
  await type(/^领款人本人签字的人数/, "2");
  await yes(/^派工单有审批人和证明人签字/);
  await page.keyboard.press("ArrowRight");
  await expect(radio(/^派工单有审批人和证明人签字/).nth(1)).toBeChecked();
  await yes(/^补贴支付方式/);
  await yes(/^误工补贴发放情况已在村务公开栏公开/);

  await tabTo(page, page.getByRole("button", { name: "提交检查结果" }));
  await page.keyboard.press("Enter");
  const dialog = page.getByRole("dialog");
  await tabTo(page, dialog.getByRole("button", { name: "确认提交" }));
  await page.keyboard.press("Enter");
  await expect.poll(() => stateOf(stack, id), { timeout: 60_000 }).toBe("submitted");
  expect(await findingsOf(stack, id)).toEqual([
    "signatures_fewer check found 抽查的派工单领款12人，本人签字2人，签字不齐即已支付。",
  ]);
});
