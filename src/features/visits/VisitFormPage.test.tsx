// @vitest-environment jsdom
import "fake-indexeddb/auto";
import { cleanup, configure, screen, waitFor, within } from "@solidjs/testing-library";
import userEvent from "@testing-library/user-event";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { useOutbox } from "../../lib/outbox/current.ts";
import { show, signInAs, signOut, village } from "./testing.tsx";
import { VisitFormPage } from "./VisitFormPage.tsx";

const VILLAGES = [
  village("v1", "竹源村村民委员会"),
  village("v2", "外仁村村民委员会"),
  village("v3", "里仁村村民委员会", { is_own: false, is_known: false }),
];
const open = (address = "/visits/new") => show(VisitFormPage, address, VILLAGES);

// The outbox opens a database first, which a busy machine takes its time for.
configure({ asyncUtilTimeout: 20_000 });

beforeEach(() => {
  vi.stubGlobal("fetch", () => Promise.reject(new TypeError("fetch failed")));
  window.scrollTo = () => undefined;
});
afterEach(() => {
  cleanup();
  signOut();
  localStorage.clear();
  vi.unstubAllGlobals();
});

/** What lies on the device, whatever the screen has heard of it yet. */
const stored = async () => (await useOutbox().outbox()?.view())?.open ?? [];
const save = () => userEvent.click(screen.getByRole("button", { name: "保存" }));

test("a village and a tap on save are enough, and only then it says saved", async () => {
  signInAs();
  open();
  await userEvent.click(await screen.findByRole("radio", { name: /竹源村/ }));
  expect(screen.queryByText(/已保存到本机/)).toBeNull();
  await save();
  await screen.findByText(/竹源村.*已保存到本机/s);
  const [entry] = await stored();
  expect(entry).toMatchObject({
    command: "log_visit",
    lane: "village:v1",
    label: { code: "log_visit", params: { village: "竹源村" } },
    payload: { village_code: "v1", kind: "walk" },
  });
});

test("without a village nothing is saved, and the summary leads to the field", async () => {
  signInAs();
  open();
  await screen.findByRole("radio", { name: /竹源村/ });
  await save();
  const alert = await screen.findByRole("alert");
  expect(within(alert).getByRole("link").textContent).toBe("请选择走访的村（社区）");
  expect(document.activeElement).toBe(alert);
  expect(await stored()).toEqual([]);
});

test("what was typed is there again after the page went away, for the same person only", async () => {
  const person = signInAs();
  open();
  await userEvent.type(await screen.findByLabelText(/指导内容/), "补齐签名");
  cleanup();
  open();
  expect(await screen.findByDisplayValue("补齐签名")).toBeTruthy();
  expect(screen.getByText("已恢复上次没有填完的内容。")).toBeTruthy();
  cleanup();
  expect(signInAs().user.id).not.toBe(person.user.id);
  open();
  await screen.findByLabelText(/指导内容/);
  expect(screen.queryByDisplayValue("补齐签名")).toBeNull();
});

test("once saved, the next form is empty", async () => {
  signInAs();
  open("/visits/new?village=v2");
  await userEvent.type(await screen.findByLabelText(/指导内容/), "补齐签名");
  await save();
  await userEvent.click(await screen.findByRole("button", { name: "再记一次" }));
  expect(await screen.findByLabelText(/指导内容/)).toHaveProperty("value", "");
});

test("begin anew drops the draft", async () => {
  signInAs();
  open();
  await userEvent.type(await screen.findByLabelText(/指导内容/), "补齐签名");
  cleanup();
  open();
  await userEvent.click(await screen.findByRole("button", { name: "清空重填" }));
  await waitFor(() => expect(screen.queryByDisplayValue("补齐签名")).toBeNull());
  cleanup();
  open();
  await screen.findByLabelText(/指导内容/);
  expect(screen.queryByDisplayValue("补齐签名")).toBeNull();
});

test("Enter adds a topic, the Enter that confirms a Chinese candidate does not, and neither sends the form", async () => {
  signInAs();
  open();
  const field = await screen.findByLabelText("其他议题");
  await userEvent.type(field, "防汛");
  field.dispatchEvent(new KeyboardEvent("keydown", { key: "Enter", bubbles: true, isComposing: true }));
  expect(screen.queryByRole("checkbox", { name: "防汛" })).toBeNull();
  await userEvent.type(field, "{Enter}");
  expect(await screen.findByRole("checkbox", { name: "防汛", checked: true })).toBeTruthy();
  expect(screen.queryByRole("alert")).toBeNull();
});

test("a corruption problem says that it goes straight up, and vague words get a hint", async () => {
  signInAs();
  open();
  await userEvent.click(await screen.findByRole("button", { name: "添加问题" }));
  await userEvent.click(screen.getByRole("radio", { name: /腐败问题/ }));
  expect(screen.getByText(/直接上报县（市、区）纪委监委，村和乡镇看不到/)).toBeTruthy();
  await userEvent.type(screen.getByLabelText(/具体情况/), "部分党员反映");
  expect(screen.getByText(/“部分”指的是谁/)).toBeTruthy();
});

test("the promised day moves along with the day of the visit", async () => {
  signInAs();
  open("/visits/new?village=v1");
  await userEvent.click(await screen.findByRole("radio", { name: "7天后" }));
  const day = screen.getByLabelText(/^日期/);
  await userEvent.clear(day);
  await userEvent.type(day, "2026-01-05");
  await save();
  await screen.findByText(/已保存到本机/);
  expect((await stored())[0]?.payload).toMatchObject({ follow_up_on: "2026-01-12" });
});

test("how many people of a role were met is counted by taps", async () => {
  signInAs();
  open("/visits/new?village=v1");
  await userEvent.click(await screen.findByRole("checkbox", { name: "村民" }));
  await userEvent.click(screen.getByRole("button", { name: "多一人：村民" }));
  await userEvent.click(screen.getByRole("button", { name: "多一人：村民" }));
  await save();
  await screen.findByText(/已保存到本机/);
  expect((await stored())[0]?.payload["met"]).toEqual([{ role: "villager", count: 3 }]);
});
