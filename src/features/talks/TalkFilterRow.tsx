import { Show } from "solid-js";
import { talkKindWord } from "../../lib/collaboration-words.ts";
import { today } from "../../lib/clock.ts";
import { Checkbox } from "../../ui/ChoiceGroup.tsx";
import { SelectField } from "../../ui/SelectField.tsx";
import { DateField } from "../../ui/TextField.tsx";
import { FilterBar } from "../../ui/Toolbar.tsx";
import type { TalkFilters } from "./data.ts";
import { TALK_KINDS } from "./talk.ts";
import { words } from "./strings.ts";

export function TalkFilterRow(props: {
  filters: TalkFilters;
  withKind: boolean;
  onFilters: (changes: Partial<TalkFilters>) => void;
}) {
  return (
    <FilterBar label={words("list.filters")}>
      <Show when={props.withKind}>
        <SelectField
          label={words("list.kind")}
          options={[
            { value: "" as const, label: words("list.all_kinds") },
            ...TALK_KINDS.map((value) => ({ value, label: talkKindWord(value) })),
          ]}
          value={props.filters.kind}
          onChange={(kind) => props.onFilters({ kind })}
        />
      </Show>
      <DateField
        label={words("list.from")}
        max={props.filters.to || today()}
        value={props.filters.from}
        onInput={(from) => props.onFilters({ from })}
      />
      <DateField
        label={words("list.to")}
        min={props.filters.from || undefined}
        max={today()}
        value={props.filters.to}
        onInput={(to) => props.onFilters({ to })}
      />
      <Checkbox
        label={words("list.mine")}
        checked={props.filters.isMine}
        onChange={(isMine) => props.onFilters({ isMine })}
      />
    </FilterBar>
  );
}
