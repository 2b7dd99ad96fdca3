import { createMemo, For } from "solid-js";
import { arrangeLabels } from "./map-labels.ts";
import type { View } from "./pan-zoom.ts";
import type { Drawing, DrawnPoint, MapPoint } from "./point-map-geometry.ts";
import css from "./PointMap.module.css";

export interface MapGroup {
  key: string;
  label: string;
}

export interface MapArrow {
  from: string;
  to: string;
  label?: string;
}

export function Cells(props: {
  drawing: Drawing;
  groups: readonly MapGroup[];
  colours: ReadonlyMap<string, number>;
}) {
  const pathOfGroup = (key: string | null) =>
    props.drawing.points
      .filter((point) => point.group === key)
      .map((point) => props.drawing.cellOf(point.id))
      .join("");
  return (
    <>
      <path class={css["cell"]} d={pathOfGroup(null)} />
      <For each={props.groups}>
        {(group) => (
          <path class={css["cell"]} data-colour={props.colours.get(group.key)} d={pathOfGroup(group.key)} />
        )}
      </For>
    </>
  );
}

/** Names of the groups over the middle of their points; they keep their size at any zoom. */
export function GroupLabels(props: {
  points: readonly DrawnPoint[];
  groups: readonly MapGroup[];
  view: View;
}) {
  const placed = createMemo(() =>
    props.groups.flatMap((group) => {
      const centre = centreOf(props.points, group.key);
      return centre ? [{ key: group.key, text: group.label, ...centre }] : [];
    }),
  );
  const shown = () => {
    const { k, x, y } = props.view;
    return arrangeLabels(placed().map((label) => ({ ...label, x: label.x * k + x, y: label.y * k + y })));
  };
  return (
    <g class={css["labels"]}>
      <For each={shown()}>
        {(label) => (
          <text x={label.x} y={label.y} text-anchor="middle" dy="-0.6em">
            {label.text}
          </text>
        )}
      </For>
    </g>
  );
}

/** Names under the points. */
export function PointLabels(props: { points: readonly DrawnPoint[]; view: View }) {
  return (
    <g class={css["names"]}>
      <For each={props.points}>
        {(point) => (
          <text
            x={point.x * props.view.k + props.view.x}
            y={point.y * props.view.k + props.view.y}
            text-anchor="middle"
            dy="1.5em"
          >
            {point.label}
          </text>
        )}
      </For>
    </g>
  );
}

export function groupsOf(points: readonly MapPoint[]): MapGroup[] {
  const keys = new Set(points.flatMap((point) => (point.group === null ? [] : [point.group])));
  return [...keys].map((key) => ({ key, label: key }));
}

/** Zero-length strokes with round ends: dots that keep their size at any zoom, thousands of them in one element. */
export const dots = (points: readonly DrawnPoint[]): string =>
  points.map((point) => `M${point.x.toFixed(1)} ${point.y.toFixed(1)}h0`).join("");

export const pathOf = (ids: ReadonlySet<string> | undefined, cellOf: (id: string) => string): string =>
  [...(ids ?? [])].map(cellOf).join("");

export const dragPath = (from: DrawnPoint | undefined, to: { x: number; y: number }): string =>
  from ? `M${from.x} ${from.y}L${to.x} ${to.y}` : "";

/** A slightly bent line, so that arrows there and back do not cover one another. */
export function arrowPath(points: ReadonlyMap<string, DrawnPoint>, arrow: MapArrow): string {
  const [from, to] = [points.get(arrow.from), points.get(arrow.to)];
  if (!from || !to) return "";
  const [dx, dy] = [to.x - from.x, to.y - from.y];
  const bend = { x: (from.x + to.x) / 2 - dy * 0.12, y: (from.y + to.y) / 2 + dx * 0.12 };
  return `M${from.x} ${from.y}Q${bend.x} ${bend.y} ${to.x} ${to.y}`;
}

function centreOf(points: readonly DrawnPoint[], group: string): { x: number; y: number } | undefined {
  const members = points.filter((point) => point.group === group);
  if (members.length === 0) return undefined;
  const sum = members.reduce((total, point) => ({ x: total.x + point.x, y: total.y + point.y }), {
    x: 0,
    y: 0,
  });
  return { x: sum.x / members.length, y: sum.y / members.length };
}
