import { createEffect, createSignal, on, Show } from "solid-js";
import { addDays, isDay, type Day } from "../../core/calendar/day.ts";
import { formatDayWithWeekday } from "../../lib/format.ts";
import { RadioGroup } from "../../ui/ChoiceGroup.tsx";
import { DateField } from "../../ui/TextField.tsx";
import { words } from "./strings.ts";

const QUICK_DAYS = [7, 14, 30] as const;
type Choice = "none" | `${(typeof QUICK_DAYS)[number]}` | "other";

const choiceOf = (visitDay: Day, value: Day): Choice => {
  if (value === "") return "none";
  const quick = isDay(visitDay) ? QUICK_DAYS.find((days) => addDays(visitDay, days) === value) : undefined;
  return quick === undefined ? "other" : `${quick}`;
};

/** When to come again: none, in one, two or about four weeks, or a day of one's choice. */
export function FollowUpField(props: {
  visitDay: Day;
  value: Day;
  error: string | undefined;
  onChange: (day: Day) => void;
}) {
  const [choice, setChoice] = createSignal<Choice>("none");
  // A restored draft, or a day typed that is one of the quick ones, moves the choice; choosing “other” does not.
  createEffect(
    on(
      () => props.value,
      (value) =>
        setChoice((chosen) =>
          chosen === "other" && value !== "" ? chosen : choiceOf(props.visitDay, value),
        ),
    ),
  );
  // The promise is counted from the visit: correcting the visit's day moves it along.
  createEffect(
    on(
      () => props.visitDay,
      (day) => {
        const quick = QUICK_DAYS.find((days) => `${days}` === choice());
        if (quick !== undefined && isDay(day)) props.onChange(addDays(day, quick));
      },
      { defer: true },
    ),
  );
  const choose = (next: Choice) => {
    setChoice(next);
    const quick = QUICK_DAYS.find((days) => `${days}` === next);
    if (next === "none") props.onChange("");
    else if (quick !== undefined && isDay(props.visitDay)) props.onChange(addDays(props.visitDay, quick));
  };
  const options = () => [
    { value: "none" as const, label: words("form.follow_up_none") },
    ...QUICK_DAYS.map((days) => ({ value: `${days}` as const, label: words(`form.follow_up_${days}`) })),
    { value: "other" as const, label: words("form.follow_up_other") },
  ];
  return (
    <>
      <RadioGroup
        id="visit-follow-up"
        label={words("form.follow_up")}
        look="chips"
        options={options()}
        value={choice()}
        hint={choice() !== "other" && isDay(props.value) ? formatDayWithWeekday(props.value) : undefined}
        onChange={choose}
      />
      <Show when={choice() === "other"}>
        <DateField
          id="visit-follow-up-day"
          label={words("form.follow_up_day")}
          min={props.visitDay}
          value={props.value}
          error={props.error}
          onInput={(day) => props.onChange(day)}
        />
      </Show>
    </>
  );
}
