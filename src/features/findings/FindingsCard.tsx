import { For, onMount, Show } from "solid-js";
import { today } from "../../lib/clock.ts";
import { formatNumber } from "../../lib/format.ts";
import { ownStorage } from "../../lib/own-storage.ts";
import { signedIn } from "../../lib/session.ts";
import { Card } from "../../ui/Card.tsx";
import { ReadingFrame } from "../../ui/ReadingFrame.tsx";
import { createTodosReading, sendReminders } from "./data.ts";
import { addressOf, type Status, STATUSES } from "./filters.ts";
import { words } from "./strings.ts";
import css from "./findings.module.css";

/** In the order of the life cycle. */
const WAITING = [
  "found",
  "confirmed_on_site",
  "reopened",
  "issued",
  "in_rectification",
  "reported_done",
  "verified",
  "look_back_due",
] as const;

/** On the home page: findings that wait for this person, and how many are overdue. */
export function FindingsCard() {
  const reading = createTodosReading();
  onMount(remindOnceADay);
  const waiting = () => WAITING.filter((state) => (reading.value()?.waiting[state] ?? 0) > 0);
  const overdue = () => reading.value()?.overdue ?? 0;
  return (
    <Card title={words("card.waiting")} actions={<a href="/findings">{words("card.all")}</a>}>
      <ReadingFrame reading={reading} lines={2}>
        <Show
          when={waiting().length > 0 || overdue() > 0}
          fallback={<p class={css["quiet"]}>{words("card.none")}</p>}
        >
          <ul class={css["digest"]}>
            <For each={waiting()}>
              {(state) => (
                <Line
                  label={words(`card.${state}`)}
                  count={reading.value()?.waiting[state] ?? 0}
                  status={statusOf(state)}
                />
              )}
            </For>
            <Show when={overdue() > 0}>
              <Line label={words("card.overdue")} count={overdue()} status="overdue" />
            </Show>
          </ul>
        </Show>
      </ReadingFrame>
    </Card>
  );
}

const statusOf = (state: string): Status | "" => STATUSES.find((status) => status === state) ?? "";

function Line(props: { label: string; count: number; status: Status | "" }) {
  return (
    <li>
      <a href={addressOf("/findings", { status: props.status })}>{props.label}</a>
      <strong>{formatNumber(props.count)}</strong>
    </li>
  );
}

const REMINDED = "findings-reminded-on";

/** No server has a clock for this: who opens the home page first on a day lets the due reminders go out. */
function remindOnceADay(): void {
  const { user, seeingAs } = signedIn();
  const storage = ownStorage(user.id);
  if (seeingAs || storage.get(REMINDED) === today()) return;
  sendReminders().then(
    () => storage.set(REMINDED, today()),
    () => undefined, // without a network somebody else, or the next visit, sends them
  );
}
