import { createMemo, For } from "solid-js";
import { arrangeLabels, besideDot, type MapLabel, overDots, overMiddle, type Place } from "./map-labels.ts";
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

/** Names of the groups and, where they are few, of the points; they keep their size at any zoom. */
export function Labels(props: {
  points: readonly DrawnPoint[];
  groups: readonly MapGroup[];
  named: boolean;
  view: View;
}) {
  const membersOf = createMemo(() =>
    props.groups.flatMap((group) => {
      const members = props.points.filter((point) => point.group === group.key);
      return members.length > 0 ? [{ group, members, middle: middleOf(members) }] : [];
    }),
  );
  const placed = createMemo(() => {
    const { k, x, y } = props.view;
    const onScreen = (at: Place) => ({ x: at.x * k + x, y: at.y * k + y });
    const groups = membersOf().map(({ group, members, middle }) => ({
      key: group.key,
      text: group.label,
      places: props.named
        ? overDots(nearestFirst(members, middle).map(onScreen))
        : overMiddle(onScreen(middle)),
    }));
    if (!props.named) return arrangeLabels(groups);
    const dots = props.points.map((point) => ({ key: point.id, text: point.label, ...onScreen(point) }));
    return arrangeLabels(
      groups,
      dots.map((dot) => ({ ...dot, places: besideDot(dot) })),
      dots,
    );
  });
  return (
    <>
      <Texts class={css["labels"]} labels={placed().groups} />
      <Texts class={css["names"]} labels={placed().names} />
    </>
  );
}

const Texts = (props: { class: string | undefined; labels: readonly MapLabel[] }) => (
  <g class={props.class}>
    <For each={props.labels}>
      {(label) => (
        <text x={label.x} y={label.y} text-anchor="middle">
          {label.text}
        </text>
      )}
    </For>
  </g>
);

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

function middleOf(points: readonly Place[]): Place {
  const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
  return { x: mean(points.map(({ x }) => x)), y: mean(points.map(({ y }) => y)) };
}

const nearestFirst = (points: readonly Place[], to: Place): Place[] =>
  [...points].sort((a, b) => Math.hypot(a.x - to.x, a.y - to.y) - Math.hypot(b.x - to.x, b.y - to.y));
