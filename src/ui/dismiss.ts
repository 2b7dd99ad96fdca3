import { type Accessor, createEffect, onCleanup } from "solid-js";

/** For menus, which hold no text field. While open, a press outside `box` or Escape calls `close`; after Escape the focus goes back to `opener`. */
export function createDismiss(options: {
  isOpen: Accessor<boolean>;
  box: () => HTMLElement | undefined;
  opener: () => HTMLElement | undefined;
  close: () => void;
}): void {
  const onPointerDown = (event: PointerEvent) => {
    if (event.target instanceof Node && !options.box()?.contains(event.target)) options.close();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== "Escape") return;
    options.close();
    options.opener()?.focus();
  };
  createEffect(() => {
    if (!options.isOpen()) return;
    document.addEventListener("pointerdown", onPointerDown);
    document.addEventListener("keydown", onKeyDown);
    onCleanup(() => {
      document.removeEventListener("pointerdown", onPointerDown);
      document.removeEventListener("keydown", onKeyDown);
    });
  });
}
