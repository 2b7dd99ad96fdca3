import { readFileSync } from "node:fs";
import type { SupabaseClient } from "@supabase/supabase-js";
import { uuidv7 } from "uuidv7";
import { PHONE } from "../../playwright.config.ts";
import { addDays, addMonths, dayOf, type Day } from "../../src/core/calendar/day.ts";
import { expect, test } from "./fixtures.ts";
import { acceptLoan, askPeople, declineLoan, move } from "./steps-activations.ts";

// 乔司 (杭州日报 2021-10-28): a sub-district with two officers, more than a hundred tenants, a limit of one month; with one officer
// each of the petition office, the third office and the third stationed group: 60 visits and 72 talks within ten working days.
// People and places here are invented.
test.use({ stackName: "activation-s2" });

const TITLE = "公寓租客集中反映押金未退";
const PASSWORD = "a-long-password-1";
const VISITS = 60;
const TALKS = 72;
const DAYS_GONE = 16;
const MATERIAL = "谈话要点.pdf";
const CONTENT = "%PDF-1.7\n% 逐户核对押金收据\n";
const DECLINED_BECAUSE = "本周已排定住院检查";

/**
 * Who went and talked how often by commands, with the accounts of everybody: the bulk of the 60 visits and 72 talks. Besides,
 * 苏允之 and 韩以宁 enter a visit each, 韩以宁 and 何安澜 a talk each, on screen.
 */
const WORK = [
  { name: "何安澜", visits: 10, talks: 10 },
  { name: "顾行舟", visits: 14, talks: 6 },
  { name: "苏允之", visits: 9, talks: 15 },
  { name: "韩以宁", visits: 13, talks: 19 },
  { name: "罗致远", visits: 12, talks: 20 },
] as const;

interface Entry {
  command: string;
  payload: object;
}

async function run(client: SupabaseClient, entries: readonly Entry[]): Promise<void> {
  const { data, error } = await client.rpc("run_commands", {
    entries: entries.map((entry) => ({ id: uuidv7(), ...entry })),
  });
  expect(error).toBeNull();
  const refused = (data as { status: string }[]).filter(({ status }) => status !== "done");
  expect(refused).toEqual([]);
}

async function ask<T>(client: SupabaseClient, name: string, args: object): Promise<T> {
  const { data, error } = await client.rpc(name, args);
  expect(error).toBeNull();
  return data as T;
}

const shanghaiDay = (moment: Date): Day => {
  const wall = new Date(moment.getTime() + 8 * 3_600_000);
  return dayOf({ year: wall.getUTCFullYear(), month: wall.getUTCMonth() + 1, dayOfMonth: wall.getUTCDate() });
};

test("a joint petition: five people of three forces, counted once, finished before its limit", async ({
  stack,
  openAs,
}) => {
  test.setTimeout(420_000);
  const today = shanghaiDay(new Date());
  const rows = (sql: string) => stack.database.query(sql);
  const [township] = await rows("select id from public.organs where name = '河湾街道纪工委'");
  const officers = new Map(
    (await rows("select id, name from public.officers")).map((row) => [
      String(row["name"]),
      String(row["id"]),
    ]),
  );
  const officer = (name: string): string => officers.get(name) ?? "";
  const clients = new Map<string, SupabaseClient>();
  const as = (name: string): SupabaseClient => {
    const client = clients.get(name);
    if (!client) throw new RangeError(`nobody signed in as ${name}`);
    return client;
  };

  const emailOf = (name: string): string => stack.accounts.find((one) => one.name === name)?.email ?? "";

  await test.step("everybody concerned has an account", async () => {
    const administrator = await stack.signIn("administrator");
    for (const [name, email] of [
      ["何安澜", "hewan@demo.invalid"],
      ["陆清和", "area_coordinator"],
      ["苏允之", "petition_officer"],
      ["沈明远", "leader"],
      ["钟静文", "case_manager"],
      ["江月明", "grid_leader"],
    ] as const)
      clients.set(name, await stack.signIn(email));
    for (const [index, name] of ["顾行舟", "韩以宁", "罗致远"].entries()) {
      const [email, code] = [`s2-${index}@demo.invalid`, `invited-for-s2-number-${index}`];
      await run(administrator, [
        { command: "invite_officer", payload: { officer_id: officer(name), email, code, days: 7 } },
      ]);
      const client = stack.anonymous();
      const { error } = await client.auth.signUp({
        email,
        password: PASSWORD,
        options: { data: { invitation_code: code } },
      });
      expect(error).toBeNull();
      await client.auth.signInWithPassword({ email, password: PASSWORD });
      stack.accounts.push({ role: "", name, email, password: PASSWORD });
      clients.set(name, client);
    }
  });

  await test.step("the sub-district asks; the limit is one month, moved to a working day", async () => {
    const page = await openAs("hewan@demo.invalid", "/activations/new", PHONE);
    await page.getByRole("radio", { name: "信访联办" }).check();
    await page.getByLabel("事由").fill(TITLE);
    await page.getByRole("checkbox", { name: "涉及人数多" }).check();
    await page.getByRole("checkbox", { name: "本单位人手不足" }).check();
    await page.getByLabel("需要人数").fill("3");
    await page.getByLabel("计划办理天数").fill("20");
    await page.getByText("更多（选填）").click();
    await page.getByLabel("预计谈话走访人数").fill("100");
    await page.getByLabel("收到信访件的日期").fill(today);
    await page.getByRole("button", { name: "提交申请" }).click();
    await expect(page.getByText("申请已提交")).toBeVisible();
    const [made] = await rows(
      `select id, statutory_due_on::text as due from public.activations where title = '${TITLE}'`,
    );
    const off = new Set(
      (await rows("select day::text as day from public.calendar_days where kind = 'day_off'")).map(
        (row) => row["day"],
      ),
    );
    let due = addMonths(today, 1);
    while (off.has(due)) due = addDays(due, 1);
    expect(made?.["due"]).toBe(due);
  });
  const [made] = await rows(`select id from public.activations where title = '${TITLE}'`);
  const activation = String(made?.["id"]);

  await test.step("it is approved and staffed: one each of three units, and the two of its own", async () => {
    const area = await openAs("area_coordinator", `/activations/${activation}`);
    await move(area, "研判");
    await move(area, "批准");
    await askPeople(area, {
      names: ["苏允之", "韩以宁", "罗致远", "顾行舟", "唐近水"],
      proposed: 3,
      lastDay: addDays(today, 20),
    });

    // Before the first day the place and the days are all there is to know.
    const page = await openAs("petition_officer", "/notifications");
    await expect(page.getByRole("link", { name: "调配征求待答复" })).toBeVisible();
    await expect(page.getByText(TITLE)).toHaveCount(0);
    await page.getByRole("link", { name: "征求您参加调配的意见" }).click();
    await acceptLoan(page);
    for (const name of ["韩以宁", "罗致远", "顾行舟"])
      await acceptLoan(await openAs(emailOf(name), "/activations/loans", PHONE));

    // One cannot come. Why, reads who asked him; the applicant reads that.
    await declineLoan(await openAs("nantang@demo.invalid", "/activations/loans", PHONE), DECLINED_BECAUSE);
    await area.reload();
    await expect(area.getByText(DECLINED_BECAUSE)).toBeVisible();
    const applicant = await openAs("hewan@demo.invalid", `/activations/${activation}`);
    await expect(applicant.getByText("唐近水", { exact: true }).first()).toBeVisible();
    await expect(applicant.getByText(DECLINED_BECAUSE)).toHaveCount(0);
    await move(area, "人员到位");
    await applicant.reload();
    await move(applicant, "开始");
  });

  await test.step("time passes: it began sixteen days ago", async () => {
    await rows(`update public.activations set submitted_on = submitted_on - ${DAYS_GONE}, started_on = started_on - ${DAYS_GONE},
      planned_finish_on = planned_finish_on - ${DAYS_GONE}, statutory_due_on = statutory_due_on - ${DAYS_GONE} where id = '${activation}'`);
    await rows(
      `update public.deployments set from_on = from_on - ${DAYS_GONE}, to_on = to_on - ${DAYS_GONE} + 7 where activation_id = '${activation}'`,
    );
  });

  const workingDays = (
    await rows(`select day::text as day from public.calendar_days where kind = 'workday'
      and day > '${addDays(today, -DAYS_GONE)}' and day < '${today}' order by day limit 10`)
  ).map((row) => String(row["day"]));

  await test.step("each enters what he did, once, with his own account", async () => {
    expect(workingDays.length).toBeGreaterThanOrEqual(9);
    const villages = await rows(
      "select code from public.divisions where level = 'village' and parent_code = '990123002000' order by code",
    );
    for (const { name, visits, talks } of WORK) {
      await run(
        as(name),
        Array.from({ length: visits }, (_, n) => ({
          command: "log_visit",
          payload: {
            village_code: villages[n % villages.length]?.["code"],
            kind: "walk",
            started_at: `${workingDays[n % workingDays.length]}T10:00:00+08:00`,
            met: [{ role: "villager", count: 1 }],
            activation_id: activation,
          },
        })),
      );
      await run(
        as(name),
        Array.from({ length: talks }, (_, n) => ({
          command: "log_activation_work",
          payload: {
            activation_id: activation,
            kind: "talk",
            on_day: workingDays[n % workingDays.length],
            persons: 1,
          },
        })),
      );
    }
  });

  await test.step("visits and a talk entered on phones by who is lent go into the joint log", async () => {
    for (const name of ["苏允之", "韩以宁"]) {
      const page = await openAs(emailOf(name), "/visits/new", PHONE);
      await page.getByRole("combobox", { name: /^走访的村/ }).fill("湾里");
      await page.getByRole("option", { name: /湾里/ }).first().click();
      await page.getByLabel("计入协作事项").selectOption({ label: `${TITLE}（河湾街道纪工委）` });
      await page.getByRole("button", { name: "保存" }).click();
      await expect(page.getByText("已送达").or(page.getByText("已保存到本机")).first()).toBeVisible();
    }
    await expect
      .poll(async () => (await rows("select from public.activation_logs where kind = 'visit'")).length)
      .toBe(VISITS);
    const page = await openAs(emailOf("韩以宁"), `/collaboration/${activation}`, PHONE);
    await page.getByLabel("谈话人数").fill("1");
    await page.getByRole("button", { name: "保存" }).click();
    await expect
      .poll(async () => (await rows("select from public.activation_logs where kind = 'talk'")).length)
      .toBe(TALKS - 1);
  });

  const training = await test.step("material of a training of the team is for the team alone", async () => {
    const organiser = await openAs("hewan@demo.invalid", "/links/new");
    await organiser.getByRole("radio", { name: "培训联片" }).check();
    await organiser.getByLabel("标题").fill("押金纠纷谈话要点");
    await organiser.getByLabel("协作事项").selectOption({ label: `${TITLE}（河湾街道纪工委）` });
    await organiser.getByRole("button", { name: "保存" }).click();
    await organiser.getByLabel("上传材料").setInputFiles({
      name: MATERIAL,
      mimeType: "application/pdf",
      buffer: Buffer.from(CONTENT),
    });
    await expect(organiser.getByText(`已上传“${MATERIAL}”`)).toBeVisible();
    const address = new URL(organiser.url()).pathname;

    const lent = await openAs("petition_officer", address, PHONE);
    const download = lent.waitForEvent("download");
    await lent.getByRole("button", { name: `下载“${MATERIAL}”` }).click();
    expect((await download).suggestedFilename()).toBe(MATERIAL);
    expect(readFileSync(await (await download).path(), "utf8")).toBe(CONTENT);
    await expect(lent.getByLabel("上传材料")).toHaveCount(0);

    const outsider = await openAs("grid_leader", address);
    await expect(outsider.getByText("没有这项活动")).toBeVisible();
    await expect(outsider.getByText(MATERIAL)).toHaveCount(0);
    const [object] = await rows("select name from storage.objects where bucket_id = 'materials'");
    return { address, object: String(object?.["name"]) };
  });
  /** What a person gets of the file when he knows where it lies. */
  const materialOf = async (name: string): Promise<string | undefined> => {
    const { data } = await as(name).storage.from("materials").download(training.object);
    return data?.text();
  };
  expect(await materialOf("苏允之")).toBe(CONTENT);
  expect(await materialOf("江月明")).toBeUndefined();

  await test.step("the log shows the team of five, three of four forces, every visit and talk once", async () => {
    const page = await openAs("hewan@demo.invalid", `/collaboration/${activation}`);
    await expect(page.getByRole("heading", { level: 1, name: TITLE })).toBeVisible();
    await page.getByLabel("谈话人数").fill("1");
    await page.getByRole("button", { name: "保存" }).click();
    await expect
      .poll(async () => (await rows("select from public.activation_logs where kind = 'talk'")).length)
      .toBe(TALKS);
    await page.reload();
    const progress = page.getByRole("region", { name: "进度" });
    await expect(progress).toContainText(`走访${VISITS}次`);
    await expect(progress).toContainText(`谈话${TALKS}人次`);
    await expect(progress).toContainText("团队5人");
    await expect(progress).toContainText("四支力量中的3支");
    await expect(page.getByRole("region", { name: "谁做了什么" })).toContainText("罗致远");
  });

  await test.step("the leader reads the sum and not who did it; who is not concerned reads nothing", async () => {
    const page = await openAs("leader", `/collaboration/${activation}`);
    await expect(page.getByText("各人的工作情况只有团队成员可以看到。")).toBeVisible();
    await expect(page.getByText("罗致远")).toHaveCount(0);
    for (const name of ["钟静文", "江月明"])
      expect(await ask(as(name), "activation_log", { activation_id: activation })).toBeNull();
  });

  await test.step("it is concluded before its limit, and access ends", async () => {
    const page = await openAs("hewan@demo.invalid", `/collaboration/${activation}`);
    await page.getByRole("button", { name: "办结" }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByRole("textbox").fill("押金已全部退还，租赁备案与退租流程已补全。");
    await dialog.getByRole("button", { name: "办结" }).click();
    await expect(dialog).toHaveCount(0);
    const [done] = await rows(
      `select state, finished_on < statutory_due_on as is_in_time, finished_on - started_on as days from public.activations where id = '${activation}'`,
    );
    expect(done).toEqual({ state: "concluded", is_in_time: true, days: DAYS_GONE });
    for (const name of ["苏允之", "韩以宁", "罗致远"])
      expect(await ask(as(name), "activation_log", { activation_id: activation })).toBeNull();
    const lent = await openAs("petition_officer", `/collaboration/${activation}`);
    await expect(lent.getByText("没有这件协作事项")).toBeVisible();
    await lent.goto(training.address);
    await expect(lent.getByText("没有这项活动")).toBeVisible();
    expect(await materialOf("苏允之")).toBeUndefined();
  });

  await test.step("one item in the ledger and the figures, for the sub-district; the others took part", async () => {
    const page = await openAs("leader", "/collaboration");
    const items = page.getByRole("table", { name: "事项" });
    await expect(items.getByRole("link", { name: TITLE })).toHaveCount(1);
    await expect(items.getByRole("row", { name: TITLE })).toContainText("走访60次，谈话72人次");
    const units = page.getByRole("table", { name: "按单位" });
    await expect(
      units
        .getByRole("row", { name: /^河湾街道纪工委/ })
        .getByRole("cell")
        .nth(1),
    ).toHaveText("1");
    for (const unit of ["信访室", "第三纪检监察室", "派驻第三纪检监察组"])
      await expect(
        units
          .getByRole("row", { name: new RegExp(`^${unit}`) })
          .getByRole("cell")
          .nth(1),
      ).toHaveText("0");
    const [county] = await rows("select id from public.organs where name = '青岚县纪委监委'");
    const total = async (indicator: string, organ: unknown) =>
      (
        await ask<{ value: number }[]>(as("沈明远"), "indicator_facts", {
          indicator_codes: [indicator],
          root_organ_id: organ,
          from_day: addDays(today, -60),
          to_day: today,
        })
      ).reduce((sum, { value }) => sum + value, 0);
    expect(await total("activations", county?.["id"])).toBe(1);
    expect(await total("activations", township?.["id"])).toBe(1);
    expect(await total("visits", county?.["id"])).toBe(VISITS);
    expect(await total("joint_talks", county?.["id"])).toBe(TALKS);
  });

  await test.step("what a unit gave stays to be read by it after the loan, and nothing of the item", async () => {
    const page = await openAs("petition_officer", "/collaboration");
    const own = page.getByRole("table", { name: "本单位支援其他单位" });
    const figures = own.getByRole("row", { name: /^河湾街道纪工委/ }).getByRole("cell");
    await expect(figures.filter({ hasText: /^\d+$/ })).toHaveText(["1", `${DAYS_GONE + 1}`, "10", "15"]);
    await expect(page.getByText(TITLE)).toHaveCount(0);
  });
});
