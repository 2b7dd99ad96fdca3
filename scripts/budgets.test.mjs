import { describe, expect, it } from "vitest";
import { measure } from "./budgets.mjs";

const manifest = {
  "index.html": { file: "assets/index-1.js", css: ["assets/index-1.css"], isEntry: true },
  "src/Login.tsx": {
    file: "assets/Login-1.js",
    css: ["assets/Login-1.css"],
    imports: ["index.html", "_shared-1.js"],
  },
  "src/Home.tsx": { file: "assets/Home-1.js", imports: ["_shared-1.js"] },
  "_shared-1.js": { file: "assets/shared-1.js", imports: ["index.html"] },
};
const bytes = new Map([
  ["assets/index-1.js", 10_000],
  ["assets/index-1.css", 1_000],
  ["assets/Login-1.js", 2_000],
  ["assets/Login-1.css", 500],
  ["assets/shared-1.js", 3_000],
  ["assets/Home-1.js", 4_000],
  ["assets/read.worker-1.js", 60_000],
  ["assets/echarts-1.js", 180_000],
]);
const login = { name: "login", parts: ["src/Login.tsx"], limitKb: 22, limitRequests: 6 };

/** @param {string} what */
const find = (what) => measure(manifest, bytes, [login]).find((entry) => entry.what === what);

describe("the weight of a route", () => {
  it("is the entry and all that the route imports, each file once", () => {
    expect(find("JS of login")).toMatchObject({ measured: 15, limit: 22 });
  });

  it("counts the page, its scripts and its styles as requests", () => {
    expect(find("requests of login, cold")).toMatchObject({ measured: 6, limit: 6 });
  });

  it("can be asked for by the name of a group", () => {
    const named = { ...manifest, "_login-1.js": { file: "assets/Login-1.js", name: "login" } };
    expect(measure(named, bytes, [{ ...login, parts: ["login"] }])[0]).toMatchObject({ measured: 12 });
  });

  it("is over its limit for a part that the build does not have", () => {
    const gone = { name: "gone", parts: ["src/Gone.tsx"], limitKb: 1 };
    expect(measure(manifest, bytes, [gone])[0]).toMatchObject({
      measured: Number.POSITIVE_INFINITY,
      limit: 1,
    });
  });
});

describe("the weight of a part", () => {
  it("has one limit, but for the few large libraries and the workers", () => {
    expect(find("assets/Home-1.js")).toMatchObject({ measured: 4, limit: 45 });
    expect(find("assets/read.worker-1.js")).toMatchObject({ measured: 60, limit: 75 });
    expect(find("assets/echarts-1.js")).toMatchObject({ measured: 180, limit: 190 });
    expect(find("assets/Login-1.css")).toMatchObject({ measured: 0.5, limit: 2 });
  });

  it("is not said of the entry again", () => {
    expect(find("assets/index-1.js")).toBeUndefined();
    expect(find("CSS of the entry")).toMatchObject({ measured: 1, limit: 4 });
  });
});
