// @vitest-environment jsdom
import { cleanup, render, screen } from "@solidjs/testing-library";
import { userEvent } from "@testing-library/user-event";
import { createSignal } from "solid-js";
import { afterEach, describe, expect, test } from "vitest";
import { Dialog } from "./Dialog.tsx";

afterEach(cleanup);

function renderDialog() {
  const [isOpen, setOpen] = createSignal(false);
  render(() => (
    <>
      <button onClick={() => setOpen(true)}>打开</button>
      <Dialog
        open={isOpen()}
        title="调整网格长"
        onClose={() => setOpen(false)}
        actions={<button>保存</button>}
      >
        <input aria-label="网格长" />
      </Dialog>
    </>
  ));
  return { isOpen, user: userEvent.setup() };
}

describe("Dialog", () => {
  test("holds the focus: Tab goes round inside, and hidden is what lies behind", async () => {
    const { user } = renderDialog();
    const opener = screen.getByRole("button", { name: "打开" });
    await user.click(opener);
    const dialog = screen.getByRole("dialog", { name: "调整网格长" });
    expect(document.activeElement).toBe(dialog);
    await user.tab();
    await user.tab();
    await user.tab();
    expect(document.activeElement?.textContent).toBe("保存");
    await user.tab();
    expect(document.activeElement).toBe(screen.getByRole("button", { name: "关闭" }));
    await user.tab({ shift: true });
    expect(document.activeElement?.textContent).toBe("保存");
    expect(opener.closest("[aria-hidden=true]")).not.toBeNull();
  });

  test("Escape closes it and gives the focus back to where it was", async () => {
    const { user, isOpen } = renderDialog();
    const opener = screen.getByRole("button", { name: "打开" });
    await user.click(opener);
    await user.keyboard("{Escape}");
    expect([isOpen(), document.activeElement === opener, opener.closest("[aria-hidden]")]).toEqual([
      false,
      true,
      null,
    ]);
  });

  test("an Escape that closes a candidate window leaves it open", async () => {
    const { user, isOpen } = renderDialog();
    await user.click(screen.getByRole("button", { name: "打开" }));
    screen
      .getByRole("textbox", { name: "网格长" })
      .dispatchEvent(new KeyboardEvent("keydown", { key: "Escape", isComposing: true, bubbles: true }));
    expect(isOpen()).toBe(true);
  });
});
