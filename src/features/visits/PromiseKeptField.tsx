import { createEffect, createMemo, on, Show } from "solid-js";
import type { VisitKind } from "../../core/visits/kinds.ts";
import { formatDayShort } from "../../lib/format.ts";
import { RadioGroup } from "../../ui/ChoiceGroup.tsx";
import { createFollowUpsReading } from "./data.ts";
import { words } from "./strings.ts";

/**
 * Whether this visit keeps a promise that was made in the village; drawn only when there is one. For a 回访 the oldest
 * promise is taken until the person says otherwise.
 */
export function PromiseKeptField(props: {
  villageCode: string;
  kind: VisitKind;
  value: string;
  onChange: (visitId: string) => void;
}) {
  const reading = createFollowUpsReading(() => ({ until: "", villageCode: props.villageCode || "none" }));
  const promises = createMemo(() =>
    (reading.value() ?? []).filter((promise) => promise.village_code === props.villageCode),
  );
  createEffect(
    on([() => props.kind, promises], ([kind, open]) => {
      const [oldest] = open;
      if (kind === "return" && props.value === "" && oldest) props.onChange(oldest.id);
    }),
  );
  const options = () => [
    ...promises().map((promise) => ({
      value: promise.id,
      label: words("form.follow_up_of_one", {
        visited: formatDayShort(promise.visited_on),
        promised: formatDayShort(promise.follow_up_on),
      }),
    })),
    { value: "none", label: words("form.follow_up_of_no") },
  ];
  return (
    <Show when={promises().length > 0}>
      <RadioGroup
        id="visit-follow-up-of"
        label={words("form.follow_up_of")}
        look="list"
        options={options()}
        value={props.value || "none"}
        onChange={(chosen) => props.onChange(chosen === "none" ? "" : chosen)}
      />
    </Show>
  );
}
