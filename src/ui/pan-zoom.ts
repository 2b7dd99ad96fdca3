import { createSignal } from "solid-js";

export interface View {
  /** Scale, 1 shows everything. */
  k: number;
  /** Translation in drawing units, applied after the scale. */
  x: number;
  y: number;
}

const MAX_SCALE = 24;
/** Less movement than this, in drawing units, is a click. */
const CLICK_TRAVEL = 6;
export const WHOLE: View = { k: 1, x: 0, y: 0 };

/** Zoom by a factor and keep the given place of the screen where it is; at scale 1 the view snaps back to the whole. */
export function zoomAbout(view: View, factor: number, at: { x: number; y: number }): View {
  const k = Math.min(MAX_SCALE, Math.max(1, view.k * factor));
  if (k === 1) return WHOLE;
  const ratio = k / view.k;
  return { k, x: at.x - (at.x - view.x) * ratio, y: at.y - (at.y - view.y) * ratio };
}

/** Never let the drawing leave its frame. */
export function clampView(view: View, width: number, height: number): View {
  const limit = (value: number, size: number) => Math.min(0, Math.max(size * (1 - view.k), value));
  return { k: view.k, x: limit(view.x, width), y: limit(view.y, height) };
}

export const toDrawing = (view: View, at: { x: number; y: number }) => ({
  x: (at.x - view.x) / view.k,
  y: (at.y - view.y) / view.k,
});

interface Place {
  x: number;
  y: number;
}

/**
 * Pan with one pointer, zoom with two or with the wheel. `grab` may take a press for itself (to drag a point): it then gets the
 * moves and the release, and the view stays.
 */
export function createPanZoom(options: {
  width: () => number;
  height: () => number;
  grab: (at: Place) => boolean;
  drag: (at: Place) => void;
  /** Undefined when the system took the pointer away. */
  drop: (at: Place | undefined) => void;
  click: (at: Place) => void;
}) {
  const [view, setView] = createSignal<View>(WHOLE);
  const pointers = new Map<number, Place>();
  let travelled = 0;
  let grabbed = false;
  let element: Element | undefined;

  const change = (next: View) => setView(clampView(next, options.width(), options.height()));
  const placeOf = (event: MouseEvent): Place => {
    const frame = element?.getBoundingClientRect();
    return {
      x: ((event.clientX - (frame?.left ?? 0)) * options.width()) / (frame?.width || 1),
      y: ((event.clientY - (frame?.top ?? 0)) * options.height()) / (frame?.height || 1),
    };
  };
  const pinch = (moved: number, to: Place) => {
    const other = [...pointers].find(([id]) => id !== moved)?.[1];
    const from = pointers.get(moved);
    if (!other || !from) return;
    const before = Math.hypot(from.x - other.x, from.y - other.y) || 1;
    const after = Math.hypot(to.x - other.x, to.y - other.y) || 1;
    change(zoomAbout(view(), after / before, other));
  };

  const onPointerDown = (event: PointerEvent) => {
    if (event.button !== 0) return;
    const at = placeOf(event);
    pointers.set(event.pointerId, at);
    travelled = 0;
    grabbed = pointers.size === 1 && options.grab(toDrawing(view(), at));
    element?.setPointerCapture?.(event.pointerId);
  };
  const onPointerMove = (event: PointerEvent) => {
    const from = pointers.get(event.pointerId);
    if (!from) return;
    const to = placeOf(event);
    travelled += Math.hypot(to.x - from.x, to.y - from.y);
    if (pointers.size === 2) pinch(event.pointerId, to);
    else if (grabbed) options.drag(toDrawing(view(), to));
    else if (view().k > 1) change({ ...view(), x: view().x + to.x - from.x, y: view().y + to.y - from.y });
    pointers.set(event.pointerId, to);
  };
  const onPointerUp = (event: PointerEvent) => {
    if (!pointers.delete(event.pointerId)) return;
    const at = toDrawing(view(), placeOf(event));
    if (grabbed) options.drop(at);
    if (travelled < CLICK_TRAVEL && pointers.size === 0) options.click(at);
    grabbed = false;
  };
  const onPointerCancel = (event: PointerEvent) => {
    pointers.delete(event.pointerId);
    if (grabbed) options.drop(undefined);
    grabbed = false;
  };
  /** With Ctrl (or a trackpad pinch, which browsers report so): a plain wheel scrolls the page. */
  const onWheel = (event: WheelEvent) => {
    if (!event.ctrlKey && !event.metaKey) return;
    event.preventDefault();
    change(zoomAbout(view(), Math.exp(-event.deltaY / 200), placeOf(event)));
  };

  return {
    view,
    zoom: (factor: number, at: Place = { x: options.width() / 2, y: options.height() / 2 }) =>
      change(zoomAbout(view(), factor, at)),
    reset: () => setView(WHOLE),
    /** Bring a place of the drawing into the frame when the view is magnified. */
    show: (at: Place) => {
      const { k, x, y } = view();
      const screen = { x: at.x * k + x, y: at.y * k + y };
      const inside =
        screen.x > 24 && screen.y > 24 && screen.x < options.width() - 24 && screen.y < options.height() - 24;
      if (!inside) change({ k, x: options.width() / 2 - at.x * k, y: options.height() / 2 - at.y * k });
    },
    /** Listen on the element that shows the view, for as long as it lives. */
    attach: (to: SVGSVGElement) => {
      element = to;
      to.addEventListener("pointerdown", onPointerDown);
      to.addEventListener("pointermove", onPointerMove);
      to.addEventListener("pointerup", onPointerUp);
      to.addEventListener("pointercancel", onPointerCancel);
      to.addEventListener("wheel", onWheel, { passive: false });
    },
  };
}
