import type { Page } from "@playwright/test";
import { expectAccessible } from "./accessible.ts";
import { expect, test } from "./fixtures.ts";

test.use({ stackName: "session" });

async function signInByHand(page: Page, email: string, password: string) {
  await page.getByLabel("邮箱").fill(email);
  await page.getByRole("textbox", { name: "密码", exact: true }).fill(password);
  await page.getByRole("button", { name: "登录" }).click();
}

test("the sign-in leads to the page that was asked for, and says plainly when the password is wrong", async ({
  page,
  stack,
}) => {
  const leader = stack.accounts.find(({ role }) => role === "leader")!;
  await page.goto("/account/password");
  await expect(page.getByRole("heading", { level: 1, name: "登录" })).toBeVisible();
  await expectAccessible(page);

  await signInByHand(page, leader.email, "not-the-password");
  await expect(page.getByRole("alert")).toContainText("邮箱或密码不正确");
  await expectAccessible(page);

  await signInByHand(page, leader.email, leader.password);
  await expect(page.getByRole("heading", { level: 1, name: "修改密码" })).toBeVisible();
  expect(new URL(page.url()).pathname).toBe("/account/password");
});

test("an invitation makes an account once; afterwards the same link says that it was used", async ({
  page,
  stack,
}) => {
  const code = `an-invitation-for-${test.info().project.name}`;
  await stack.database.query(
    `with new_officer as (
       insert into public.officers (id, organ_id, name, post)
       select gen_random_uuid(), organ_id, '陈一帆', '干事' from public.officers where name = '程守正' returning id
     )
     insert into public.invitations (id, officer_id, email, code_sha256, expires_at)
     select gen_random_uuid(), id, $1, sha256(convert_to($2, 'UTF8')), now() + interval '1 day' from new_officer`,
    [`chen-${code}@demo.invalid`, code],
  );
  await page.goto(`/invite/${code}`);
  await expect(page.getByText("陈一帆")).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("textbox", { name: "新密码必填" }).fill("short");
  await page.getByRole("button", { name: "开通账号" }).click();
  await expect(page.getByText("密码至少10个字符")).toBeVisible();

  await page.getByRole("textbox", { name: "新密码必填" }).fill("a-long-password-1");
  await page.getByRole("textbox", { name: "再输入一次必填" }).fill("a-long-password-1");
  await page.getByRole("button", { name: "开通账号" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toContainText("陈一帆");

  await page.goto(`/invite/${code}`);
  await expect(page.getByText("这个邀请码已经用过")).toBeVisible();
});

test("a forgotten password is set anew by the link in the mail, which nobody else can guess", async ({
  page,
  stack,
}) => {
  const isPhone = test.info().project.name === "phone";
  const [email, name] = isPhone ? ["nantang@demo.invalid", "唐近水"] : ["songling@demo.invalid", "梅若寒"];
  await page.goto("/forgot-password");
  await page.getByLabel("邮箱").fill(email);
  await page.getByRole("button", { name: "发送链接" }).click();
  await expect(page.getByText("邮件已发送")).toBeVisible();
  const link = stack.mails.map(({ text }) => /https?:\/\/\S+/.exec(text ?? "")?.[0]).pop();
  await page.goto(link!);
  await page.getByRole("textbox", { name: "新密码必填" }).fill("another-password-2");
  await page.getByRole("textbox", { name: "再输入一次必填" }).fill("another-password-2");
  await page.getByRole("button", { name: "保存新密码" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toContainText(name);
});

test("a session that ran out asks for the password in place, and the page stays", async ({
  openAs,
  stack,
}) => {
  const page = await openAs("leader", "/account/password");
  await page.getByRole("textbox", { name: "当前密码必填" }).fill("half-typed");
  await page.evaluate(() => {
    const session = JSON.parse(localStorage.getItem("liandong.auth")!) as object;
    localStorage.setItem(
      "liandong.auth",
      JSON.stringify({ ...session, expires_at: 1, refresh_token: "gone" }),
    );
    document.dispatchEvent(new Event("visibilitychange"));
  });
  const dialog = page.getByRole("dialog", { name: "登录已过期" });
  await expect(dialog).toBeVisible();
  await expectAccessible(page);

  const { password } = stack.accounts.find(({ role }) => role === "leader")!;
  await dialog.getByRole("textbox", { name: "密码", exact: true }).fill(password);
  await dialog.getByRole("button", { name: "登录" }).click();
  await expect(dialog).toBeHidden();
  await expect(page.getByRole("textbox", { name: "当前密码必填" })).toHaveValue("half-typed");
});

test("language and type size change without a reload and are remembered", async ({ openAs }) => {
  const page = await openAs("grid_leader");
  await page.evaluate(() => ((window as { untouched?: boolean }).untouched = true));
  const menu = page.getByRole("button", { name: /账户与设置|Account and settings/ });
  await menu.click();
  await page.getByRole("button", { name: "English" }).click();
  await expect(page.getByRole("link", { name: "Home" }).first()).toBeVisible();
  await page.getByRole("button", { name: "Large type" }).click();
  const state = () =>
    page.evaluate(() => [
      document.documentElement.lang,
      getComputedStyle(document.documentElement).fontSize,
      (window as { untouched?: boolean }).untouched ?? false,
    ]);
  expect(await state()).toEqual(["en", "20px", true]);
  await page.keyboard.press("Escape");
  await expect(menu).toBeFocused();
  await expectAccessible(page);
  await page.reload();
  await expect(menu).toBeVisible();
  expect(await state()).toEqual(["en", "20px", false]);
});

test("signing out leaves nothing of the person on the device", async ({ openAs }) => {
  const page = await openAs("grid_leader");
  await page.getByRole("button", { name: /账户与设置/ }).click();
  await page.getByRole("button", { name: "退出登录" }).click();
  // A fresh page, so that nothing stays in memory either.
  await page.waitForURL("**/login");
  await expect(page.getByRole("heading", { level: 1, name: "登录" })).toBeVisible();
  const kept = await page.evaluate(() =>
    Object.keys(localStorage).filter((key) => /auth|\.me$|own\./.test(key)),
  );
  expect(kept).toEqual([]);
});

test("an address that leads to no page, or to an id that is none, says so", async ({ openAs }) => {
  const page = await openAs("leader");
  for (const address of ["/no-such-page", "/findings/none", "/grids/plans/7"]) {
    await page.goto(address);
    await expect(page.getByRole("heading", { level: 1, name: "没有这一页" })).toBeVisible();
  }
});

test("focus goes to the title of a page that was opened, and the skip link leads past the navigation", async ({
  openAs,
}) => {
  const page = await openAs("leader");
  await page.getByRole("link", { name: "统计" }).first().click();
  await expect(page.getByRole("heading", { level: 1, name: "统计" })).toBeFocused();
  await expect(page).toHaveTitle("统计 - 联动");
  await page.reload();
  await expect(page.getByRole("heading", { level: 1, name: "统计" })).toBeVisible();
  await page.keyboard.press("Tab");
  await expect(page.getByRole("link", { name: "跳到正文" })).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(page.locator("main")).toBeFocused();
});
