// @vitest-environment jsdom
import { afterEach, describe, expect, test } from "vitest";
import { type Role, setSession } from "../lib/session.ts";
import { t } from "../lib/i18n.ts";
import { barRoutes, isWithin, mayOpen, navRoutes } from "./navigation.ts";
import { appRoutes } from "./routes.tsx";

const signInAs = (...roles: Role[]) =>
  setSession({
    status: "signed_in",
    user: { id: "u1", email: "lin@qinglan.example" },
    isExpired: false,
    officer: {
      id: "o1",
      name: "林知远",
      post: null,
      organ: { id: "g1", name: "云栖镇纪委", division_code: null },
    },
    roles: roles.map((role) => ({ role, organ_id: "g1", organ_name: "云栖镇纪委" })),
    seeingAs: null,
    serverTime: "2026-11-22T08:00:00Z",
  });

afterEach(() => setSession({ status: "signed_out" }));

describe("the navigation", () => {
  test("offers a page to those whose role it names, and one without roles to everybody", () => {
    signInAs("grid_leader");
    expect([mayOpen(["administrator"]), mayOpen(["leader", "grid_leader"]), mayOpen(undefined)]).toEqual([
      false,
      true,
      true,
    ]);
  });

  test("shows nothing of a page that the person is not offered", () => {
    signInAs("grid_leader");
    const refused = appRoutes.filter((route) => route.roles && !route.roles.includes("grid_leader"));
    const shown = new Set(navRoutes().map(({ path }) => path));
    expect(refused.filter(({ path }) => shown.has(path))).toEqual([]);
  });

  test("holds at most four places at the foot of a phone, the home page first", () => {
    signInAs("administrator", "grid_leader", "township_officer", "leader");
    expect(barRoutes().length).toBeLessThanOrEqual(4);
    expect(barRoutes()[0]?.path).toBe("/");
  });

  test("marks the entry above an inner page, and the home page only on itself", () => {
    expect([
      isWithin("/visits/new", "/visits"),
      isWithin("/visitors", "/visits"),
      isWithin("/visits", "/"),
    ]).toEqual([true, false, false]);
  });
});

describe("the table of pages", () => {
  test("has every path once", () => {
    const paths = appRoutes.map(({ path }) => path);
    expect(paths.filter((path, index) => paths.indexOf(path) !== index)).toEqual([]);
  });

  test("has a word for every entry of the navigation", () => {
    const nameless = appRoutes.filter(({ nav }) => nav && t.maybe(nav.label) === undefined);
    expect(nameless.map(({ path }) => path)).toEqual([]);
  });
});
