import { formatPair } from "../../lib/format.ts";
import { useMutation, useQuery, useQueryClient } from "@tanstack/solid-query";
import { createMemo, createSignal, For, Show } from "solid-js";
import type { Contribution } from "../../core/rotation/draw.schema.ts";
import { hashInstance } from "../../core/rotation/draw.ts";
import type { PlanningData } from "../../core/rotation/planning/plan.schema.ts";
import { proposalInstance } from "../../core/rotation/planning/propose.ts";
import { Button } from "../../ui/Button.tsx";
import { Card } from "../../ui/Card.tsx";
import { ErrorNote } from "../../ui/ErrorNote.tsx";
import { SelectField } from "../../ui/SelectField.tsx";
import { TextField } from "../../ui/TextField.tsx";
import { toast } from "../../ui/toasts.ts";
import { FormGrid } from "../../ui/Toolbar.tsx";
import { draftOf, keys, planningQuery, type PlanRecord } from "./data.ts";
import { OutcomeNote } from "./OutcomeNote.tsx";
import { drawInPublic } from "./planning.ts";
import { drawWords } from "./draw-strings.ts";
import css from "./rotations.module.css";

const CHANCES = ["50", "200", "0"] as const;

/** Before the draw: the input is fixed and its hash shown; then those present speak; then the seed is made of both. */
export function DrawForm(props: { record: PlanRecord }) {
  const planning = useQuery(() => planningQuery(props.record));
  return (
    <>
      <Show when={planning.error}>
        {(error) => <ErrorNote error={error()} onRetry={() => void planning.refetch()} />}
      </Show>
      <Show when={planning.isSuccess && planning.data}>
        {(data) => <DrawSteps record={props.record} data={data()} />}
      </Show>
    </>
  );
}

function DrawSteps(props: { record: PlanRecord; data: PlanningData }) {
  const queryClient = useQueryClient();
  const [chance, setChance] = createSignal<(typeof CHANCES)[number]>(CHANCES[0]);
  const [spoken, setSpoken] = createSignal<Contribution[]>([]);
  const [name, setName] = createSignal("");
  const [text, setText] = createSignal("");
  const inputHash = createMemo(() =>
    hashInstance(proposalInstance(draftOf(props.record), props.data, Number(chance())).instance),
  );
  const draw = useMutation(() => ({
    mutationFn: () => drawInPublic(props.record, inputHash(), spoken(), Number(chance())),
    onSuccess: async ({ plan_id }) => {
      if (plan_id === null) return;
      toast(drawWords("draw.done"));
      setSpoken([]);
      await queryClient.invalidateQueries({ queryKey: keys.all });
    },
  }));
  const add = () => {
    if (name().trim() === "" || text().trim() === "") return;
    setSpoken([...spoken(), { name: name().trim(), text: text().trim() }]);
    setName("");
    setText("");
  };
  return (
    <Card title={drawWords("draw.make")}>
      <FormGrid columns={1}>
        <SelectField
          label={drawWords("draw.chance")}
          hint={drawWords("draw.chance_hint")}
          options={CHANCES.map((value) => ({ value, label: drawWords(`chance.${value}`) }))}
          value={chance()}
          disabled={spoken().length > 0}
          onChange={setChance}
        />
        <div>
          <p class={css["muted"]}>{drawWords("draw.input")}</p>
          <p class={css["hash"]}>{inputHash()}</p>
        </div>
        <form
          onSubmit={(event) => {
            event.preventDefault();
            add();
          }}
        >
          <FormGrid columns={3}>
            <TextField label={drawWords("draw.who")} value={name()} onInput={setName} />
            <TextField
              label={drawWords("draw.word")}
              hint={drawWords("draw.word_hint")}
              value={text()}
              onInput={setText}
            />
            <div>
              <Button type="submit">{drawWords("draw.add")}</Button>
            </div>
          </FormGrid>
        </form>
        <Show when={spoken().length > 0}>
          <ol class={css["spoken"]}>
            <For each={spoken()}>{(entry) => <li>{formatPair(entry.name, entry.text)}</li>}</For>
          </ol>
        </Show>
        <Show when={draw.error}>{(error) => <ErrorNote error={error()} />}</Show>
        <Show when={draw.data?.plan_id === null && draw.data}>
          {(answer) => (
            <OutcomeNote
              outcome={answer().outcome}
              teams={props.record.teams}
              targets={props.record.targets}
            />
          )}
        </Show>
        <div>
          <Button
            kind="primary"
            disabled={spoken().length === 0}
            busy={draw.isPending}
            onClick={() => draw.mutate()}
          >
            {drawWords("draw.run")}
          </Button>
        </div>
      </FormGrid>
    </Card>
  );
}
