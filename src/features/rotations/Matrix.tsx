import { createMemo, createSignal, For, Show } from "solid-js";
import { today } from "../../lib/clock.ts";
import { formatDay, formatDayShort } from "../../lib/format.ts";
import { Icon } from "../../ui/Icon.tsx";
import { lockIcon } from "../../ui/icons.ts";
import { createMediaQuery, PHONE } from "../../ui/media.ts";
import { keyOf, type Placed } from "./arrangement.ts";
import type { PlanRecord } from "./data.ts";
import { cellTowards, type MatrixRow, matrixRows, type MatrixView } from "./matrix.ts";
import { words } from "./strings.ts";
import css from "./rotations.module.css";

interface MatrixProps {
  record: PlanRecord;
  visits: readonly Placed[];
  view: MatrixView;
  /** Cells that are changed and not stored, and cells that break a rule, by `keyOf`. */
  changed: ReadonlySet<string>;
  broken: ReadonlySet<string>;
  onOpen: (visit: Placed) => void;
  onLock?: ((visit: Placed) => void) | undefined;
}

/** Units by rounds. On a phone a list by round; on paper always the table. */
export function Matrix(props: MatrixProps) {
  const isPhone = createMediaQuery(PHONE);
  const names = createMemo(
    () =>
      new Map(
        props.view === "targets"
          ? props.record.teams.map(({ id, name }) => [id, name])
          : props.record.targets.map(({ id, name }) => [id, name]),
      ),
  );
  const nameOf = (visit: Placed) =>
    names().get(props.view === "targets" ? visit.team_id : visit.target_id) ?? "";
  const rows = createMemo(() => matrixRows(props.record, props.visits, props.view));
  return (
    <Show when={!isPhone()} fallback={<RoundLists {...props} />}>
      <Grid {...props} rows={rows()} nameOf={nameOf} />
    </Show>
  );
}

function Grid(props: MatrixProps & { rows: readonly MatrixRow[]; nameOf: (visit: Placed) => string }) {
  const [at, setAt] = createSignal({ row: 0, column: 0 });
  let body: HTMLTableSectionElement | undefined;
  const size = () => ({ rows: props.rows.length, columns: props.record.rounds.length });
  const onKeyDown = (event: KeyboardEvent) => {
    const next = cellTowards(at(), event.key, size());
    const visit = props.rows[at().row]?.cells[at().column]?.[0];
    if (next) {
      setAt(next);
      const cell = body?.rows[next.row]?.cells[next.column + 1];
      const focus = cell?.querySelector<HTMLElement>("button") ?? cell;
      focus?.focus();
    } else if (event.key.toLowerCase() === "l" && visit) props.onLock?.(visit);
    else return;
    event.preventDefault();
  };
  return (
    <div class={css["scroller"]}>
      <table class={css["matrix"]}>
        <caption class="visually-hidden">{words("rot.matrix.help")}</caption>
        <thead>
          <tr>
            <th scope="col">{words(props.view === "targets" ? "rot.target" : "rot.team")}</th>
            <For each={props.record.rounds}>
              {(round) => (
                <th scope="col">
                  <span>{words("rot.round_n", { n: round.round })}</span>
                  <span class={css["muted"]}>{formatDayShort(round.starts_on)}</span>
                </th>
              )}
            </For>
          </tr>
        </thead>
        {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- arrow keys move between the buttons within */}
        <tbody ref={(element) => (body = element)} onKeyDown={onKeyDown}>
          <For each={props.rows}>
            {(row, rowIndex) => (
              <tr>
                <th scope="row">
                  {row.name}
                  <Show when={row.unit}>
                    <span class={css["muted"]}>{row.unit}</span>
                  </Show>
                </th>
                <For each={row.cells}>
                  {(held, column) => {
                    const isHere = () => at().row === rowIndex() && at().column === column();
                    return (
                      <td
                        tabIndex={held.length === 0 ? (isHere() ? 0 : -1) : undefined}
                        onFocusIn={() => setAt({ row: rowIndex(), column: column() })}
                      >
                        <For each={held}>
                          {(visit, n) => (
                            <Cell
                              visit={visit}
                              name={props.nameOf(visit)}
                              tabIndex={isHere() && n() === 0 ? 0 : -1}
                              isChanged={props.changed.has(keyOf(visit))}
                              isBroken={props.broken.has(keyOf(visit))}
                              onOpen={() => props.onOpen(visit)}
                            />
                          )}
                        </For>
                      </td>
                    );
                  }}
                </For>
              </tr>
            )}
          </For>
        </tbody>
      </table>
    </div>
  );
}

function Cell(props: {
  visit: Placed;
  name: string;
  tabIndex?: number;
  isChanged: boolean;
  isBroken: boolean;
  onOpen: () => void;
}) {
  return (
    <button
      type="button"
      class={css["cell"]}
      tabIndex={props.tabIndex}
      data-changed={props.isChanged || undefined}
      data-broken={props.isBroken || undefined}
      onClick={() => props.onOpen()}
    >
      <span>{props.name}</span>
      <Show when={props.visit.is_locked}>
        <Icon path={lockIcon} size="sm" label={words("rot.locked")} />
      </Show>
      <Show when={props.isBroken}>
        <span class="visually-hidden">{words("rot.breaks")}</span>
      </Show>
    </button>
  );
}

/** Round by round, target by target: what a phone shows. */
function RoundLists(props: MatrixProps) {
  const teams = createMemo(() => new Map(props.record.teams.map(({ id, name }) => [id, name])));
  const targets = createMemo(() => new Map(props.record.targets.map(({ id, name }) => [id, name])));
  const place = createMemo(() => new Map(props.record.targets.map(({ id }, index) => [id, index])));
  const ofRound = (round: number) => {
    const places = place();
    return props.visits
      .filter((visit) => visit.round === round)
      .sort((a, b) => (places.get(a.target_id) ?? 0) - (places.get(b.target_id) ?? 0));
  };
  const present = () => props.record.rounds.find(({ ends_on }) => ends_on >= today());
  return (
    <For each={props.record.rounds}>
      {(round) => (
        <details
          class={css["round"]}
          open={present()?.round === round.round || props.record.rounds.length <= 2}
        >
          <summary>
            <strong>{words("rot.round_n", { n: round.round })}</strong>
            <span class={css["muted"]}>{formatDay(round.starts_on)}</span>
          </summary>
          <ul class={css["lines"]}>
            <For each={ofRound(round.round)}>
              {(visit) => (
                <li>
                  <button
                    type="button"
                    class={css["line"]}
                    data-changed={props.changed.has(keyOf(visit)) || undefined}
                    data-broken={props.broken.has(keyOf(visit)) || undefined}
                    onClick={() => props.onOpen(visit)}
                  >
                    <span>{targets().get(visit.target_id)}</span>
                    <span class={css["muted"]}>
                      {teams().get(visit.team_id)}
                      <Show when={visit.is_locked}>
                        <Icon path={lockIcon} size="sm" label={words("rot.locked")} />
                      </Show>
                    </span>
                  </button>
                </li>
              )}
            </For>
          </ul>
        </details>
      )}
    </For>
  );
}
