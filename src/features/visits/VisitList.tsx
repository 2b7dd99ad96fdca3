import { For, Show } from "solid-js";
import { shortVillageName } from "../../core/visits/names.ts";
import { today } from "../../lib/clock.ts";
import {
  formatBeside,
  formatDay,
  formatDayShort,
  formatList,
  formatTime,
  formatWeekday,
} from "../../lib/format.ts";
import { Badge } from "../../ui/Badge.tsx";
import { RowList } from "../../ui/RowList.tsx";
import { DeliveryTag, MergeTag } from "./DeliveryTag.tsx";
import type { VisitRow } from "./local.ts";
import { words } from "./strings.ts";
import css from "./visits.module.css";

/** Visits, one under the other; what is not on the server yet is marked. */
export function VisitList(props: { label: string; rows: readonly VisitRow[] }) {
  return (
    <RowList label={props.label} framed class={css["visitRows"]}>
      <For each={props.rows}>{(row) => <VisitItem row={row} />}</For>
    </RowList>
  );
}

function VisitItem(props: { row: VisitRow }) {
  const isUnsent = () => props.row.delivery !== null && props.row.delivery.state !== "sent";
  const text = () => formatBeside(formatList(props.row.topics), props.row.guidance);
  return (
    <li
      data-unsent={isUnsent() || undefined}
      data-refused={props.row.delivery?.state === "refused" || undefined}
    >
      <div class={css["rowLine"]}>
        <a href={`/visits/${props.row.id}`}>{shortVillageName(props.row.village_name)}</a>
        <Badge>{words(`kind.${props.row.kind}`)}</Badge>
        <DeliveryTag delivery={props.row.delivery} />
        <MergeTag label={props.row.merge_label} />
        <Show when={props.row.problem_count > 0}>
          <Badge tone="warn">{words("records.problems", { n: props.row.problem_count })}</Badge>
        </Show>
      </div>
      <Show when={text()}>
        <p class={css["rowText"]}>{text()}</p>
      </Show>
      <div class={css["rowMeta"]}>
        <time dateTime={props.row.started_at}>{momentWords(props.row)}</time>
        <Show when={props.row.author_name}>
          <span>{props.row.author_name}</span>
        </Show>
        <Show when={props.row.follow_up_on}>
          {(day) => (
            <span class={isPromiseOverdue(props.row) ? css["overdue"] : undefined}>
              {props.row.follow_up_done_on
                ? words("records.followed_up")
                : words("records.follow_up", { day: formatDayShort(day()) })}
            </span>
          )}
        </Show>
      </div>
    </li>
  );
}

const isPromiseOverdue = (row: VisitRow): boolean =>
  row.follow_up_on !== null && row.follow_up_done_on === null && row.follow_up_on < today();

/** Without the year when it is this one: 11月20日 周五 20:30. */
function momentWords({ visited_on, started_at }: VisitRow): string {
  const isThisYear = visited_on.slice(0, 4) === today().slice(0, 4);
  const day = isThisYear ? formatDayShort(visited_on) : formatDay(visited_on);
  return `${day} ${formatWeekday(visited_on)} ${formatTime(started_at)}`;
}
