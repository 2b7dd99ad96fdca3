// @vitest-environment jsdom
import { cleanup, fireEvent, render, screen } from "@solidjs/testing-library";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { SearchBox } from "./SearchBox.tsx";

beforeEach(() => vi.useFakeTimers());
afterEach(() => {
  cleanup();
  vi.useRealTimers();
});

function renderSearch() {
  const onSearch = vi.fn<(text: string) => void>();
  render(() => <SearchBox label="搜索村名" value="" onSearch={onSearch} waitMs={200} />);
  const box = screen.getByRole("searchbox", { name: "搜索村名" });
  return { onSearch, box, type: (text: string) => fireEvent.input(box, { target: { value: text } }) };
}

describe("SearchBox", () => {
  test("searches once, a moment after the last letter", () => {
    const { onSearch, type } = renderSearch();
    type("云");
    vi.advanceTimersByTime(150);
    type("云岚");
    vi.advanceTimersByTime(199);
    expect(onSearch).not.toHaveBeenCalled();
    vi.advanceTimersByTime(1);
    expect(onSearch.mock.calls).toEqual([["云岚"]]);
  });

  test("never searches for the letters of an unfinished Chinese word", () => {
    const { onSearch, type, box } = renderSearch();
    fireEvent.compositionStart(box);
    type("lin");
    vi.advanceTimersByTime(1_000);
    fireEvent.keyDown(box, { key: "Enter", isComposing: true });
    expect(onSearch).not.toHaveBeenCalled();
    type("临");
    fireEvent.compositionEnd(box);
    vi.advanceTimersByTime(200);
    expect(onSearch.mock.calls).toEqual([["临"]]);
  });

  test("the Enter that Safari reports after the composition, with key code 229, does not search either", () => {
    const { onSearch, type, box } = renderSearch();
    type("临");
    fireEvent.keyDown(box, { key: "Enter", keyCode: 229 });
    expect(onSearch).not.toHaveBeenCalled();
  });

  test("Enter searches at once and only once", () => {
    const { onSearch, type, box } = renderSearch();
    type("云岚");
    fireEvent.keyDown(box, { key: "Enter" });
    vi.advanceTimersByTime(1_000);
    expect(onSearch.mock.calls).toEqual([["云岚"]]);
  });
});
