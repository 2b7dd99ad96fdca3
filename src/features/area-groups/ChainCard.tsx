import { useMutation, useQuery, useQueryClient } from "@tanstack/solid-query";
import { createSignal, For, Show, untrack } from "solid-js";
import { createStore } from "solid-js/store";
import { t } from "../../lib/i18n.ts";
import { hasRole, signedIn } from "../../lib/session.ts";
import { Button } from "../../ui/Button.tsx";
import { Card } from "../../ui/Card.tsx";
import { Dialog } from "../../ui/Dialog.tsx";
import { ErrorNote } from "../../ui/ErrorNote.tsx";
import { editIcon } from "../../ui/icons.ts";
import { LoadingState } from "../../ui/LoadingState.tsx";
import { SelectField } from "../../ui/SelectField.tsx";
import { toast } from "../../ui/toasts.ts";
import { chainOf, countyOf } from "./chain.ts";
import {
  APPROVAL_ROLES,
  type ApprovalRole,
  choicesQuery,
  keys,
  type Organ,
  saveSteps,
  type Step,
  stepsQuery,
} from "./data.ts";
import { words } from "./strings.ts";
import css from "./area-groups.module.css";

/** The county's own measure: who approves an activation, in which order. Who works above counties reads those of each. */
export function ChainCard() {
  const steps = useQuery(stepsQuery);
  const choices = useQuery(choicesQuery);
  const [isEditing, setEditing] = createSignal(false);
  const retry = () => {
    void steps.refetch();
    void choices.refetch();
  };
  const organs = () => (choices.isSuccess ? choices.data.organs : []);
  const counties = () => {
    const own = countyOf(organs(), signedIn().officer.organ.id);
    return own ? [own] : organs().filter(({ kind }) => kind === "county_commission");
  };
  return (
    <Card
      title={words("chain.title")}
      actions={
        <Show when={hasRole("administrator") && steps.isSuccess && choices.isSuccess}>
          <Button kind="quiet" icon={editIcon} onClick={() => setEditing(true)}>
            {words("chain.edit")}
          </Button>
        </Show>
      }
    >
      <Show when={steps.error ?? choices.error}>
        {(error) => <ErrorNote error={error()} onRetry={retry} />}
      </Show>
      <Show
        when={steps.isSuccess && choices.isSuccess && steps.data}
        fallback={
          <Show when={steps.isPending || choices.isPending}>
            <LoadingState lines={2} />
          </Show>
        }
      >
        {(known) => (
          <For each={counties()}>
            {(county) => (
              <>
                <Show when={counties().length > 1}>
                  <h3>{county.name}</h3>
                </Show>
                <Chain roles={chainOf(known(), county.id)} />
              </>
            )}
          </For>
        )}
      </Show>
      <p class={css["muted"]}>{words("chain.words")}</p>
      <Show when={isEditing() && steps.isSuccess && choices.isSuccess && steps.data}>
        {(known) => <ChainDialog steps={known()} organs={organs()} onClose={() => setEditing(false)} />}
      </Show>
    </Card>
  );
}

function Chain(props: { roles: readonly ApprovalRole[] }) {
  return (
    <Show when={props.roles.length > 0} fallback={<p>{words("chain.none")}</p>}>
      <ol class={css["chain"]}>
        <For each={props.roles}>{(role) => <li>{t(`role.${role}`)}</li>}</For>
      </ol>
    </Show>
  );
}

type Choice = ApprovalRole | "none";
const MOST_STEPS = 3;

/** Three places at most; which they are is read from the county chosen, the administrator's own at first. */
function ChainDialog(props: { steps: readonly Step[]; organs: readonly Organ[]; onClose: () => void }) {
  const queryClient = useQueryClient();
  const counties = () => props.organs.filter(({ kind }) => kind === "county_commission");
  const placesOf = (countyId: string): Choice[] =>
    [...chainOf(props.steps, countyId), ...Array<Choice>(MOST_STEPS).fill("none")].slice(0, MOST_STEPS);
  const begins = untrack(() => countyOf(props.organs, signedIn().officer.organ.id)?.id ?? "");
  const [countyId, setCountyId] = createSignal(begins);
  const [chosen, setChosen] = createStore<Choice[]>(untrack(() => placesOf(begins)));
  const choose = (id: string) => {
    setCountyId(id);
    setChosen(placesOf(id));
  };
  const roles = () => chosen.filter((role) => role !== "none");
  const isTwice = () => new Set(roles()).size < roles().length;
  const save = useMutation(() => ({
    mutationFn: saveSteps,
    onSuccess: async () => {
      toast(words("chain.saved"));
      props.onClose();
      await queryClient.invalidateQueries({ queryKey: keys.all });
    },
  }));
  const options = (place: number): { value: Choice; label: string }[] => [
    ...(place === 0 ? [] : [{ value: "none" as const, label: words("chain.no_step") }]),
    ...APPROVAL_ROLES.map((value) => ({ value, label: t(`role.${value}`) })),
  ];
  const submit = () => {
    if (countyId() && !isTwice() && roles().length > 0) save.mutate({ organ_id: countyId(), roles: roles() });
  };
  return (
    <Dialog
      open
      title={words("chain.title")}
      onClose={() => props.onClose()}
      actions={
        <>
          <Button onClick={() => props.onClose()}>{t("action.cancel")}</Button>
          <Button kind="primary" busy={save.isPending} disabled={countyId() === ""} onClick={submit}>
            {t("action.save")}
          </Button>
        </>
      }
    >
      <div class={css["group"]}>
        <Show when={save.error}>{(error) => <ErrorNote error={error()} />}</Show>
        <p class={css["muted"]}>{words("chain.words")}</p>
        <Show when={counties().length > 1}>
          <SelectField
            label={words("chain.county")}
            placeholder
            options={counties().map(({ id, name }) => ({ value: id, label: name }))}
            value={countyId()}
            onChange={choose}
          />
        </Show>
        <For each={[0, 1, 2]}>
          {(place) => (
            <SelectField
              label={words("chain.step", { n: place + 1 })}
              placeholder={place === 0 ? true : undefined}
              options={options(place)}
              value={chosen[place] === "none" && place === 0 ? "" : (chosen[place] ?? "none")}
              onChange={(role) => setChosen(place, role)}
              error={
                isTwice() && chosen[place] !== "none" && chosen.indexOf(chosen[place]!) < place
                  ? words("chain.twice")
                  : undefined
              }
            />
          )}
        </For>
      </div>
    </Dialog>
  );
}
