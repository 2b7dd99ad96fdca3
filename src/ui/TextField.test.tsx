// @vitest-environment jsdom
import { cleanup, render, screen } from "@solidjs/testing-library";
import { afterEach, describe, expect, test } from "vitest";
import { DateField, TextField } from "./TextField.tsx";

afterEach(cleanup);

const pressEnter = (target: Element, init: KeyboardEventInit) => {
  const event = new KeyboardEvent("keydown", { key: "Enter", bubbles: true, cancelable: true, ...init });
  target.dispatchEvent(event);
  return event.defaultPrevented;
};

describe("TextField", () => {
  test("Enter that confirms a Chinese candidate does not submit, any other Enter does", () => {
    render(() => <TextField label="姓名" value="" />);
    const box = screen.getByRole("textbox", { name: "姓名" });
    expect([
      pressEnter(box, { isComposing: true }),
      pressEnter(box, { keyCode: 229 }),
      pressEnter(box, {}),
    ]).toEqual([true, true, false]);
  });

  test("hint and error belong to the box, and the label says that it is required", () => {
    render(() => <TextField label="户数" hint="整数" error="请填写户数" required value="" />);
    const box = screen.getByRole("textbox", { name: "户数必填" });
    const described = (box.getAttribute("aria-describedby") ?? "")
      .split(" ")
      .map((id) => document.getElementById(id));
    expect(described.map((element) => element?.textContent)).toEqual(["整数", "请填写户数"]);
    expect([box.getAttribute("aria-invalid"), box.getAttribute("aria-required")]).toEqual(["true", "true"]);
  });

  test("without an error nothing is announced as wrong", () => {
    render(() => <TextField label="户数" value="" />);
    const box = screen.getByRole("textbox", { name: "户数" });
    expect([box.getAttribute("aria-invalid"), box.getAttribute("aria-describedby")]).toEqual([null, null]);
  });
});

test("DateField takes and gives days as YYYY-MM-DD", () => {
  const given: string[] = [];
  render(() => <DateField label="日期" value="2026-03-05" onInput={(day) => given.push(day)} />);
  const box = screen.getByLabelText("日期") as HTMLInputElement;
  box.value = "2026-03-06";
  box.dispatchEvent(new Event("input", { bubbles: true }));
  expect([box.type, ...given]).toEqual(["date", "2026-03-06"]);
});
