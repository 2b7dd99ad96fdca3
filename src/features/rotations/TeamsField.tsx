import { createMemo, For } from "solid-js";
import type { PlannedTeam } from "../../core/rotation/planning/plan.schema.ts";
import { Button, IconButton } from "../../ui/Button.tsx";
import { plusIcon, trashIcon } from "../../ui/icons.ts";
import { ChipPicker, OptionPicker } from "../../ui/OptionPicker.tsx";
import { TextField } from "../../ui/TextField.tsx";
import { uuidv7 } from "../../lib/uuid.ts";
import type { Officer, Organ } from "./directory.ts";
import { words } from "./strings.ts";
import css from "./rotations.module.css";

/** Teams with their unit and people; filled in beforehand, each changeable. */
export function TeamsField(props: {
  teams: readonly PlannedTeam[];
  officers: readonly Officer[];
  organs: readonly Organ[];
  onChange: (teams: PlannedTeam[]) => void;
  /** Ask for teams mixed from several organs. */
  onMix: () => void;
}) {
  const organName = createMemo(() => new Map(props.organs.map(({ id, name }) => [id, name])));
  const people = createMemo(() =>
    props.officers.map(({ id, name, organ_id }) => ({
      value: id,
      label: name,
      hint: organName().get(organ_id),
    })),
  );
  const units = createMemo(() => props.organs.map(({ id, name }) => ({ value: id, label: name })));
  const replace = (id: string, part: Partial<PlannedTeam>) =>
    props.onChange(props.teams.map((team) => (team.id === id ? { ...team, ...part } : team)));
  const setMembers = (team: PlannedTeam, ids: readonly string[]) =>
    replace(team.id, {
      members: ids.map((officer_id, n) => ({
        officer_id,
        is_lead: n === 0,
        off_rounds: team.members.find((member) => member.officer_id === officer_id)?.off_rounds ?? [],
      })),
    });
  const add = () =>
    props.onChange([
      ...props.teams,
      {
        id: uuidv7(),
        name: words("rot.form.team_extra", { n: props.teams.length + 1 }),
        lead_organ_id: props.teams[0]?.lead_organ_id ?? props.organs[0]?.id ?? "",
        members: [],
      },
    ]);
  return (
    <>
      <ul class={css["teams"]}>
        <For each={props.teams.map(({ id }) => id)}>
          {(id) => {
            const team = () => props.teams.find((candidate) => candidate.id === id)!;
            return (
              <li>
                <TextField
                  label={words("rot.form.team")}
                  value={team().name}
                  onInput={(name) => replace(id, { name })}
                />
                <OptionPicker
                  label={words("rot.form.lead_unit")}
                  required
                  options={units()}
                  value={team().lead_organ_id}
                  onChange={(lead_organ_id) => replace(id, { lead_organ_id })}
                />
                <ChipPicker
                  label={words("rot.form.members")}
                  options={people()}
                  value={team().members.map(({ officer_id }) => officer_id)}
                  onChange={(ids) => setMembers(team(), ids)}
                />
                <IconButton
                  icon={trashIcon}
                  label={words("rot.form.team_remove", { team: team().name })}
                  onClick={() => props.onChange(props.teams.filter((other) => other.id !== id))}
                />
              </li>
            );
          }}
        </For>
      </ul>
      <div class={css["teamActions"]}>
        <Button icon={plusIcon} onClick={add}>
          {words("rot.form.team_add")}
        </Button>
        <Button onClick={() => props.onMix()}>{words("rot.mixed.title")}</Button>
      </div>
    </>
  );
}
