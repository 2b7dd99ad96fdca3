import { formatBeside } from "../../lib/format.ts";
import { useNavigate } from "@solidjs/router";
import { useQuery, useQueryClient } from "@tanstack/solid-query";
import { createSignal, Match, Show, Switch } from "solid-js";
import { createStore } from "solid-js/store";
import { addDays } from "../../core/calendar/day.ts";
import { shortVillageName } from "../../core/visits/names.ts";
import { newCommandId } from "../../lib/commands.ts";
import { today } from "../../lib/clock.ts";
import { createSaving } from "../../lib/saving.ts";
import { Button } from "../../ui/Button.tsx";
import { RadioGroup } from "../../ui/ChoiceGroup.tsx";
import { ErrorNote } from "../../ui/ErrorNote.tsx";
import { ErrorSummary, type FieldProblem } from "../../ui/ErrorSummary.tsx";
import { LoadingState } from "../../ui/LoadingState.tsx";
import { ChipPicker, OptionPicker } from "../../ui/OptionPicker.tsx";
import { PageHeader } from "../../ui/PageHeader.tsx";
import { SelectField } from "../../ui/SelectField.tsx";
import { DateField, TextField } from "../../ui/TextField.tsx";
import { toast } from "../../ui/toasts.ts";
import { FormActions, FormGrid } from "../../ui/Toolbar.tsx";
import { renewInspections } from "./data.ts";
import { detail as words } from "./detail-strings.ts";
import {
  type Choices,
  type Order,
  orderChoicesQuery,
  orderingOrgans,
  orderInspection,
  unitVillagesQuery,
} from "./order-data.ts";
import { words as common } from "./strings.ts";
import css from "./inspections.module.css";

const KINDS = ["special", "joint", "escalated"] as const;
const WHOLE = "whole";
const NO_LIST = "none";

/** Order an inspection outside a rotation. The database refuses who may not go, and says why. */
export function OrderPage() {
  const choices = useQuery(orderChoicesQuery);
  return (
    <>
      <PageHeader title={words("order.title")} back={{ href: "/inspections", label: common("title") }} />
      <Switch fallback={<LoadingState lines={8} />}>
        <Match when={choices.isSuccess ? choices.data : undefined}>
          {(known) => <OrderForm choices={known()} />}
        </Match>
        <Match when={choices.error}>
          {(error) => (
            <ErrorNote error={error()} onRetry={() => void choices.refetch()} busy={choices.isFetching} />
          )}
        </Match>
      </Switch>
    </>
  );
}

function OrderForm(props: { choices: Choices }) {
  const navigate = useNavigate();
  const client = useQueryClient();
  const id = newCommandId();
  const [draft, setDraft] = createStore({
    kind: "special" as Order["kind"],
    name: "",
    by: orderingOrgans()[0]?.value ?? "",
    unit: "",
    village: WHOLE,
    checklist: NO_LIST,
    starts: today(),
    ends: addDays(today(), 2),
    release: "start" as "start" | "end",
    members: [] as string[],
  });
  const [isTried, setTried] = createSignal(false);
  const [problems, setProblems] = createSignal<FieldProblem[]>([]);
  const { isBusy, error, follow } = createSaving();
  const townshipCode = () => props.choices.units.find((unit) => unit.id === draft.unit)?.division_code ?? "";
  const villages = useQuery(() => unitVillagesQuery(townshipCode()));
  const villageOptions = () => [
    { value: WHOLE, label: words("order.whole") },
    ...(villages.isSuccess ? villages.data : []).map(({ code, name }) => ({
      value: code,
      label: shortVillageName(name),
    })),
  ];
  const officerOptions = () =>
    props.choices.officers
      .filter(({ organ_id }) => organ_id !== draft.unit)
      .map(({ id: value, name, post, organ_id }) => ({
        value,
        label: name,
        hint: formatBeside(props.choices.organs[organ_id], post),
      }));

  const found = (): FieldProblem[] => [
    ...(draft.name.trim() ? [] : [{ fieldId: "order-name", text: words("order.required") }]),
    ...(draft.unit ? [] : [{ fieldId: "order-unit", text: words("order.choose") }]),
    ...(draft.ends >= draft.starts && draft.ends >= today() && draft.starts
      ? []
      : [{ fieldId: "order-ends", text: words("order.period") }]),
    ...(draft.members.length >= 2 ? [] : [{ fieldId: "order-members", text: words("order.two") }]),
  ];
  const errorOf = (fieldId: string) =>
    isTried() ? found().find((problem) => problem.fieldId === fieldId)?.text : undefined;
  const save = async () => {
    setTried(true);
    setProblems(found());
    if (problems().length > 0) return;
    await orderInspection(id, orderOf({ ...draft }));
    await renewInspections(client);
    toast(words("order.done"), { tone: "ok" });
    navigate(`/inspections/${id}`);
  };
  return (
    <form
      class={css["form"]}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (!isBusy()) void follow(save());
      }}
    >
      <ErrorSummary problems={problems()} />
      <RadioGroup
        label={words("order.kind")}
        look="chips"
        options={KINDS.map((value) => ({ value, label: common(`kind.${value}`) }))}
        value={draft.kind}
        onChange={(kind) => setDraft("kind", kind)}
      />
      <TextField
        id="order-name"
        label={words("order.name")}
        hint={words("order.name_hint")}
        required
        maxLength={120}
        value={draft.name}
        error={errorOf("order-name")}
        onInput={(name) => setDraft("name", name)}
      />
      <Show when={orderingOrgans().length > 1}>
        <SelectField
          label={words("order.by")}
          options={orderingOrgans()}
          value={draft.by}
          onChange={(by) => setDraft("by", by)}
        />
      </Show>
      <FormGrid>
        <OptionPicker
          id="order-unit"
          label={words("order.unit")}
          required
          options={props.choices.units.map((unit) => ({ value: unit.id, label: unit.name }))}
          value={draft.unit}
          error={errorOf("order-unit")}
          onChange={(unit) => setDraft({ unit, village: WHOLE })}
        />
        <SelectField
          label={words("order.village")}
          hint={words("order.village_hint")}
          options={villageOptions()}
          value={draft.village}
          onChange={(village) => setDraft("village", village)}
        />
        <DateField
          label={words("order.starts_on")}
          required
          value={draft.starts}
          onInput={(starts) => setDraft("starts", starts)}
        />
        <DateField
          id="order-ends"
          label={words("order.ends_on")}
          required
          min={draft.starts}
          value={draft.ends}
          error={errorOf("order-ends")}
          onInput={(ends) => setDraft("ends", ends)}
        />
      </FormGrid>
      <p class={css["quiet"]}>{words("order.ends_hint")}</p>
      <SelectField
        label={words("order.checklist")}
        options={[
          ...props.choices.checklists.map(({ versionId, name, version }) => ({
            value: versionId,
            label: words("checklist_version", { name, version: String(version) }),
          })),
          { value: NO_LIST, label: words("order.no_checklist") },
        ]}
        value={draft.checklist}
        onChange={(checklist) => setDraft("checklist", checklist)}
      />
      <ChipPicker
        id="order-members"
        label={words("order.members")}
        hint={words("order.members_hint")}
        required
        options={officerOptions()}
        value={draft.members}
        error={errorOf("order-members")}
        onChange={(members) => setDraft("members", members)}
      />
      <RadioGroup
        label={words("order.release")}
        hint={words("order.release_hint")}
        options={[
          { value: "start" as const, label: words("order.release_start") },
          { value: "end" as const, label: words("order.release_end") },
        ]}
        value={draft.release}
        onChange={(release) => setDraft("release", release)}
      />
      <Show when={error()}>{(thrown) => <ErrorNote error={thrown()} />}</Show>
      <FormActions>
        <Button type="submit" kind="primary" busy={isBusy()}>
          {words("order.save")}
        </Button>
      </FormActions>
    </form>
  );
}

function orderOf(draft: {
  kind: Order["kind"];
  name: string;
  by: string;
  unit: string;
  village: string;
  checklist: string;
  starts: string;
  ends: string;
  release: "start" | "end";
  members: string[];
}): Order {
  return {
    kind: draft.kind,
    name: draft.name.trim(),
    organ_id: draft.unit,
    inspecting_organ_id: draft.by,
    village_code: draft.village === WHOLE ? null : draft.village,
    checklist_version_id: draft.checklist === NO_LIST ? null : draft.checklist,
    starts_on: draft.starts,
    ends_on: draft.ends,
    release_at: draft.release === "start" ? null : `${addDays(draft.ends, 1)}T00:00:00+08:00`,
    members: [...draft.members],
  };
}
