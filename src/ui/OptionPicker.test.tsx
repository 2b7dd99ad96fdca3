// @vitest-environment jsdom
import { cleanup, render, screen } from "@solidjs/testing-library";
import { userEvent } from "@testing-library/user-event";
import { createSignal } from "solid-js";
import { afterEach, describe, expect, test, vi } from "vitest";
import { ChipPicker, OptionPicker } from "./OptionPicker.tsx";

const villages = [
  { value: "a", label: "云岚村", hint: "云栖镇" },
  { value: "b", label: "松岭村", hint: "白泉镇" },
  { value: "c", label: "石桥村", hint: "云栖镇" },
];

function renderPicker() {
  const onSubmit = vi.fn<(event: Event) => void>((event) => event.preventDefault());
  const [value, setValue] = createSignal<string>("");
  render(() => (
    <form onSubmit={onSubmit}>
      <OptionPicker label="村" options={villages} value={value()} onChange={setValue} />
      <button type="submit">保存</button>
    </form>
  ));
  return { onSubmit, value, box: screen.getByRole("combobox", { name: "村" }), user: userEvent.setup() };
}

/** What a Chinese keyboard sends while its candidate window is open. */
const composingEnter = () =>
  new KeyboardEvent("keydown", { key: "Enter", isComposing: true, bubbles: true, cancelable: true });

afterEach(cleanup);

describe("OptionPicker", () => {
  test("is worked by keyboard alone: type, arrow down, Enter", async () => {
    const { user, box, value } = renderPicker();
    await user.type(box, "云栖");
    expect(screen.getAllByRole("option").map((option) => option.textContent)).toEqual([
      "云岚村云栖镇",
      "石桥村云栖镇",
    ]);
    await user.keyboard("{ArrowDown}{Enter}");
    expect([value(), (box as HTMLInputElement).value]).toEqual(["c", "石桥村"]);
  });

  test("names the active option to screen readers", async () => {
    const { user, box } = renderPicker();
    await user.click(box);
    await user.keyboard("{ArrowDown}{ArrowDown}");
    const active = document.getElementById(box.getAttribute("aria-activedescendant") ?? "");
    expect([box.getAttribute("aria-expanded"), active?.textContent]).toEqual(["true", "松岭村白泉镇"]);
  });

  test("Enter that confirms a Chinese candidate neither chooses nor submits", async () => {
    const { user, box, value, onSubmit } = renderPicker();
    await user.type(box, "云");
    const event = composingEnter();
    box.dispatchEvent(event);
    expect([value(), event.defaultPrevented, onSubmit.mock.calls.length]).toEqual(["", true, 0]);
  });

  test("Enter on the open list chooses and does not submit the form", async () => {
    const { user, box, onSubmit } = renderPicker();
    await user.type(box, "松{Enter}");
    expect([(box as HTMLInputElement).value, onSubmit.mock.calls.length]).toEqual(["松岭村", 0]);
  });

  test("Escape closes the list and leaves the choice as it was", async () => {
    const { user, box, value } = renderPicker();
    await user.type(box, "松{Escape}");
    expect([box.getAttribute("aria-expanded"), value()]).toEqual(["false", ""]);
  });

  test("says when nothing matches", async () => {
    const { user, box } = renderPicker();
    await user.type(box, "不存在");
    expect(screen.getByText("没有匹配的选项")).toBeTruthy();
  });
});

describe("ChipPicker", () => {
  function renderChips() {
    const [value, setValue] = createSignal<string[]>(["a"]);
    render(() => <ChipPicker label="村" options={villages} value={value()} onChange={setValue} />);
    return { value, box: screen.getByRole("combobox", { name: "村" }), user: userEvent.setup() };
  }

  test("stays open to choose several, and a second choice of the same takes it back", async () => {
    const { user, box, value } = renderChips();
    await user.click(box);
    await user.click(screen.getByRole("option", { name: /松岭村/ }));
    await user.click(screen.getByRole("option", { name: /石桥村/ }));
    await user.click(screen.getByRole("option", { name: /松岭村/ }));
    expect(value()).toEqual(["a", "c"]);
  });

  test("Backspace in an empty box takes the last one back, a chip's own button that one", async () => {
    const { user, box, value } = renderChips();
    await user.type(box, "石{Enter}");
    expect(value()).toEqual(["a", "c"]);
    await user.click(screen.getByRole("button", { name: "移除云岚村" }));
    await user.type(box, "{Backspace}");
    expect(value()).toEqual([]);
  });
});
