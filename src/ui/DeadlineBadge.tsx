import { Show } from "solid-js";
import { formatDayWithWeekday } from "../lib/format.ts";
import { daysBetween } from "./days.ts";
import { ui } from "./strings.ts";
import css from "./Badge.module.css";

/** Days left at which a due date begins to show in amber. */
const SOON_DAYS = 3;

/**
 * How a due date stands today, in calendar days. `provisional` when the due date lies in a year whose holidays are
 * not announced yet.
 */
export function DeadlineBadge(props: {
  dueOn: string;
  today: string;
  provisional?: boolean;
  done?: boolean;
}) {
  const daysLeft = () => daysBetween(props.today, props.dueOn);
  const tone = () => {
    if (props.done) return "neutral";
    if (daysLeft() < 0) return "danger";
    return daysLeft() <= SOON_DAYS ? "warn" : "info";
  };
  const words = () => {
    if (props.done) return ui("deadline.due", { day: formatDayWithWeekday(props.dueOn) });
    if (daysLeft() < 0) return ui("deadline.overdue", { n: -daysLeft() });
    return daysLeft() === 0 ? ui("deadline.today") : ui("deadline.left", { n: daysLeft() });
  };
  return (
    <span
      class={css["deadline"]}
      data-tone={tone()}
      title={ui("deadline.due", { day: formatDayWithWeekday(props.dueOn) })}
    >
      {words()}
      <Show when={props.provisional}>
        <span class={css["provisional"]} title={ui("deadline.provisional_why")}>
          {ui("deadline.provisional")}
        </span>
      </Show>
    </span>
  );
}
