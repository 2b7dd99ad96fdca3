import { expect, test } from "./fixtures.ts";
import { choose, expectReadyOffline, findingsOf, orderInspection, stateOf } from "./steps-inspections.ts";

test.use({ stackName: "inspection-devices" });
test.setTimeout(240_000);

test("two members go through one checklist without a signal: no answer is lost, and what only both answers show is found", async ({
  openAs,
  stack,
}) => {
  const id = await orderInspection(stack);
  const one = await openAs("township@demo.invalid", "/");
  const other = await openAs("shiqiao@demo.invalid", "/");
  for (const page of [one, other]) {
    await expectReadyOffline(page);
    await page.context().setOffline(true);
    await page.goto(`/inspections/${id}/checklist`);
  }

  // one counts the payees, the other the signatures; both answer one item, the other one later
  await one.getByRole("textbox", { name: /^抽查派工单上的领款人数/ }).fill("12");
  await choose(one, /^派工单有审批人和证明人签字/, "是");
  await choose(one, /^派工单由村报账员统一填开/, "是");
  await one.getByRole("textbox", { name: /^走访领款人核实的情况/ }).fill("走访领款人3户，2户说没有领到。");
  await one.getByRole("textbox", { name: /^走访领款人核实的情况/ }).blur();
  await other.getByRole("textbox", { name: /^领款人本人签字的人数/ }).fill("2");
  await choose(other, /^派工单有审批人和证明人签字/, "否");
  await choose(other, /^补贴支付方式/, "转入本人账户");
  await choose(other, /^误工补贴发放情况已在村务公开栏公开/, "是");

  // the later answers arrive first
  await other.context().setOffline(false);
  const answers = () =>
    stack.database
      .query(
        `select t.code, a.value from inspection_answers a join checklist_items t on t.id = a.item_id
         where a.inspection_id = $1 order by t.code`,
        [id],
      )
      .then((rows) => Object.fromEntries(rows.map(({ code, value }) => [String(code), value])));
  await expect.poll(answers, { timeout: 60_000 }).toMatchObject({ signatures: 2, approved: "no" });
  await one.context().setOffline(false);
  await expect.poll(answers, { timeout: 60_000 }).toEqual({
    payees: 12,
    signatures: 2,
    sheet_issued: "yes",
    approved: "no",
    own_account: "own_card",
    disclosed: "yes",
    asked: "走访领款人3户，2户说没有领到。",
  });

  // each has the other's answers now; whoever hands in tells what both together show
  await one.goto(`/inspections/${id}/checklist`);
  await expect(one.getByRole("textbox", { name: /^领款人本人签字的人数/ })).toHaveValue("2");
  await expect(
    one.getByRole("radiogroup", { name: /^派工单有审批人和证明人签字/ }).getByRole("radio", { name: "否" }),
  ).toBeChecked();
  await expect(one.getByText("抽查的派工单领款12人，本人签字2人，签字不齐即已支付。").first()).toBeVisible();
  await one.getByRole("button", { name: "提交检查结果" }).click();
  await one.getByRole("dialog").getByRole("button", { name: "确认提交" }).click();
  await expect.poll(() => stateOf(stack, id), { timeout: 60_000 }).toBe("submitted");
  expect(await findingsOf(stack, id)).toEqual([
    "signatures_fewer check found 抽查的派工单领款12人，本人签字2人，签字不齐即已支付。",
  ]);
});
