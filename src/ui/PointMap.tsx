import type { FeatureCollection } from "geojson";
import { createMemo, createSignal, createUniqueId, For, onCleanup, onMount, Show } from "solid-js";
import { formatList } from "../lib/format.ts";
import { IconButton } from "./Button.tsx";
import { gridIcon, minusIcon, plusIcon } from "./icons.ts";
import { createPanZoom } from "./pan-zoom.ts";
import {
  arrowPath,
  Cells,
  dots,
  dragPath,
  Labels,
  groupsOf,
  type MapArrow,
  type MapGroup,
  pathOf,
} from "./PointMapLayers.tsx";
import {
  colourGroups,
  type DrawnPoint,
  drawMap,
  type MapPoint,
  neighbourTowards,
} from "./point-map-geometry.ts";
import { parts } from "./parts.ts";
import css from "./PointMap.module.css";

export type { MapPoint } from "./point-map-geometry.ts";

export type { MapArrow, MapGroup } from "./PointMapLayers.tsx";

/** Before the first measure, and where nothing is measured. */
const ASSUMED_WIDTH_PX = 800;
const DEFAULT_RATIO = 0.66;
/** Narrower than this the map is drawn square. */
const NARROW_PX = 520;
const COLOUR_COUNT = 8;
/** How near, on screen, a press must be to a point to take hold of it. */
const GRAB_PX = 14;

const DIRECTIONS: Record<string, { dx: number; dy: number }> = {
  ArrowLeft: { dx: -1, dy: 0 },
  ArrowRight: { dx: 1, dy: 0 },
  ArrowUp: { dx: 0, dy: -1 },
  ArrowDown: { dx: 0, dy: 1 },
};

const groupOf = (point: DrawnPoint) => point.group;

/**
 * Villages on our own map: a point and a cell each, tinted by group, with borders drawn between groups so that colour is
 * never alone in telling them apart. The list beside it always offers the same; on a phone the list comes first.
 */
export function PointMap(props: {
  label: string;
  points: readonly MapPoint[];
  groups?: readonly MapGroup[];
  /** Frames the map; cells end at it. */
  boundary?: FeatureCollection;
  /** Drawn within, where only parts of the area have a boundary. */
  lines?: FeatureCollection;
  /** Whose boundaries these are. */
  attribution?: string;
  selected?: ReadonlySet<string>;
  onSelect?: (id: string) => void;
  /** Given: a point can be dragged onto a cell of another group. */
  onMove?: (id: string, group: string) => void;
  arrows?: readonly MapArrow[];
  /** Names beside the points, where there are few. */
  named?: boolean;
  /** Height over width. */
  ratio?: number;
}) {
  const clipId = createUniqueId();
  const [active, setActive] = createSignal<string>();
  const [dragged, setDragged] = createSignal<{ id: string; x: number; y: number }>();
  const [widthPx, setWidthPx] = createSignal(ASSUMED_WIDTH_PX);
  const heightPx = () => Math.round(widthPx() * (widthPx() < NARROW_PX ? 1 : (props.ratio ?? DEFAULT_RATIO)));
  let svg: SVGSVGElement | undefined;

  const drawing = createMemo(() => drawMap(props.points, props.boundary, widthPx(), heightPx(), props.lines));
  const byId = createMemo(() => new Map(drawing().points.map((point) => [point.id, point])));
  const groups = createMemo(() => props.groups ?? groupsOf(props.points));
  const colours = createMemo(() =>
    colourGroups(
      groups().map(({ key }) => key),
      drawing().touching(groupOf),
      COLOUR_COUNT,
    ),
  );
  const labelOf = (key: string | null) => groups().find((group) => group.key === key)?.label;

  const targetOf = (at: { x: number; y: number }) => {
    const moved = byId().get(dragged()?.id ?? "");
    const onto = drawing().nearest(at.x, at.y);
    return moved && onto?.group && onto.group !== moved.group ? onto.group : undefined;
  };
  const target = () => {
    const at = dragged();
    return at ? targetOf(at) : undefined;
  };
  const select = (point: DrawnPoint | undefined) => {
    if (!point) return;
    setActive(point.id);
    props.onSelect?.(point.id);
  };

  const panZoom = createPanZoom({
    width: widthPx,
    height: heightPx,
    grab: (at) => {
      const point = props.onMove ? drawing().nearest(at.x, at.y) : undefined;
      const isNear = point && Math.hypot(point.x - at.x, point.y - at.y) * panZoom.view().k < GRAB_PX;
      if (isNear) setDragged({ id: point.id, ...at });
      return Boolean(isNear);
    },
    drag: (at) => setDragged((present) => present && { ...present, ...at }),
    drop: (at) => {
      const moved = dragged();
      const group = at && targetOf(at);
      setDragged(undefined);
      if (moved && group) props.onMove?.(moved.id, group);
    },
    click: (at) => select(drawing().nearest(at.x, at.y)),
  });

  onMount(() => {
    if (!svg) return;
    panZoom.attach(svg);
    if (typeof ResizeObserver === "undefined") return;
    const observer = new ResizeObserver(() => setWidthPx(Math.round(svg?.clientWidth || ASSUMED_WIDTH_PX)));
    observer.observe(svg);
    onCleanup(() => observer.disconnect());
  });

  const onKeyDown = (event: KeyboardEvent) => {
    const direction = DIRECTIONS[event.key];
    const present = byId().get(active() ?? "") ?? drawing().points[0];
    if (direction && present) {
      const next = active() ? neighbourTowards(drawing().points, present, direction) : present;
      if (next) setActive(next.id);
      panZoom.show(next ?? present);
    } else if (event.key === "Enter" || event.key === " ") select(byId().get(active() ?? ""));
    else if (event.key === "+" || event.key === "=") panZoom.zoom(1.5);
    else if (event.key === "-") panZoom.zoom(1 / 1.5);
    else if (event.key === "0") panZoom.reset();
    else return;
    event.preventDefault();
  };

  const described = () => {
    const point = byId().get(active() ?? "");
    const group = point && labelOf(point.group);
    return point ? formatList(group ? [point.label, group] : [point.label]) : "";
  };
  const transform = () => {
    const { k, x, y } = panZoom.view();
    return `translate(${x} ${y}) scale(${k})`;
  };

  return (
    <figure class={css["map"]}>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- an application takes keys by definition */}
      <svg
        ref={(element) => (svg = element)}
        class={css["canvas"]}
        data-zoomed={panZoom.view().k > 1 || undefined}
        data-dragging={dragged() ? "" : undefined}
        viewBox={`0 0 ${widthPx()} ${heightPx()}`}
        role="application"
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- and so it takes the focus
        tabIndex={0}
        aria-label={props.label}
        aria-describedby={`${clipId}-help`}
        onKeyDown={onKeyDown}
      >
        <defs>
          <clipPath id={`${clipId}-clip`}>
            <Show
              when={drawing().boundaryPath}
              fallback={
                <For each={drawing().points.filter((point) => point.placed)}>
                  {(point) => <circle cx={point.x} cy={point.y} r={drawing().reach} />}
                </For>
              }
            >
              {(path) => <path d={path()} />}
            </Show>
          </clipPath>
          <marker
            id={`${clipId}-head`}
            viewBox="0 0 8 8"
            refX="7"
            refY="4"
            markerWidth="7"
            markerHeight="7"
            orient="auto"
          >
            <path d="M0 0 8 4 0 8z" class={css["arrowHead"]} />
          </marker>
        </defs>
        <g transform={transform()}>
          <g clip-path={`url(#${clipId}-clip)`}>
            <Cells drawing={drawing()} groups={groups()} colours={colours()} />
            <path class={css["groupBorder"]} d={drawing().groupBorders(groupOf)} />
          </g>
          <path class={css["lines"]} d={drawing().linesPath} />
          <path class={css["boundary"]} d={drawing().boundaryPath} />
          <path class={css["selectedCell"]} d={pathOf(props.selected, drawing().cellOf)} />
          <For each={props.arrows ?? []}>
            {(arrow) => (
              <path class={css["arrow"]} d={arrowPath(byId(), arrow)} marker-end={`url(#${clipId}-head)`} />
            )}
          </For>
          <path class={css["dot"]} d={dots(drawing().points.filter((point) => point.placed))} />
          <path class={css["dot"]} d={dots(drawing().points.filter((point) => !point.placed))} />
          <path class={css["hole"]} d={dots(drawing().points.filter((point) => !point.placed))} />
          <path
            class={css["chosen"]}
            d={dots(drawing().points.filter((point) => props.selected?.has(point.id)))}
          />
          <path class={css["active"]} d={dots(drawing().points.filter((point) => point.id === active()))} />
          <Show when={dragged()}>
            {(at) => <path class={css["drag"]} d={dragPath(byId().get(at().id), at())} />}
          </Show>
        </g>
        <Labels
          points={drawing().points}
          groups={groups()}
          named={props.named ?? false}
          view={panZoom.view()}
        />
      </svg>
      <figcaption class={css["words"]}>
        <span class={css["said"]} aria-live="polite">
          {target() ? parts("map.moving", { group: labelOf(target() ?? null) ?? "" }) : described()}
        </span>
        <Show when={drawing().points.some((point) => !point.placed)}>
          <span class={css["key"]}>{parts("map.unplaced")}</span>
        </Show>
        <Show when={props.attribution}>
          {(source) => <span class={css["key"]}>{parts("map.attribution", { source: source() })}</span>}
        </Show>
        <span id={`${clipId}-help`} class="visually-hidden">
          {parts("map.help")}
        </span>
        <div class={css["buttons"]}>
          <IconButton
            kind="secondary"
            icon={plusIcon}
            label={parts("map.zoom_in")}
            onClick={() => panZoom.zoom(1.6)}
          />
          <IconButton
            kind="secondary"
            icon={minusIcon}
            label={parts("map.zoom_out")}
            onClick={() => panZoom.zoom(1 / 1.6)}
          />
          <IconButton
            kind="secondary"
            icon={gridIcon}
            label={parts("map.reset")}
            onClick={() => panZoom.reset()}
          />
        </div>
      </figcaption>
    </figure>
  );
}
