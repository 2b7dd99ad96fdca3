import { useNavigate } from "@solidjs/router";
import { useQueryClient } from "@tanstack/solid-query";
import { createEffect, createMemo, createSignal, For, on, onCleanup, Show, untrack } from "solid-js";
import { createStore } from "solid-js/store";
import type { RotationKind } from "../../core/rotation/planning/plan.schema.ts";
import type { ProposalOutcome } from "../../core/rotation/planning/rotation-request.schema.ts";
import { type PoolPerson, type TeamWish, unmetWishes } from "../../core/teams/pool.ts";
import { today } from "../../lib/clock.ts";
import { formatMonth } from "../../lib/format.ts";
import { uuidv7 } from "../../lib/uuid.ts";
import { Button } from "../../ui/Button.tsx";
import { Card, Stack } from "../../ui/Card.tsx";
import { ErrorNote } from "../../ui/ErrorNote.tsx";
import { ChipPicker, OptionPicker } from "../../ui/OptionPicker.tsx";
import { RadioGroup } from "../../ui/ChoiceGroup.tsx";
import { SelectField } from "../../ui/SelectField.tsx";
import { TextArea, TextField } from "../../ui/TextField.tsx";
import { FormActions, FormGrid } from "../../ui/Toolbar.tsx";
import { Note } from "../../ui/Note.tsx";
import type { Checklist } from "./checklists.ts";
import { keys } from "./data.ts";
import {
  addDays,
  defaultRules,
  defaultTeams,
  type Directory,
  newPlanOf,
  officersWithin,
  problemsOf,
  type RotationForm,
  shortUnitName,
  targetsOf,
  unitsOf,
} from "./form.ts";
import { poolPerson, unmetWords } from "./form-teams.ts";
import { MixedTeamsDialog } from "./MixedTeamsDialog.tsx";
import { OutcomeNote } from "./OutcomeNote.tsx";
import { createPlan } from "./planning.ts";
import { RoundsFields } from "./RoundsFields.tsx";
import { RulesFields } from "./RulesFields.tsx";
import { planningScopes } from "./scopes.ts";
import { words } from "./strings.ts";
import { TeamsField } from "./TeamsField.tsx";
import css from "./rotations.module.css";

const KINDS: readonly RotationKind[] = ["townships", "villages", "area_groups", "projects"];
const FIRST_ROUND_IN_DAYS = 7;

export function RotationFormView(props: { directory: Directory; checklists: readonly Checklist[] }) {
  const navigate = useNavigate();
  const queryClient = useQueryClient();
  const scopes = () => planningScopes(props.directory.organs);
  const [form, setForm] = createStore<RotationForm>(
    untrack(() => initialForm(props.directory, scopes()[0]!.id)),
  );
  const units = createMemo(() => unitsOf(props.directory, form.organ_id));
  const targets = createMemo(() => targetsOf(props.directory, form, uuidv7));
  const problems = createMemo(() => problemsOf(props.directory, form, targets()));
  const [isTried, setTried] = createSignal(false);
  const [isBusy, setBusy] = createSignal(false);
  const [error, setError] = createSignal<unknown>();
  const [outcome, setOutcome] = createSignal<ProposalOutcome>();
  const stop = new AbortController();
  onCleanup(() => stop.abort());

  /** Teams and usual rules follow the kind, the scope and the number of rounds until they are changed by hand. */
  const change = (part: Partial<RotationForm>) => {
    setForm(part);
    setOutcome(undefined);
    if (!("kind" in part || "organ_id" in part || "unit_ids" in part || "round_count" in part)) return;
    if (!("round_count" in part)) {
      setForm({ teams: teamsFor(props.directory, form) });
      setWish(undefined);
    }
    setForm(defaultRules(form.kind, Number(form.round_count) || 1, form.teams.length));
  };
  /** What every team was to have, for as long as its teams stand. */
  const [wish, setWish] = createSignal<TeamWish>();
  const [isMixing, setMixing] = createSignal(false);
  const unmet = createMemo(() => {
    const asked = wish();
    if (!asked) return [];
    const byId = new Map(props.directory.officers.map((officer) => [officer.id, poolPerson(officer)]));
    const teams = form.teams.map(({ members }) =>
      members.flatMap(({ officer_id }) => byId.get(officer_id) ?? []),
    );
    const names = form.teams.map(({ name }) => name);
    return unmetWishes(teams, asked).map((broken) => unmetWords(broken, (team) => names[team] ?? ""));
  });
  const takeMixed = (teams: PoolPerson[][], asked: TeamWish) => {
    setForm({ teams: teams.map((members, n) => mixedTeam(members, n)) });
    setForm(defaultRules(form.kind, Number(form.round_count) || 1, teams.length));
    setWish(asked);
    setOutcome(undefined);
    setMixing(false);
  };
  const submit = async () => {
    setTried(true);
    if (problems().length > 0) return;
    setBusy(true);
    setError(undefined);
    setOutcome(undefined);
    try {
      const answer = await createPlan(newPlanOf(form, targets()), stop.signal);
      if (answer.plan_id === null) setOutcome(answer.outcome);
      else {
        await queryClient.invalidateQueries({ queryKey: keys.plans() });
        navigate(`/rotations/${answer.plan_id}`);
      }
    } catch (caught) {
      setError(caught);
    } finally {
      setBusy(false);
    }
  };
  // What comes of a long form stands at its end, where it may be out of sight.
  let answer: HTMLDivElement | undefined;
  createEffect(
    on([() => isTried() && problems().length > 0, error, outcome], (said) => {
      if (said.some(Boolean)) answer?.scrollIntoView?.({ block: "nearest" });
    }),
  );
  const officerName = (id: string) =>
    props.directory.officers.find((officer) => officer.id === id)?.name ?? "";

  return (
    <Stack gap="lg">
      <Card title={words("rot.form.what")}>
        <FormGrid>
          <TextField
            label={words("rot.name")}
            required
            value={form.name}
            onInput={(name) => change({ name })}
          />
          <Show when={scopes().length > 1}>
            <OptionPicker
              label={words("rot.form.scope")}
              required
              options={scopes().map(({ id, name }) => ({ value: id, label: name }))}
              value={form.organ_id}
              onChange={(organ_id) => change({ organ_id, unit_ids: [] })}
            />
          </Show>
          <RadioGroup
            label={words("rot.kind")}
            look="chips"
            options={KINDS.filter(
              (kind) =>
                kind !== "area_groups" ||
                props.directory.groups.some(({ organ_ids }) => organ_ids.length > 1),
            ).map((kind) => ({ value: kind, label: words(`rot.kind.${kind}`) }))}
            value={form.kind}
            onChange={(kind) => change({ kind })}
          />
          <ChipPicker
            label={words("rot.form.units")}
            hint={words("rot.form.units_hint", { n: units().length })}
            options={units().map(({ id, name }) => ({ value: id, label: shortUnitName(name) }))}
            value={form.unit_ids}
            onChange={(unit_ids) => change({ unit_ids })}
          />
          <SelectField
            label={words("rot.checklist")}
            hint={words("rot.form.checklist_hint")}
            options={[
              { value: "", label: words("rot.form.no_checklist") },
              ...props.checklists.map(({ versionId, name, version }) => ({
                value: versionId,
                label: words("rot.checklist_version", { name, version }),
              })),
            ]}
            value={form.checklist}
            onChange={(checklist) => change({ checklist })}
          />
        </FormGrid>
        <Show when={form.kind === "projects"}>
          <TextArea
            label={words("rot.form.projects")}
            hint={words("rot.form.projects_hint")}
            rows={6}
            value={form.projects}
            onInput={(projects) => change({ projects })}
          />
        </Show>
      </Card>
      <Card title={words("rot.form.when")}>
        <RoundsFields form={form} onChange={change} />
      </Card>
      <Card
        title={words("rot.form.teams")}
        aside={words("rot.form.teams_count", { n: form.teams.length, targets: targets().length })}
      >
        <TeamsField
          teams={form.teams}
          officers={props.directory.officers}
          organs={props.directory.organs}
          onChange={(teams) => setForm({ teams })}
          onMix={() => setMixing(true)}
        />
        <Show when={unmet().length > 0}>
          <Note tone="warn" live title={words("rot.mixed.unmet")}>
            <ul>
              <For each={unmet()}>{(line) => <li>{line}</li>}</For>
            </ul>
          </Note>
        </Show>
        <Show when={isMixing()}>
          <MixedTeamsDialog
            officers={officersWithin(props.directory, form.organ_id)}
            organs={props.directory.organs}
            teamCount={form.teams.length}
            plan={newPlanOf(form, targets())}
            onUse={takeMixed}
            onClose={() => setMixing(false)}
          />
        </Show>
      </Card>
      <RulesFields form={form} onChange={change} />
      <div class={css["answer"]} ref={(element) => (answer = element)}>
        <Stack>
          <Show when={isTried() && problems().length > 0}>
            <Note tone="danger" live title={words("rot.form.check")}>
              <ul>
                <For each={problems()}>
                  {(problem) => (
                    <li>
                      {words(`rot.problem.${problem.code}`, {
                        team: "team" in problem ? problem.team : "",
                        officer: "officer_id" in problem ? officerName(problem.officer_id) : "",
                        line: "line" in problem ? problem.line : "",
                      })}
                    </li>
                  )}
                </For>
              </ul>
            </Note>
          </Show>
          <Show when={error()}>{(known) => <ErrorNote error={known()} onRetry={() => void submit()} />}</Show>
          <Show when={outcome()}>
            {(known) => <OutcomeNote outcome={known()} teams={form.teams} targets={targets()} />}
          </Show>
        </Stack>
      </div>
      <FormActions>
        <Button kind="primary" busy={isBusy()} onClick={() => void submit()}>
          {words(isBusy() ? "rot.form.running" : "rot.form.submit")}
        </Button>
      </FormActions>
    </Stack>
  );
}

/** Who can lead stands first and leads; the team is of his unit. */
function mixedTeam(members: readonly PoolPerson[], n: number): RotationForm["teams"][number] {
  const ordered = [...members].sort((a, b) => Number(b.canLead) - Number(a.canLead));
  return {
    id: uuidv7(),
    name: words("rot.form.team_extra", { n: n + 1 }),
    lead_organ_id: ordered[0]?.organ_id ?? "",
    members: ordered.map(({ id }, index) => ({ officer_id: id, is_lead: index === 0, off_rounds: [] })),
  };
}

const teamsFor = (directory: Directory, form: Pick<RotationForm, "organ_id" | "kind" | "unit_ids">) =>
  defaultTeams(directory, form, uuidv7, (unit) => words("rot.form.team_name", { unit }));

function initialForm(directory: Directory, organId: string): RotationForm {
  const start = { organ_id: organId, kind: "townships" as const, unit_ids: [] };
  const teams = teamsFor(directory, start);
  const starts_on = addDays(today(), FIRST_ROUND_IN_DAYS);
  return {
    ...start,
    name: words("rot.form.name_default", { month: formatMonth(starts_on) }),
    round_count: "4",
    starts_on,
    every_days: "30",
    round_days: "2",
    release_days: "0",
    ...defaultRules(start.kind, 4, teams.length),
    lag: "1",
    scope: "lead",
    per_round: "1",
    total: "1",
    even_rounds: true,
    max_travel_km: "0",
    checklist: "",
    projects: "",
    teams,
  };
}
