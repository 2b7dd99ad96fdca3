import { useMutation, useQuery, useQueryClient } from "@tanstack/solid-query";
import { createMemo, createSignal, Show } from "solid-js";
import { createStore } from "solid-js/store";
import type { RepairChanges } from "../../core/rotation/planning/rotation-request.schema.ts";
import { uuidv7 } from "../../lib/uuid.ts";
import { Button } from "../../ui/Button.tsx";
import { RadioGroup } from "../../ui/ChoiceGroup.tsx";
import { Dialog } from "../../ui/Dialog.tsx";
import { ErrorNote } from "../../ui/ErrorNote.tsx";
import { OptionPicker } from "../../ui/OptionPicker.tsx";
import { TextField } from "../../ui/TextField.tsx";
import { toast } from "../../ui/toasts.ts";
import { FormGrid } from "../../ui/Toolbar.tsx";
import { CheckboxGroup } from "../../ui/ChoiceGroup.tsx";
import { adjustPlan, keys, type PlanRecord } from "./data.ts";
import { directoryQuery } from "./directory.ts";
import { previewRepair } from "./planning.ts";
import { RepairPreview } from "./RepairPreview.tsx";
import { adjustmentOf, changesFrom, type RepairForm, REPAIR_KINDS } from "./repair.ts";
import { words } from "./strings.ts";

/** Something has changed since publication: what the plan would become, to be looked at before it is stored. */
export function RepairDialog(props: { record: PlanRecord; onClose: () => void }) {
  const queryClient = useQueryClient();
  const directory = useQuery(directoryQuery);
  const [form, setForm] = createStore<RepairForm>({
    kind: "away",
    member: "",
    rounds: [],
    replacement: "",
    unit: "",
    name: "",
    target_id: uuidv7(),
  });
  const [sent, setSent] = createSignal<RepairChanges>();
  const preview = useMutation(() => ({
    mutationFn: (changes: RepairChanges) => previewRepair(props.record.plan.id, changes),
  }));
  const store = useMutation(() => ({
    mutationFn: adjustPlan,
    onSuccess: async () => {
      toast(words("rot.repaired"));
      await queryClient.invalidateQueries({ queryKey: keys.all });
      props.onClose();
    },
  }));
  const members = createMemo(() =>
    props.record.teams.flatMap((team) =>
      team.members.map(({ officer_id, name }) => ({
        value: `${team.id} ${officer_id}`,
        label: name,
        hint: team.name,
      })),
    ),
  );
  const busyPeople = createMemo(
    () => new Set(props.record.teams.flatMap((team) => team.members.map(({ officer_id }) => officer_id))),
  );
  const free = () =>
    (directory.isSuccess ? directory.data.officers : [])
      .filter(({ id, availability }) => !busyPeople().has(id) && availability !== "on_leave")
      .map(({ id, name, organ_id }) => ({ value: id, label: name, hint: organName(organ_id) }));
  const organName = (id: string) =>
    directory.isSuccess ? directory.data.organs.find((organ) => organ.id === id)?.name : undefined;
  const units = () =>
    [...new Map(props.record.targets.map(({ organ_id, organ_name }) => [organ_id, organ_name]))].map(
      ([value, label]) => ({ value, label }),
    );
  const ask = () => {
    const changes = changesFrom(form);
    setSent(changes);
    preview.mutate(changes);
  };
  const change = (part: Partial<RepairForm>) => {
    setForm(part);
    preview.reset();
  };
  const isReady = () => changesFrom(form) !== undefined && isComplete(form);

  return (
    <Dialog
      open
      size="lg"
      title={words("rot.repair")}
      onClose={() => props.onClose()}
      actions={
        <>
          <Button disabled={!isReady()} busy={preview.isPending} onClick={ask}>
            {words("rot.repair.preview")}
          </Button>
          <Show when={preview.data && preview.data.outcome.status !== "infeasible"}>
            <Button
              kind="primary"
              busy={store.isPending}
              onClick={() => store.mutate(adjustmentOf(props.record, sent()!, preview.data!))}
            >
              {words("rot.repair.store")}
            </Button>
          </Show>
        </>
      }
    >
      <FormGrid columns={1}>
        <RadioGroup
          label={words("rot.repair.kind")}
          look="chips"
          options={REPAIR_KINDS.map((kind) => ({ value: kind, label: words(`rot.repair.${kind}`) }))}
          value={form.kind}
          onChange={(kind) => change({ kind })}
        />
        <Show when={form.kind === "away" || form.kind === "replace"}>
          <OptionPicker
            label={words("rot.repair.member")}
            required
            options={members()}
            value={form.member}
            onChange={(member) => change({ member })}
          />
        </Show>
        <Show when={form.kind === "away"}>
          <CheckboxGroup
            label={words("rot.repair.rounds")}
            look="chips"
            options={props.record.rounds.map(({ round }) => ({
              value: String(round),
              label: words("rot.round_n", { n: round }),
            }))}
            value={form.rounds}
            onChange={(rounds) => change({ rounds })}
          />
        </Show>
        <Show when={form.kind === "replace"}>
          <OptionPicker
            label={words("rot.repair.replacement")}
            required
            options={free()}
            value={form.replacement}
            onChange={(replacement) => change({ replacement })}
          />
        </Show>
        <Show when={form.kind === "target"}>
          <OptionPicker
            label={words("rot.unit")}
            required
            options={units()}
            value={form.unit}
            onChange={(unit) => change({ unit })}
          />
          <TextField
            label={words("rot.repair.target_name")}
            required
            value={form.name}
            onInput={(name) => change({ name })}
          />
        </Show>
        <Show when={form.kind === "recheck"}>
          <p>{words("rot.repair.recheck_words")}</p>
        </Show>
      </FormGrid>
      <Show when={preview.error ?? store.error}>{(error) => <ErrorNote error={error()} />}</Show>
      <Show when={preview.data}>
        {(answer) => <RepairPreview record={props.record} answer={answer()} added={sent()?.targets ?? []} />}
      </Show>
    </Dialog>
  );
}

const isComplete = (form: RepairForm): boolean => {
  switch (form.kind) {
    case "away":
      return form.member !== "" && form.rounds.length > 0;
    case "replace":
      return form.member !== "" && form.replacement !== "";
    case "target":
      return form.unit !== "" && form.name.trim() !== "";
    case "recheck":
      return true;
  }
};
