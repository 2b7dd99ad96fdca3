// @vitest-environment jsdom
import { beforeEach, describe, expect, test, vi } from "vitest";

/** What stands for the server: who the token belongs to, and what `me()` answers. */
const server = vi.hoisted(() => ({
  user: null as { id: string; email: string } | null,
  me: (): unknown => ({}),
  /** What another tab does, as this one hears of it. */
  tell: (_user: { id: string } | null): void => undefined,
}));

vi.mock("./auth.ts", () => ({
  currentUser: () => Promise.resolve(server.user),
  signInWithPassword: (email: string) => {
    server.user = { id: email, email };
    return Promise.resolve();
  },
  endSession: () => {
    server.user = null;
    return Promise.resolve();
  },
  onAuthChange: (listener: (user: { id: string } | null) => void) => {
    server.tell = listener;
    return Promise.resolve(() => undefined);
  },
}));
vi.mock("./me.ts", () => ({ fetchMe: () => Promise.resolve().then(() => server.me()) }));

const me = {
  officer: {
    id: "o1",
    name: "林知远",
    post: "副书记",
    organ: { id: "g1", name: "云栖镇纪委", division_code: null },
  },
  roles: [{ role: "grid_leader", organ_id: "g1", organ_name: "云栖镇纪委" }],
  seeingAs: null,
  serverTime: "2026-11-22T08:00:00Z",
};
/** The error class of the app under test: each test starts an app of its own. */
const failing = (code: string) => async () => {
  const { AppError } = await import("./errors.ts");
  throw new AppError(code);
};
const unreachable = failing("network");

async function freshApp() {
  vi.resetModules();
  return import("./session.ts");
}

const rememberSession = () => localStorage.setItem("liandong.auth", "{}");

beforeEach(() => {
  localStorage.clear();
  server.user = null;
  server.me = () => me;
});

describe("starting the app", () => {
  test("nobody stored on the device means signed out, without asking anyone", async () => {
    server.me = unreachable;
    const app = await freshApp();
    await app.restoreSession();
    expect(app.session()).toEqual({ status: "signed_out" });
  });

  test("opens without a signal as the person whom the device remembers", async () => {
    const before = await freshApp();
    await before.signIn("lin@qinglan.example", "x");
    rememberSession();
    server.me = unreachable;

    const app = await freshApp();
    await app.restoreSession();

    expect([app.signedIn().officer.name, app.isSessionLive()]).toEqual(["林知远", true]);
  });

  test("a stored session that cannot be checked for the first time is a failure, not a sign-out", async () => {
    rememberSession();
    server.user = { id: "u1", email: "" };
    server.me = unreachable;
    const app = await freshApp();
    await app.restoreSession();
    expect(app.session()).toMatchObject({ status: "failed", error: { code: "network" } });
  });
});

describe("an expired session", () => {
  test("keeps the page and the person, and asks to sign in", async () => {
    const app = await freshApp();
    await app.signIn("lin@qinglan.example", "x");
    server.user = null;
    await app.reload();
    expect([app.signedIn().officer.name, app.isSessionLive()]).toEqual(["林知远", false]);
  });

  test("goes on where it was when the same person signs in again", async () => {
    const app = await freshApp();
    await app.signIn("lin@qinglan.example", "x");
    server.user = null;
    await app.reload();
    await app.signIn("lin@qinglan.example", "x");
    expect(app.isSessionLive()).toBe(true);
  });
});

describe("leaving", () => {
  test("runs every clean-up and leaves nothing of the person on the device", async () => {
    const app = await freshApp();
    await app.signIn("lin@qinglan.example", "x");
    localStorage.setItem("liandong.own.lin@qinglan.example.draft", "{}");
    const cleaned: string[] = [];
    app.onSignedOut(() => void cleaned.push("reading"));
    await app.signOut();
    expect([app.session(), cleaned, localStorage.length]).toEqual([{ status: "signed_out" }, ["reading"], 0]);
  });

  test("an account that is no officer's any more shows nothing that was read before", async () => {
    const app = await freshApp();
    await app.signIn("lin@qinglan.example", "x");
    const cleaned: string[] = [];
    app.onSignedOut(() => void cleaned.push("answers"));
    server.me = failing("no_officer");
    await app.reload();
    expect([app.session(), localStorage.getItem("liandong.me"), cleaned]).toEqual([
      { status: "signed_out", reason: "no_officer" },
      null,
      ["answers"],
    ]);
  });

  test("in one tab clears the others; a token that only ran out does not", async () => {
    const app = await freshApp();
    await app.signIn("lin@qinglan.example", "x");
    const cleaned: string[] = [];
    app.onSignedOut(() => void cleaned.push("answers"));

    server.tell(null);
    await vi.waitFor(() => expect(app.isSessionLive()).toBe(false));
    expect([app.session().status, cleaned]).toEqual(["signed_in", []]);

    localStorage.removeItem("liandong.me"); // as signing out does in the other tab
    server.tell(null);
    await vi.waitFor(() => expect(app.session()).toEqual({ status: "signed_out" }));
    expect(cleaned).toEqual(["answers"]);
  });
});

test("a role counts in whichever organ it is held", async () => {
  const app = await freshApp();
  await app.signIn("lin@qinglan.example", "x");
  expect([app.hasRole("grid_leader", "leader"), app.hasRole("administrator")]).toEqual([true, false]);
});
