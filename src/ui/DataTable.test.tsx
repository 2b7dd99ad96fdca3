// @vitest-environment jsdom
import { cleanup, fireEvent, render, screen, within } from "@solidjs/testing-library";
import { userEvent } from "@testing-library/user-event";
import { createSignal } from "solid-js";
import { afterEach, describe, expect, test, vi } from "vitest";
import { type Column, DataTable } from "./DataTable.tsx";

interface Village {
  id: string;
  name: string;
  visits: number;
}

const columns: Column<Village>[] = [
  { key: "name", header: "村", text: ({ name }) => name, sortBy: ({ name }) => name, priority: 1 },
  {
    key: "visits",
    header: "走访",
    text: ({ visits }) => String(visits),
    sortBy: ({ visits }) => visits,
    align: "end",
  },
  ...["a", "b", "c", "d"].map((key) => ({ key, header: key, text: () => key })),
];
const villages = (count: number): Village[] =>
  Array.from({ length: count }, (_, index) => ({
    id: `v${index}`,
    name: `第${index}村`,
    visits: count - index,
  }));

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

const firstCells = () =>
  screen
    .getAllByRole("row")
    .slice(1)
    .map((row) => within(row).getAllByRole("cell")[0]?.textContent);

describe("a short table", () => {
  const draw = (rows: Village[]) =>
    render(() => <DataTable caption="各村走访" rows={rows} columns={columns} rowKey={({ id }) => id} />);

  test("sorts by a column, and the other way at the second press", async () => {
    draw(villages(3));
    const user = userEvent.setup();
    await user.click(screen.getByRole("button", { name: "走访" }));
    expect(firstCells()).toEqual(["第2村", "第1村", "第0村"]);
    expect(screen.getByRole("columnheader", { name: "走访" }).getAttribute("aria-sort")).toBe("ascending");
    await user.click(screen.getByRole("button", { name: "走访" }));
    expect(firstCells()).toEqual(["第0村", "第1村", "第2村"]);
  });

  test("is a table with a name; without rows it says so instead", () => {
    draw(villages(2));
    expect(screen.getByRole("table", { name: "各村走访" })).toBeTruthy();
    cleanup();
    draw([]);
    expect([screen.queryByRole("table"), screen.getByText("暂无内容").tagName]).toEqual([null, "P"]);
  });

  test("all rows are selected and taken back by one box", async () => {
    const [selected, setSelected] = createSignal<ReadonlySet<string>>(new Set());
    const chosen: string[][] = [];
    const choose = (next: ReadonlySet<string>) => {
      chosen.push([...next]);
      setSelected(next);
    };
    render(() => (
      <DataTable
        caption="各村走访"
        rows={villages(2)}
        columns={columns}
        rowKey={({ id }) => id}
        selection={{ selected: selected(), onChange: choose }}
      />
    ));
    const user = userEvent.setup();
    await user.click(screen.getByRole("checkbox", { name: "全选" }));
    await user.click(screen.getByRole("checkbox", { name: "选中“第0村”" }));
    expect(chosen).toEqual([["v0", "v1"], ["v1"]]);
  });
});

describe("on a phone", () => {
  test("rows become cards that leave out the columns of lowest priority", () => {
    vi.stubGlobal("matchMedia", (query: string) => ({
      matches: query.includes("max-width"),
      addListener: () => undefined,
      removeListener: () => undefined,
    }));
    const phoneColumns = columns.map((column) =>
      column.key === "d" ? { ...column, priority: 3 as const } : column,
    );
    render(() => (
      <DataTable caption="各村走访" rows={villages(2)} columns={phoneColumns} rowKey={({ id }) => id} />
    ));
    const [card] = screen.getAllByRole("listitem");
    expect([screen.queryByRole("table"), card?.textContent]).toEqual([null, "第0村走访2aabbcc"]);
  });
});

describe("ten thousand rows", () => {
  function drawLong(count = 10_000) {
    const onOpen = vi.fn<(village: Village) => void>();
    render(() => (
      <DataTable
        caption="各村走访"
        rows={villages(count)}
        columns={columns}
        rowKey={({ id }) => id}
        onOpen={onOpen}
      />
    ));
    return { onOpen, grid: screen.getByRole("grid", { name: "各村走访" }), user: userEvent.setup() };
  }

  test("take no more than 320 elements", () => {
    const { grid } = drawLong();
    expect(grid.querySelectorAll("*").length).toBeLessThanOrEqual(320);
    expect(grid.getAttribute("aria-rowcount")).toBe("10001");
  });

  test("show the rows that are scrolled to, each with its number", () => {
    const { grid } = drawLong();
    grid.scrollTop = 180_000;
    fireEvent.scroll(grid);
    const row = within(grid).getByText("第5000村").closest("[role=row]");
    expect(row?.getAttribute("aria-rowindex")).toBe("5002");
  });

  test("are walked by keyboard: End, arrow up, Enter", async () => {
    const { grid, user, onOpen } = drawLong();
    grid.focus();
    await user.keyboard("{End}{ArrowUp}{Enter}");
    expect(onOpen.mock.calls.map(([village]) => village.id)).toEqual(["v9998"]);
    fireEvent.scroll(grid);
    expect(document.getElementById(grid.getAttribute("aria-activedescendant") ?? "")?.textContent).toContain(
      "第9998村",
    );
  });

  test("are all in the document while it is printed", () => {
    drawLong(500);
    window.dispatchEvent(new Event("beforeprint"));
    expect(document.querySelectorAll("tbody tr")).toHaveLength(500);
    window.dispatchEvent(new Event("afterprint"));
    expect(document.querySelectorAll("tbody tr")).toHaveLength(0);
  });
});
