import { describe, expect, test } from "vitest";
import { clampView, toDrawing, WHOLE, zoomAbout } from "./pan-zoom.ts";

describe("zooming", () => {
  test("keeps the place under the pointer where it is", () => {
    const at = { x: 300, y: 120 };
    const before = zoomAbout(WHOLE, 2, { x: 50, y: 60 });
    const after = zoomAbout(before, 1.7, at);
    const [place, sameplace] = [toDrawing(before, at), toDrawing(after, at)];
    expect([sameplace.x, sameplace.y]).toEqual([expect.closeTo(place.x, 9), expect.closeTo(place.y, 9)]);
  });

  test("never goes below the whole, and snaps to it", () => {
    expect(zoomAbout({ k: 1.5, x: -40, y: -10 }, 0.1, { x: 0, y: 0 })).toEqual(WHOLE);
  });
});

test("the drawing cannot be dragged out of its frame", () => {
  expect(clampView({ k: 2, x: 500, y: -5_000 }, 800, 400)).toEqual({ k: 2, x: 0, y: -400 });
});
