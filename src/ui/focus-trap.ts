import { onCleanup } from "solid-js";
import { isComposing } from "./ime.ts";

const FOCUSABLE =
  'a[href], button:not([disabled]), input:not([disabled]), select:not([disabled]), textarea:not([disabled]), [tabindex]:not([tabindex="-1"])';

/** Elements inside `root` that the Tab key reaches, in order. */
const focusables = (root: HTMLElement): HTMLElement[] =>
  [...root.querySelectorAll<HTMLElement>(FOCUSABLE)].filter(
    (element) => element.closest("[hidden]") === null,
  );

/**
 * Keep the focus inside `root` until the owner is disposed, hide everything else from screen readers, stop the page
 * from scrolling, and give the focus back afterwards. The native dialog would do it, but Safari 14 has none.
 */
export function createFocusTrap(root: HTMLElement, onEscape: () => void): void {
  const before = document.activeElement;
  const hidden = hideSiblings(root);
  const overflow = document.documentElement.style.overflow;
  document.documentElement.style.overflow = "hidden";
  (root.querySelector<HTMLElement>("[data-autofocus]") ?? root).focus();

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === "Escape" && !isComposing(event)) {
      event.stopPropagation();
      onEscape();
    }
    if (event.key !== "Tab") return;
    const inside = focusables(root);
    const edge = event.shiftKey ? inside[0] : inside[inside.length - 1];
    const other = event.shiftKey ? inside[inside.length - 1] : inside[0];
    const leaving = document.activeElement === edge || (event.shiftKey && document.activeElement === root);
    if (inside.length === 0 || leaving) {
      event.preventDefault();
      other?.focus();
    }
  };
  const onFocusIn = (event: FocusEvent) => {
    if (event.target instanceof Node && !root.contains(event.target) && !inAnotherDialog(event.target))
      root.focus();
  };
  root.addEventListener("keydown", onKeyDown);
  document.addEventListener("focusin", onFocusIn);

  onCleanup(() => {
    root.removeEventListener("keydown", onKeyDown);
    document.removeEventListener("focusin", onFocusIn);
    for (const element of hidden) element.removeAttribute("aria-hidden");
    document.documentElement.style.overflow = overflow;
    if (before instanceof HTMLElement && before.isConnected) before.focus();
  });
}

/** A dialog opened from this one lives beside it in the body and keeps its own focus. */
const inAnotherDialog = (node: Node): boolean =>
  node instanceof Element && node.closest('[aria-modal="true"], [data-stays-reachable]') !== null;

function hideSiblings(root: HTMLElement): Element[] {
  const top = [...document.body.children].find((child) => child.contains(root));
  const others = [...document.body.children].filter(
    (child) =>
      child !== top && !child.hasAttribute("aria-hidden") && !child.hasAttribute("data-stays-reachable"),
  );
  for (const element of others) element.setAttribute("aria-hidden", "true");
  return others;
}
