import { useMutation } from "@tanstack/solid-query";
import { createMemo, createSignal, For, onCleanup, Show, untrack } from "solid-js";
import { createStore } from "solid-js/store";
import type { PoolPerson, TeamWish } from "../../core/teams/pool.ts";
import { t } from "../../lib/i18n.ts";
import { Button } from "../../ui/Button.tsx";
import { RadioGroup } from "../../ui/ChoiceGroup.tsx";
import { Dialog } from "../../ui/Dialog.tsx";
import { ErrorNote } from "../../ui/ErrorNote.tsx";
import { ChipPicker } from "../../ui/OptionPicker.tsx";
import { TextField } from "../../ui/TextField.tsx";
import { FormGrid } from "../../ui/Toolbar.tsx";
import type { Officer, Organ } from "./directory.ts";
import { poolPerson, proposeTeams, type TeamsPlan } from "./form-teams.ts";
import { MixedTeamsResult } from "./MixedTeamsResult.tsx";
import { words } from "./strings.ts";

const FEWEST = 2;
const WIDEST = 20;
const whole = (text: string): number => (/^\d{1,3}$/.test(text.trim()) ? Number(text) : -1);

/** Teams from people of several organs with what each of them has to have; proposed, then taken over or not. */
export function MixedTeamsDialog(props: {
  officers: readonly Officer[];
  organs: readonly Organ[];
  teamCount: number;
  /** What they will inspect, and when. */
  plan: TeamsPlan;
  onUse: (teams: PoolPerson[][], wish: TeamWish) => void;
  onClose: () => void;
}) {
  const present = createMemo(() => props.officers.filter(({ availability }) => availability !== "on_leave"));
  const [form, setForm] = createStore({
    organ_ids: [] as string[],
    teams: untrack(() => String(Math.max(1, props.teamCount))),
    least: "3",
    most: "5",
    organs: "2",
    lead: "yes" as "yes" | "no",
    skills: {} as Record<string, string>,
  });
  const pool = createMemo(() =>
    present().filter(({ organ_id }) => form.organ_ids.length === 0 || form.organ_ids.includes(organ_id)),
  );
  const skills = createMemo(() => {
    const holders = new Map<string, number>();
    for (const skill of pool().flatMap((officer) => officer.skills))
      holders.set(skill, (holders.get(skill) ?? 0) + 1);
    return [...holders].sort((a, b) => a[0].localeCompare(b[0], "zh-CN"));
  });
  const organs = createMemo(() =>
    props.organs
      .filter(({ id }) => present().some(({ organ_id }) => organ_id === id))
      .map(({ id, name }) => ({ value: id, label: name })),
  );
  const wish = (): TeamWish => ({
    teams: whole(form.teams),
    size: [whole(form.least), whole(form.most)],
    minOrgans: Math.max(1, whole(form.organs)),
    needLead: form.lead === "yes",
    skills: Object.fromEntries(
      skills()
        .map(([skill]): [string, number] => [skill, Math.max(0, whole(form.skills[skill] ?? ""))])
        .filter(([, each]) => each > 0),
    ),
  });
  const problem = () => {
    const { teams, size } = wish();
    if (teams < 1) return words("rot.mixed.teams_invalid");
    return size[0] < FEWEST || size[1] < size[0] || size[1] > WIDEST
      ? words("rot.mixed.size_invalid")
      : undefined;
  };
  const [isTried, setTried] = createSignal(false);
  let stop = new AbortController();
  onCleanup(() => stop.abort());
  let seed = 0;
  const propose = useMutation(() => ({
    mutationFn: () => {
      stop.abort();
      stop = new AbortController();
      seed += 1;
      return proposeTeams(pool().map(poolPerson), wish(), props.plan, seed, stop.signal);
    },
  }));
  const change = (part: Partial<typeof form>) => {
    setForm(part);
    propose.reset();
  };
  const submit = () => {
    setTried(true);
    if (problem() === undefined) propose.mutate();
  };
  const proposed = () => (propose.isSuccess ? propose.data : undefined);
  const teams = () => {
    const known = proposed();
    if (known?.solution.status !== "ok") return undefined;
    return known.solution.teams.map((members) => members.map((p) => known.people[p]!));
  };
  return (
    <Dialog
      open
      size="lg"
      title={words("rot.mixed.title")}
      onClose={() => props.onClose()}
      actions={
        <>
          <Button onClick={() => props.onClose()}>{t("action.cancel")}</Button>
          <Button kind={teams() ? undefined : "primary"} busy={propose.isPending} onClick={submit}>
            {words(proposed() ? "rot.mixed.again" : "rot.mixed.propose")}
          </Button>
          <Show when={teams()}>
            {(made) => (
              <Button kind="primary" onClick={() => props.onUse(made(), wish())}>
                {words("rot.mixed.use")}
              </Button>
            )}
          </Show>
        </>
      }
    >
      <p>{words("rot.mixed.words")}</p>
      <ChipPicker
        label={words("rot.mixed.organs")}
        hint={words("rot.mixed.organs_hint", { n: pool().length })}
        options={organs()}
        value={form.organ_ids}
        onChange={(organ_ids) => change({ organ_ids })}
      />
      <FormGrid columns={2}>
        <TextField
          numeric
          required
          label={words("rot.mixed.teams")}
          value={form.teams}
          onInput={(value) => change({ teams: value })}
        />
        <TextField
          numeric
          label={words("rot.mixed.min_organs")}
          value={form.organs}
          onInput={(value) => change({ organs: value })}
        />
        <TextField
          numeric
          required
          label={words("rot.mixed.least")}
          value={form.least}
          onInput={(least) => change({ least })}
        />
        <TextField
          numeric
          required
          label={words("rot.mixed.most")}
          value={form.most}
          error={isTried() ? problem() : undefined}
          onInput={(most) => change({ most })}
        />
        <For each={skills()}>
          {([skill, holders]) => (
            <TextField
              numeric
              label={words("rot.mixed.skill", { skill })}
              hint={words("rot.mixed.holders", { n: holders })}
              value={form.skills[skill] ?? ""}
              onInput={(value) => change({ skills: { ...form.skills, [skill]: value } })}
            />
          )}
        </For>
      </FormGrid>
      <RadioGroup
        label={words("rot.mixed.lead")}
        look="chips"
        options={(["yes", "no"] as const).map((value) => ({
          value,
          label: words(`rot.mixed.lead_${value}`),
        }))}
        value={form.lead}
        onChange={(lead) => change({ lead })}
      />
      <Show when={propose.error}>{(error) => <ErrorNote error={error()} onRetry={submit} />}</Show>
      <Show when={proposed()}>
        {(known) => (
          <MixedTeamsResult
            proposed={known()}
            officers={props.officers}
            organs={props.organs}
            wish={wish()}
            targets={props.plan.targets.length}
          />
        )}
      </Show>
    </Dialog>
  );
}
