// @vitest-environment jsdom
import { cleanup, render, screen, waitFor } from "@solidjs/testing-library";
import { QueryClient, QueryClientProvider, onlineManager } from "@tanstack/solid-query";
import { createSignal, For, type JSX, onMount, Suspense } from "solid-js";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { AppError } from "./errors.ts";
import { createPagedReading, createReading, type Kept, type Page, type Reading } from "./reading.ts";

const [revision, setRevision] = createSignal(1);
vi.mock("./device/snapshot.ts", () => ({ snapshotRevision: () => revision() }));

afterEach(cleanup);
beforeEach(() => onlineManager.setOnline(true));

function Harness(props: { children: JSX.Element }) {
  const client = new QueryClient({
    defaultOptions: { queries: { networkMode: "offlineFirst", retry: false } },
  });
  return (
    <QueryClientProvider client={client}>
      <Suspense fallback={<p>suspended</p>}>{props.children}</Suspense>
    </QueryClientProvider>
  );
}

/** A promise that the test settles. */
function deferred<T>() {
  let settle!: { resolve: (value: T) => void; reject: (error: unknown) => void };
  const promise = new Promise<T>((resolve, reject) => (settle = { resolve, reject }));
  return { promise, ...settle };
}

const KEPT_AT = "2026-11-20T01:00:00.000Z";
const kept = (value: string): Kept<string> => ({ value, asOf: KEPT_AT });

function Look(props: {
  ask: () => Promise<string>;
  keep?: Kept<string> | null;
  onReading?: (reading: Reading<string>) => void;
}) {
  const reading = createReading(
    () => ({ queryKey: ["server"], queryFn: () => props.ask() }),
    () => ({ queryKey: ["device"], queryFn: () => Promise.resolve(props.keep ?? null) }),
  );
  onMount(() => props.onReading?.(reading));
  return (
    <p data-testid="look">
      {reading.status()}:{reading.value() ?? "-"}:{reading.error()?.code ?? "-"}
    </p>
  );
}
const look = () => screen.getByTestId("look").textContent;

describe("what the device keeps", () => {
  test("is read once, as it is, and again when something there changed", async () => {
    const row = { id: "a", topics: ["x"] };
    const keep = vi.fn<() => Promise<Kept<typeof row>>>(() => Promise.resolve({ value: row, asOf: KEPT_AT }));
    let reading: Reading<typeof row> | undefined;
    function Rows() {
      reading = createReading<typeof row>(
        () => ({ queryKey: ["server"], queryFn: () => Promise.reject(new AppError("offline")) }),
        () => ({ queryKey: ["device"], queryFn: keep }),
      );
      return <p data-testid="look">{reading.status()}</p>;
    }
    render(() => <Rows />, { wrapper: Harness });
    await waitFor(() => expect(look()).toBe("kept"));
    expect(reading?.value()).toBe(row);
    expect(keep).toHaveBeenCalledTimes(1);
    setRevision(2);
    await waitFor(() => expect(keep).toHaveBeenCalledTimes(2));
    expect(look()).toBe("kept");
  });
});

describe("what is shown", () => {
  test("while the server is silent: what the device kept, then the server's answer", async () => {
    const answer = deferred<string>();
    render(() => <Look ask={() => answer.promise} keep={kept("old")} />, { wrapper: Harness });
    expect(look()).toBe("loading:-:-");
    await waitFor(() => expect(look()).toBe("kept:old:-"));
    answer.resolve("new");
    await waitFor(() => expect(look()).toBe("ready:new:-"));
  });

  test("when the server cannot be reached: what the device kept, and since when", async () => {
    let reading: Reading<string> | undefined;
    render(
      () => (
        <Look
          ask={() => Promise.reject(new AppError("network", { status: 0 }))}
          keep={kept("old")}
          onReading={(made) => (reading = made)}
        />
      ),
      { wrapper: Harness },
    );
    await waitFor(() => expect(look()).toBe("kept:old:network"));
    expect(reading?.asOf()).toBe(KEPT_AT);
  });

  test("nothing kept and no network is unreachable, not empty; a refusal is failed", async () => {
    render(() => <Look ask={() => Promise.reject(new AppError("offline"))} keep={null} />, {
      wrapper: Harness,
    });
    await waitFor(() => expect(look()).toBe("unreachable:-:offline"));
    cleanup();
    render(() => <Look ask={() => Promise.reject(new AppError("forbidden"))} />, { wrapper: Harness });
    await waitFor(() => expect(look()).toBe("failed:-:forbidden"));
  });

  test("an answer once given stays when asking again fails, and a retry mends it", async () => {
    let isDown = false;
    let reading: Reading<string> | undefined;
    const ask = () => (isDown ? Promise.reject(new AppError("unavailable")) : Promise.resolve("answer"));
    render(() => <Look ask={ask} onReading={(made) => (reading = made)} />, { wrapper: Harness });
    await waitFor(() => expect(look()).toBe("ready:answer:-"));
    isDown = true;
    reading?.retry();
    await waitFor(() => expect(look()).toBe("kept:answer:unavailable"));
    isDown = false;
    reading?.retry();
    await waitFor(() => expect(look()).toBe("ready:answer:-"));
  });
});

function List(props: {
  fetchPage: (after: string | null) => Promise<Page<string>>;
  keep?: readonly string[];
  wanted?: string;
}) {
  const list = createPagedReading<string>(
    () => ({ queryKey: ["rows"], fetchPage: (after) => props.fetchPage(after) }),
    () => ({
      queryKey: ["kept"],
      queryFn: () => Promise.resolve(props.keep ? { value: props.keep, asOf: KEPT_AT } : null),
    }),
    () => {
      const wanted = props.wanted ?? "";
      return (row) => row.includes(wanted);
    },
  );
  return (
    <>
      <ul>
        <For each={list.value()}>{(row) => <li>{row}</li>}</For>
      </ul>
      <p data-testid="look">
        {list.status()} {list.value()?.length ?? 0}/{list.total()} {list.hasMore() ? "more" : "all"}
      </p>
      <button onClick={() => list.more()}>more</button>
    </>
  );
}

describe("a list in pages", () => {
  test("grows page by page behind the server's cursor, with the total of the first", async () => {
    const pages: Record<string, Page<string>> = {
      "": { rows: ["a", "b"], next: "b", total: 3 },
      b: { rows: ["c"], next: null, total: null },
    };
    render(() => <List fetchPage={(after) => Promise.resolve(pages[after ?? ""]!)} />, { wrapper: Harness });
    await waitFor(() => expect(look()).toBe("ready 2/3 more"));
    screen.getByRole("button").click();
    await waitFor(() => expect(look()).toBe("ready 3/3 all"));
    expect(screen.getAllByRole("listitem").map((item) => item.textContent)).toEqual(["a", "b", "c"]);
  });

  test("of kept rows draws fifty at a time", async () => {
    const rows = Array.from({ length: 120 }, (_, n) => `row ${n}`);
    render(() => <List fetchPage={() => Promise.reject(new AppError("offline"))} keep={rows} />, {
      wrapper: Harness,
    });
    await waitFor(() => expect(look()).toBe("kept 50/120 more"));
    screen.getByRole("button").click();
    await waitFor(() => expect(look()).toBe("kept 100/120 more"));
    screen.getByRole("button").click();
    await waitFor(() => expect(look()).toBe("kept 120/120 all"));
  });

  test("of kept rows shows and counts those that are asked for, wherever they lie", async () => {
    const rows = Array.from({ length: 120 }, (_, n) => `row ${n}`);
    render(
      () => <List fetchPage={() => Promise.reject(new AppError("offline"))} keep={rows} wanted="row 11" />,
      { wrapper: Harness },
    );
    await waitFor(() => expect(look()).toBe("kept 11/11 all"));
  });
});
