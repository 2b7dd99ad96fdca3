import { useMutation, useQuery, useQueryClient } from "@tanstack/solid-query";
import { createSignal, Show, untrack } from "solid-js";
import { createStore } from "solid-js/store";
import { today } from "../../lib/clock.ts";
import { formatDay } from "../../lib/format.ts";
import { t } from "../../lib/i18n.ts";
import { signedIn } from "../../lib/session.ts";
import { Button } from "../../ui/Button.tsx";
import { Checkbox } from "../../ui/ChoiceGroup.tsx";
import { Dialog } from "../../ui/Dialog.tsx";
import { ErrorNote } from "../../ui/ErrorNote.tsx";
import { LoadingState } from "../../ui/LoadingState.tsx";
import { ChipPicker, OptionPicker } from "../../ui/OptionPicker.tsx";
import { DateField, TextField } from "../../ui/TextField.tsx";
import { FormGrid } from "../../ui/Toolbar.tsx";
import { toast } from "../../ui/toasts.ts";
import { arrangedOn } from "./arrangement.ts";
import { type AreaGroup, type Choices, choicesQuery, keys, MEMBER_KINDS, saveGroup } from "./data.ts";
import { countyOf } from "./chain.ts";
import { words } from "./strings.ts";
import css from "./area-groups.module.css";

/** A new group, or an adjusted one from a day on. */
export function GroupDialog(props: { group: AreaGroup | undefined; onClose: () => void }) {
  const queryClient = useQueryClient();
  const choices = useQuery(choicesQuery);
  const known = (): Choices => (choices.isSuccess ? choices.data : { organs: [], officers: [] });
  const [form, setForm] = createStore(untrack(() => formOf(props.group)));
  const [isTried, setTried] = createSignal(false);
  const save = useMutation(() => ({
    mutationFn: saveGroup,
    onSuccess: async () => {
      toast(words("form.saved"));
      props.onClose();
      await queryClient.invalidateQueries({ queryKey: keys.all });
    },
  }));
  const countyId = () =>
    props.group?.organ_id ??
    countyOf(known().organs, signedIn().officer.organ.id)?.id ??
    known().organs.find((organ) => organ.kind === "county_commission")?.id;
  const submit = () => {
    setTried(true);
    const organId = countyId();
    if (form.name.trim() === "" || !organId) return;
    save.mutate({
      group_id: props.group?.id,
      version: props.group?.version,
      organ_id: organId,
      name: form.name.trim(),
      from_day: form.from || today(),
      members: form.members,
      lead_id: form.lead || null,
      liaison_id: form.liaison || null,
      valid_to: form.isEnding ? form.last : null,
    });
  };
  const officers = () =>
    known().officers.map(({ id, name, post }) => ({ value: id, label: name, hint: post }));
  return (
    <Dialog
      open
      size="lg"
      title={props.group ? words("form.title", { name: props.group.name }) : words("form.title_new")}
      onClose={() => props.onClose()}
      actions={
        <>
          <Button onClick={() => props.onClose()}>{t("action.cancel")}</Button>
          <Button
            kind={form.isEnding ? "danger" : "primary"}
            busy={save.isPending}
            disabled={!choices.isSuccess}
            onClick={submit}
          >
            {form.isEnding ? words("form.dissolve") : t("action.save")}
          </Button>
        </>
      }
    >
      <div class={css["group"]}>
        <Show when={save.error ?? choices.error}>{(error) => <ErrorNote error={error()} />}</Show>
        <Show when={!choices.isPending} fallback={<LoadingState lines={6} />}>
          <TextField
            label={words("form.name")}
            required
            maxLength={40}
            value={form.name}
            onInput={(name) => setForm({ name })}
            error={
              isTried() && form.name.trim() === ""
                ? words("form.required", { field: words("form.name") })
                : undefined
            }
          />
          <Show when={!form.isEnding}>
            <ChipPicker
              label={words("form.members")}
              hint={words("form.members_hint")}
              options={memberOptions(known())}
              value={form.members}
              onChange={(members) => setForm({ members })}
            />
            <FormGrid>
              <OptionPicker
                label={words("lead")}
                options={officers()}
                value={form.lead}
                onChange={(lead) => setForm({ lead })}
              />
              <OptionPicker
                label={words("liaison")}
                options={officers()}
                value={form.liaison}
                onChange={(liaison) => setForm({ liaison })}
              />
            </FormGrid>
            <DateField
              label={words("form.from")}
              hint={words("form.from_hint")}
              value={form.from}
              onInput={(from) => setForm({ from })}
            />
          </Show>
          <Show when={props.group}>
            <Checkbox
              label={words("form.dissolve")}
              hint={form.isEnding ? words("form.dissolve_words", { day: formatDay(form.last) }) : undefined}
              checked={form.isEnding}
              onChange={(isEnding) => setForm({ isEnding })}
            />
            <Show when={form.isEnding}>
              <DateField
                label={words("form.last_day")}
                min={props.group?.valid_from}
                value={form.last}
                onInput={(last) => setForm({ last })}
              />
            </Show>
          </Show>
        </Show>
      </div>
    </Dialog>
  );
}

function formOf(group: AreaGroup | undefined) {
  const arranged = group && arrangedOn(group, today());
  return {
    name: group?.name ?? "",
    members: arranged?.members.map((member) => member.organ_id) ?? [],
    lead: arranged?.lead?.officer_id ?? "",
    liaison: arranged?.liaison?.officer_id ?? "",
    from: today(),
    isEnding: false,
    last: today(),
  };
}

const memberOptions = ({ organs }: Choices) =>
  MEMBER_KINDS.flatMap((kind) =>
    organs
      .filter((organ) => organ.kind === kind)
      .map((organ) => ({ value: organ.id, label: organ.name, hint: words(`kind.${kind}`) })),
  );
