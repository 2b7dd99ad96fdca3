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
import { APPROVAL_ROLES, type ApprovalRole, choicesQuery, keys, saveSteps, stepsQuery } from "./data.ts";
import { words } from "./strings.ts";
import css from "./area-groups.module.css";

/** The county's own measure: who approves an activation, in which order. */
export function ChainCard() {
  const steps = useQuery(stepsQuery);
  const [isEditing, setEditing] = createSignal(false);
  const roles = () => (steps.isSuccess ? steps.data.map((step) => step.role) : []);
  return (
    <Card
      title={words("chain.title")}
      actions={
        <Show when={hasRole("administrator") && steps.isSuccess}>
          <Button kind="quiet" icon={editIcon} onClick={() => setEditing(true)}>
            {words("chain.edit")}
          </Button>
        </Show>
      }
    >
      <Show when={steps.error}>
        {(error) => <ErrorNote error={error()} onRetry={() => void steps.refetch()} />}
      </Show>
      <Show when={!steps.isPending} fallback={<LoadingState lines={2} />}>
        <Show when={roles().length > 0} fallback={<p>{words("chain.none")}</p>}>
          <ol class={css["chain"]}>
            <For each={roles()}>{(role) => <li>{t(`role.${role}`)}</li>}</For>
          </ol>
        </Show>
        <p class={css["muted"]}>{words("chain.words")}</p>
      </Show>
      <Show when={isEditing()}>
        <ChainDialog roles={roles()} onClose={() => setEditing(false)} />
      </Show>
    </Card>
  );
}

type Choice = ApprovalRole | "none";
const MOST_STEPS = 3;

function ChainDialog(props: { roles: readonly ApprovalRole[]; onClose: () => void }) {
  const queryClient = useQueryClient();
  const choices = useQuery(choicesQuery);
  const counties = () =>
    choices.isSuccess ? choices.data.organs.filter((organ) => organ.kind === "county_commission") : [];
  const [countyId, setCountyId] = createSignal("");
  const [chosen, setChosen] = createStore<Choice[]>(
    untrack(() => [...props.roles, ...Array<Choice>(MOST_STEPS).fill("none")].slice(0, MOST_STEPS)),
  );
  const roles = () => chosen.filter((role) => role !== "none");
  const isTwice = () => new Set(roles()).size < roles().length;
  const organId = () =>
    countyId() || (counties().find(({ id }) => id === signedIn().officer.organ.id) ?? counties()[0])?.id;
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
    const organ = organId();
    if (organ && !isTwice() && roles().length > 0) save.mutate({ organ_id: organ, roles: roles() });
  };
  return (
    <Dialog
      open
      title={words("chain.title")}
      onClose={() => props.onClose()}
      actions={
        <>
          <Button onClick={() => props.onClose()}>{t("action.cancel")}</Button>
          <Button kind="primary" busy={save.isPending} disabled={!choices.isSuccess} onClick={submit}>
            {t("action.save")}
          </Button>
        </>
      }
    >
      <div class={css["group"]}>
        <Show when={save.error ?? choices.error}>{(error) => <ErrorNote error={error()} />}</Show>
        <p class={css["muted"]}>{words("chain.words")}</p>
        <Show when={counties().length > 1}>
          <SelectField
            label={t("nav.people")}
            options={counties().map(({ id, name }) => ({ value: id, label: name }))}
            value={organId() ?? ""}
            onChange={setCountyId}
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
