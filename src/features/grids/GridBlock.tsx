import { For, Show } from "solid-js";
import { SelectField } from "../../ui/SelectField.tsx";
import type { Arrangement, TownshipReview } from "./arrangement.ts";
import type { Division, Grid } from "./data.ts";
import { type Names, reasonWords, violationWords } from "./explain-words.ts";
import { shortVillageName } from "./overview.ts";
import { words } from "./strings.ts";
import css from "./grids.module.css";

/** One grid: its leader, its villages as buttons, what it breaks, and why it is so. */
export function GridBlock(props: {
  grid: Grid;
  villages: readonly Division[];
  leaderId: string;
  reviewed: TownshipReview | null;
  stored: Arrangement;
  names: Names;
  leaders: readonly { id: string; name: string }[];
  isEditable: boolean;
  onVillage: (code: string) => void;
  onLead: (officerId: string) => void;
}) {
  const review = () => {
    const index = props.reviewed?.gridIds.indexOf(props.grid.id) ?? -1;
    return index >= 0 ? props.reviewed?.review.grids[index] : undefined;
  };
  const load = () => review()?.load ?? props.grid.workload;
  return (
    <section class={css["gridCard"]}>
      <div class={css["gridHead"]}>
        <h3>{props.grid.name}</h3>
        <Show
          when={props.isEditable && props.leaders.length > 0}
          fallback={<span>{props.names.officer(props.leaderId)}</span>}
        >
          <SelectField
            label={words("plan.leader_change")}
            hideLabel
            options={props.leaders.map((officer) => ({ value: officer.id, label: officer.name }))}
            value={props.leaderId}
            onChange={props.onLead}
          />
        </Show>
        <span class={css["muted"]}>
          {words("plan.sizes", { villages: props.villages.length, load: load() })}
        </span>
      </div>
      <ul class={css["villages"]}>
        <For each={props.villages}>
          {(village) => (
            <li>
              <button
                type="button"
                class={css["village"]}
                disabled={!props.isEditable}
                data-village={village.code}
                data-moved={props.stored.gridOf.get(village.code) !== props.grid.id || undefined}
                onClick={() => props.onVillage(village.code)}
              >
                {shortVillageName(village.name)}
              </button>
            </li>
          )}
        </For>
      </ul>
      <Show when={review()?.violations.length}>
        <ul class={css["violations"]}>
          <For each={review()?.violations}>
            {(violation) => <li>{violationWords(violation, props.reviewed!.built)}</li>}
          </For>
        </ul>
      </Show>
      <Show when={props.grid.reasons.length > 0}>
        <details>
          <summary class={css["muted"]}>{words("plan.reasons")}</summary>
          <ul class={css["reasons"]}>
            <For each={props.grid.reasons}>{(reason) => <li>{reasonWords(reason, props.names)}</li>}</For>
          </ul>
        </details>
      </Show>
    </section>
  );
}
