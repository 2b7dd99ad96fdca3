import { createMemo, Show } from "solid-js";
import type { StandingVillage } from "../../core/visits/due.ts";
import { shortVillageName } from "../../core/visits/names.ts";
import { formatBeside } from "../../lib/format.ts";
import { RadioGroup } from "../../ui/ChoiceGroup.tsx";
import { OptionPicker } from "../../ui/OptionPicker.tsx";
import { standingWords } from "./standing.ts";
import { words } from "./strings.ts";

/** More own villages than this stand in the picker with the others. */
const CHIPS = 10;

/** Which village: the own ones as chips, those due first; any other by typing. */
export function VillageField(props: {
  villages: readonly StandingVillage[];
  value: string;
  error: string | undefined;
  onChange: (code: string) => void;
}) {
  // Nothing moves under a finger: the order of the first look stays, whatever is learnt meanwhile.
  const order = createMemo<readonly string[]>((before) => {
    const codes = props.villages.filter((village) => village.is_own).map(({ code }) => code);
    return codes.length === before.length && codes.every((code) => before.includes(code)) ? before : codes;
  }, []);
  const own = createMemo(() =>
    order()
      .slice(0, CHIPS)
      .flatMap((code) => props.villages.find((village) => village.code === code) ?? []),
  );
  const chips = () =>
    own().map((village) => ({
      value: village.code,
      label: shortVillageName(village.name),
      hint: standingWords(village),
    }));
  const options = createMemo(() =>
    props.villages.map((village) => ({
      value: village.code,
      label: shortVillageName(village.name),
      hint: formatBeside(village.township_name, village.grid_name, standingWords(village)),
    })),
  );
  const isOwn = () => own().some(({ code }) => code === props.value);
  return (
    <>
      <Show when={own().length > 0}>
        <RadioGroup
          id="visit-village-own"
          label={words("form.own_villages")}
          look="chips"
          options={chips()}
          value={props.value}
          error={isOwn() ? props.error : undefined}
          onChange={props.onChange}
        />
      </Show>
      <OptionPicker
        id="visit-village"
        label={own().length > 0 ? words("form.other_village") : words("form.village")}
        placeholder={words("form.village_placeholder")}
        required={own().length === 0}
        options={options()}
        value={isOwn() ? "" : props.value}
        error={isOwn() ? undefined : props.error}
        onChange={props.onChange}
      />
    </>
  );
}
