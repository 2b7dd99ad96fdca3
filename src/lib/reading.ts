import { type QueryKey, useInfiniteQuery, useQuery } from "@tanstack/solid-query";
import { type Accessor, createEffect, createMemo, createSignal, on } from "solid-js";
import { unwrap } from "solid-js/store";
import { type AppError, isTransient, toAppError } from "./errors.ts";

/** What the device kept of an answer, and when it was true (ISO moment). */
export interface Kept<T> {
  readonly value: T;
  readonly asOf: string;
}

/** Something to read that the server answers and the device may hold: one of them is enough to show a page. */
export interface Reading<T> {
  /** The server's answer, else what the device kept, else undefined. */
  readonly value: Accessor<T | undefined>;
  /** When what is shown was true. */
  readonly asOf: Accessor<string | undefined>;
  /**
   * `ready`: the server's answer; `kept`: an older one, while the server cannot be reached or has not answered yet;
   * `loading`: nothing to show yet; `unreachable`: no network and nothing kept; `failed`: refused, nothing to show.
   */
  readonly status: Accessor<"loading" | "ready" | "kept" | "unreachable" | "failed">;
  /** Why the last question to the server failed; undefined while none did. */
  readonly error: Accessor<AppError | undefined>;
  readonly isAsking: Accessor<boolean>;
  readonly retry: () => void;
}

interface ServerQuestion<T> {
  queryKey: QueryKey;
  queryFn: (context: { signal: AbortSignal }) => Promise<T>;
  enabled?: boolean;
}
interface DeviceQuestion<T> {
  queryKey: QueryKey;
  /** Null when the device holds nothing of it. */
  queryFn: () => Promise<Kept<T> | null>;
}

/** The parts of a query's state that decide what is shown; `data` is read only when it is there, so nothing suspends. */
interface QueryLook {
  readonly dataUpdatedAt: number;
  readonly error: unknown;
  readonly failureReason: unknown;
  readonly fetchStatus: "fetching" | "paused" | "idle";
  readonly isPending: boolean;
  readonly refetch: () => Promise<unknown>;
}

/** Ask the server, and show what the device kept until it answers. Call it where a component is set up. */
export function createReading<T>(
  server: Accessor<ServerQuestion<T>>,
  device?: Accessor<DeviceQuestion<T>>,
): Reading<T> {
  const asked = useQuery(() => server());
  const answered = () => (asked.dataUpdatedAt > 0 ? plain(asked.data) : undefined);
  return createReadingFrom<T>(asked, answered, device);
}

/** A page of a list as the server answers it; `total` comes with the first page only. */
export interface Page<Row> {
  readonly rows: readonly Row[];
  readonly next: string | null;
  readonly total: number | null;
}

export interface PagedReading<Row> extends Reading<readonly Row[]> {
  /** Rows there are, shown or not. */
  readonly total: Accessor<number>;
  readonly hasMore: Accessor<boolean>;
  readonly isLoadingMore: Accessor<boolean>;
  readonly more: () => void;
}

const KEPT_PAGE_ROWS = 50;

/** A list of any length, page by page; what the device kept of it comes in pages too, so that ten thousand rows stay light. */
export function createPagedReading<Row>(
  server: Accessor<{
    queryKey: QueryKey;
    fetchPage: (after: string | null, signal: AbortSignal) => Promise<Page<Row>>;
    enabled?: boolean;
  }>,
  device?: Accessor<DeviceQuestion<readonly Row[]>>,
  /** Which of the kept rows are asked for; all are read once, and chosen from in memory. */
  isWanted: Accessor<(row: Row) => boolean> = () => () => true,
): PagedReading<Row> {
  const asked = useInfiniteQuery(() => {
    const { fetchPage, ...question } = server();
    return {
      ...question,
      initialPageParam: null as string | null,
      queryFn: ({ pageParam, signal }: { pageParam: string | null; signal: AbortSignal }) =>
        fetchPage(pageParam, signal),
      getNextPageParam: (last: Page<Row>) => last.next,
    };
  });
  const pages = () => (asked.dataUpdatedAt > 0 ? plain(asked.data)?.pages : undefined);
  const answered = createMemo(() => pages()?.flatMap((page) => page.rows));
  const reading = createReadingFrom<readonly Row[]>(asked, () => answered(), device);

  const [keptShown, setKeptShown] = createSignal(KEPT_PAGE_ROWS);
  const isServers = () => answered() !== undefined;
  const kept = createMemo(() => (isServers() ? undefined : reading.value()?.filter(isWanted())));
  const all = () => kept() ?? reading.value() ?? [];
  return {
    ...reading,
    value: () => (isServers() ? reading.value() : kept()?.slice(0, keptShown())),
    total: () => (isServers() ? (pages()?.[0]?.total ?? all().length) : all().length),
    hasMore: () => (isServers() ? asked.hasNextPage : all().length > keptShown()),
    isLoadingMore: () => asked.isFetchingNextPage,
    more: () =>
      isServers() ? void asked.fetchNextPage() : void setKeptShown((shown) => shown + KEPT_PAGE_ROWS),
  };
}

function createReadingFrom<T>(
  asked: QueryLook,
  answered: Accessor<T | undefined>,
  device: Accessor<DeviceQuestion<T>> | undefined,
): Reading<T> {
  const isAnswered = () => asked.dataUpdatedAt > 0;
  const looked = useQuery(() => ({
    ...(device ? sealed(device()) : { queryKey: ["nothing-kept"], queryFn: () => Promise.resolve(null) }),
    enabled: device !== undefined && !isAnswered(),
    networkMode: "always" as const,
    staleTime: 0,
    retry: false,
  }));
  // What the device holds grows page by page while it syncs; what reads it is fetched after the first paint.
  const [revision, setRevision] = createSignal<Accessor<number>>();
  if (device)
    void import("./device/snapshot.ts").then((held) => setRevision(() => held.snapshotRevision), ignore);
  createEffect(
    on(
      () => revision()?.(),
      () => !isAnswered() && device && void looked.refetch(),
      { defer: true },
    ),
  );
  const kept = (): Kept<T> | null | undefined =>
    looked.dataUpdatedAt > 0 ? (looked.data?.kept ?? null) : undefined;
  const isLooking = () => device !== undefined && !isAnswered() && looked.isPending;
  const failure = () => asked.error ?? (asked.fetchStatus === "paused" ? asked.failureReason : undefined);
  const error = () => (failure() ? toAppError(failure()) : undefined);
  const isPaused = () => asked.fetchStatus === "paused";

  return {
    value: () => (isAnswered() ? answered() : kept()?.value),
    asOf: () => (isAnswered() ? new Date(asked.dataUpdatedAt).toISOString() : kept()?.asOf),
    status: () => {
      if (isAnswered()) return error() || isPaused() ? "kept" : "ready";
      if (kept()) return "kept";
      const failed = error();
      if (isLooking() || (!failed && !isPaused())) return "loading";
      return !failed || isTransient(failed) ? "unreachable" : "failed";
    },
    error,
    isAsking: () => asked.fetchStatus === "fetching",
    retry: () => void asked.refetch(),
  };
}

/**
 * What the device kept, out of reach of the query library and its store: both go through every field of every row, which
 * takes a quarter of a second for ten thousand visits on an old phone. They pass by whatever is not a plain object.
 */
class Sealed<T> {
  constructor(readonly kept: Kept<T>) {}
}

const sealed = <T>({ queryKey, queryFn }: DeviceQuestion<T>) => ({
  queryKey,
  queryFn: async () => {
    const kept = await queryFn();
    return kept && new Sealed(kept);
  },
});

/**
 * An answer as it came. The query library keeps it in a store, whose proxies would watch every field of every row; an
 * answer changes as a whole.
 */
const plain = <T>(data: T): T => unwrap(data);

/** The chunk is not there without a network: then the server's answer is all there is. */
const ignore = (): void => undefined;
