// @vitest-environment jsdom
import "fake-indexeddb/auto";
import { cleanup, configure, screen, within } from "@solidjs/testing-library";
import userEvent from "@testing-library/user-event";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { keys } from "./data.ts";
import { NO_FILTERS } from "./local.ts";
import { saveVisit } from "./save.ts";
import { show, signInAs, signOut, village } from "./testing.tsx";
import { VisitsPage } from "./VisitsPage.tsx";

// The outbox opens a database first, which a busy machine takes its time for.
configure({ asyncUtilTimeout: 20_000 });

beforeEach(() => vi.stubGlobal("fetch", () => Promise.reject(new TypeError("fetch failed"))));
afterEach(() => {
  cleanup();
  signOut();
  localStorage.clear();
  vi.unstubAllGlobals();
});

const VILLAGES = [
  village("v1", "竹源村村民委员会", { last_visited_on: "2020-01-01" }),
  village("v2", "外仁村村民委员会"),
  village("v3", "里仁村村民委员会", { is_own: false, is_known: false }),
];
const logged = (villageCode: string) =>
  saveVisit(
    crypto.randomUUID(),
    { village_code: villageCode, kind: "walk", started_at: new Date().toISOString() },
    { villageCode, villageName: "", day: "" },
  );

describe("what is due", () => {
  test("is listed with the days since the last visit; a colleague's village is not", async () => {
    signInAs();
    show(VisitsPage, "/visits", VILLAGES);
    const list = await screen.findByRole("list", { name: "云溪镇　第1网格" });
    expect(within(list).getAllByRole("listitem")).toHaveLength(2);
    expect(within(list).getByText(/未走访\d{4}天|未走访\d,\d{3}天/)).toBeTruthy();
    expect(screen.queryByText("里仁村")).toBeNull();
  });

  test("a visit that waits on this device counts as a visit", async () => {
    signInAs();
    await logged("v2");
    show(VisitsPage, "/visits", VILLAGES);
    await screen.findByText("1个待走访，共2个村");
    expect(screen.queryByText("外仁村")).toBeNull();
  });
});

describe("the records", () => {
  test("of this device are shown even when the server cannot be reached and nothing else is kept", async () => {
    signInAs();
    await logged("v1");
    show(VisitsPage, "/visits?tab=records", VILLAGES);
    const list = await screen.findByRole("list", { name: "未送达的" });
    expect(within(list).getByText("竹源村")).toBeTruthy();
    expect(within(list).getByText("待发送")).toBeTruthy();
    expect(await screen.findByText("没有网络，本机也没有保存这部分内容")).toBeTruthy();
  });

  test("an empty list says so, and a filter that finds nothing says something else", async () => {
    signInAs();
    const { client } = show(VisitsPage, "/visits?tab=records", VILLAGES);
    const nothing = { pages: [{ rows: [], next: null, total: 0 }], pageParams: [null] };
    client.setQueryData(keys.list(NO_FILTERS), nothing);
    client.setQueryData(keys.list({ ...NO_FILTERS, kind: "return" }), nothing);
    await screen.findByText("还没有走访记录");
    await userEvent.selectOptions(screen.getByLabelText("方式"), "return");
    expect(await screen.findByText("没有符合条件的记录")).toBeTruthy();
  });
});

test("who may not log is offered no way to, and no list of what is due", async () => {
  signInAs("case_manager");
  show(VisitsPage, "/visits", []);
  await screen.findByRole("tab", { name: "记录", selected: true });
  expect(screen.queryByRole("tab", { name: "待走访" })).toBeNull();
  expect(screen.queryByRole("link", { name: "记走访" })).toBeNull();
});
