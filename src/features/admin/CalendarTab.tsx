import { useMutation, useQuery, useQueryClient } from "@tanstack/solid-query";
import { createSignal, For, Match, Show, Switch } from "solid-js";
import { weekday } from "../../core/calendar/day.ts";
import { dayOf, now } from "../../lib/clock.ts";
import { formatDay, formatMonth } from "../../lib/format.ts";
import { Button } from "../../ui/Button.tsx";
import { Card, Stack } from "../../ui/Card.tsx";
import { ErrorNote } from "../../ui/ErrorNote.tsx";
import { LoadingState } from "../../ui/LoadingState.tsx";
import { Note } from "../../ui/Note.tsx";
import { SelectField } from "../../ui/SelectField.tsx";
import { TextField } from "../../ui/TextField.tsx";
import { toast } from "../../ui/toasts.ts";
import { FilterBar, FormActions } from "../../ui/Toolbar.tsx";
import type { CalendarDay } from "../../core/calendar/working-days.ts";
import { calendarQuery, keys, setCalendarDays } from "./data.ts";
import { words } from "./strings.ts";
import css from "./admin.module.css";

const thisYear = (): number => Number(dayOf(now()).slice(0, 4));
const YEARS_BACK = 2;
const YEARS_AHEAD = 1;

/** The working calendar of a year: tap a day to turn it over, name the source, save. */
export function CalendarTab() {
  const [year, setYear] = createSignal(thisYear());
  const days = useQuery(() => calendarQuery(year()));
  const years = Array.from(
    { length: YEARS_BACK + YEARS_AHEAD + 1 },
    (_, index) => thisYear() - YEARS_BACK + index,
  );
  return (
    <Stack>
      <Note>{words("calendar.explain")}</Note>
      <FilterBar label={words("calendar.year")}>
        <SelectField
          label={words("calendar.year")}
          options={years.map((value) => ({ value: String(value), label: String(value) }))}
          value={String(year())}
          onChange={(value) => setYear(Number(value))}
        />
      </FilterBar>
      <Switch>
        <Match when={days.isError}>
          <ErrorNote error={days.error} onRetry={() => void days.refetch()} />
        </Match>
        <Match when={days.isPending}>
          <LoadingState lines={8} />
        </Match>
        <Match when={days.isSuccess ? days.data : null}>
          {(loaded) => <YearEditor year={year()} days={loaded()} />}
        </Match>
      </Switch>
    </Stack>
  );
}

function YearEditor(props: { year: number; days: readonly CalendarDay[] }) {
  const queryClient = useQueryClient();
  const [turned, setTurned] = createSignal<ReadonlySet<string>>(new Set());
  const [source, setSource] = createSignal(words("calendar.source_default"));
  const isProvisional = () => props.days.some((day) => day.provisional);
  const kindOf = (day: CalendarDay): CalendarDay["kind"] => {
    if (!turned().has(day.day)) return day.kind;
    return day.kind === "workday" ? "day_off" : "workday";
  };
  const turn = (day: string) => {
    const next = new Set(turned());
    if (!next.delete(day)) next.add(day);
    setTurned(next);
  };
  const months = () => {
    const byMonth = new Map<string, CalendarDay[]>();
    for (const day of props.days) {
      const month = day.day.slice(0, 7);
      byMonth.set(month, [...(byMonth.get(month) ?? []), day]);
    }
    return [...byMonth];
  };
  const save = useMutation(() => ({
    mutationFn: setCalendarDays,
    onSuccess: async () => {
      setTurned(new Set<string>());
      toast(words("calendar.saved"));
      await queryClient.invalidateQueries({ queryKey: keys.calendar(props.year) });
    },
  }));
  const submit = (days: readonly CalendarDay[], provisional: boolean) =>
    save.mutate({
      source: source().trim(),
      days: days.map((day) => ({
        day: day.day,
        kind: kindOf(day),
        name: turned().has(day.day) ? "" : day.name,
        provisional,
      })),
    });

  return (
    <Stack>
      <Show
        when={isProvisional()}
        fallback={
          <p>
            {words("calendar.announced", {
              year: String(props.year),
              n: props.days.filter((day) => kindOf(day) === "workday").length,
            })}
          </p>
        }
      >
        <Note
          tone="warn"
          actions={
            <Button busy={save.isPending} onClick={() => submit(props.days, false)}>
              {words("calendar.announce")}
            </Button>
          }
        >
          {words("calendar.provisional", { year: String(props.year) })}
        </Note>
      </Show>
      <Show when={save.error}>{(error) => <ErrorNote error={error()} />}</Show>
      <div class={css["months"]}>
        <For each={months()}>
          {([month, days]) => (
            <Month
              month={month}
              days={days}
              kindOf={kindOf}
              isTurned={(day) => turned().has(day)}
              onTurn={turn}
            />
          )}
        </For>
      </div>
      <Show when={turned().size > 0}>
        <Card>
          <p role="status">{words("calendar.pending", { n: turned().size })}</p>
          <TextField
            label={words("calendar.source")}
            required
            value={source()}
            onInput={setSource}
            error={source().trim() === "" ? words("calendar.source_required") : undefined}
          />
          <FormActions>
            <Button onClick={() => setTurned(new Set<string>())}>{words("calendar.cancel")}</Button>
            <Button
              kind="primary"
              busy={save.isPending}
              onClick={() => {
                if (source().trim() === "") return;
                submit(
                  props.days.filter((day) => turned().has(day.day)),
                  isProvisional(),
                );
              }}
            >
              {words("calendar.save")}
            </Button>
          </FormActions>
        </Card>
      </Show>
    </Stack>
  );
}

function Month(props: {
  month: string;
  days: readonly CalendarDay[];
  kindOf: (day: CalendarDay) => CalendarDay["kind"];
  isTurned: (day: string) => boolean;
  onTurn: (day: string) => void;
}) {
  const firstColumn = () => weekday(`${props.month}-01`);
  return (
    <section class={css["month"]} aria-label={formatMonth(props.month)}>
      <h3>{formatMonth(props.month)}</h3>
      <div class={css["weekdays"]} aria-hidden="true">
        <For each={words("calendar.weekdays").split(" ")}>{(name) => <span>{name}</span>}</For>
      </div>
      <div class={css["days"]}>
        <For each={props.days}>
          {(day, index) => (
            <button
              type="button"
              style={index() === 0 ? { "grid-column-start": firstColumn() } : undefined}
              data-kind={props.kindOf(day)}
              data-turned={props.isTurned(day.day) || undefined}
              aria-pressed={props.isTurned(day.day)}
              aria-label={`${formatDay(day.day)} ${day.name} ${words(props.kindOf(day) === "workday" ? "calendar.workday" : "calendar.day_off")}`}
              title={day.name || undefined}
              onClick={() => props.onTurn(day.day)}
            >
              {Number(day.day.slice(8))}
            </button>
          )}
        </For>
      </div>
    </section>
  );
}
