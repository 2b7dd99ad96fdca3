// @vitest-environment jsdom
import { cleanup, fireEvent, render, screen } from "@solidjs/testing-library";
import { createSignal } from "solid-js";
import { afterEach, describe, expect, test } from "vitest";
import { ErrorSummary, type FieldProblem } from "./ErrorSummary.tsx";
import { TextField } from "./TextField.tsx";

afterEach(cleanup);

describe("ErrorSummary", () => {
  test("takes the focus when problems appear, and each link leads to its field", () => {
    const [problems, setProblems] = createSignal<FieldProblem[]>([]);
    render(() => (
      <>
        <ErrorSummary problems={problems()} />
        <TextField id="households" label="户数" value="" />
      </>
    ));
    expect(screen.queryByRole("alert")).toBeNull();

    setProblems([{ fieldId: "households", text: "请填写户数" }]);

    expect(document.activeElement).toBe(screen.getByRole("alert"));
    fireEvent.click(screen.getByRole("link", { name: "请填写户数" }));
    expect(document.activeElement).toBe(screen.getByRole("textbox", { name: "户数" }));
  });
});
