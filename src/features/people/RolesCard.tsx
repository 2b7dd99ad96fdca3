import { createSignal, For, Show } from "solid-js";
import { createStore } from "solid-js/store";
import { today } from "../../lib/clock.ts";
import { formatDay, formatDayRange, formatList } from "../../lib/format.ts";
import { t } from "../../lib/i18n.ts";
import { Button } from "../../ui/Button.tsx";
import { Card } from "../../ui/Card.tsx";
import { ConfirmDialog, Dialog } from "../../ui/Dialog.tsx";
import { ErrorNote } from "../../ui/ErrorNote.tsx";
import { plusIcon } from "../../ui/icons.ts";
import { OptionPicker } from "../../ui/OptionPicker.tsx";
import { SelectField } from "../../ui/SelectField.tsx";
import { DateField } from "../../ui/TextField.tsx";
import { FormGrid } from "../../ui/Toolbar.tsx";
import { type Grant, grantRole, type OfficerRecord, type Organ, revokeRole, ROLES } from "./data.ts";
import { organLines } from "./directory.ts";
import { createDirectoryChange } from "./save.ts";
import { officerWords } from "./officer-strings.ts";
import { words } from "./strings.ts";
import css from "./people.module.css";

/** What the officer is, where and until when. Granting and revoking take effect at once and are recorded. */
export function RolesCard(props: { record: OfficerRecord; organs: readonly Organ[]; canChange: boolean }) {
  const [isAdding, setAdding] = createSignal(false);
  const [ending, setEnding] = createSignal<Grant>();
  const revoke = createDirectoryChange(revokeRole, { onDone: () => setEnding() });
  const inForce = () =>
    props.record.grants.filter((grant) => grant.valid_to === null || grant.valid_to >= today());
  const organName = (id: string) => props.organs.find((organ) => organ.id === id)?.name ?? "";
  return (
    <Card
      title={officerWords("people.roles")}
      actions={
        <Show when={props.canChange}>
          <Button icon={plusIcon} onClick={() => setAdding(true)}>
            {officerWords("people.roles.add")}
          </Button>
        </Show>
      }
    >
      <ul class={css["lines"]}>
        <For each={inForce()} fallback={<li class={css["muted"]}>{officerWords("people.roles.none")}</li>}>
          {(grant) => (
            <li>
              <strong>{t(`role.${grant.role}`)}</strong>
              <span class={css["grow"]}>{organName(grant.organ_id)}</span>
              <span class={css["muted"]}>{validWords(grant)}</span>
              <Show when={props.canChange}>
                <Button kind="quiet" onClick={() => setEnding(grant)}>
                  {officerWords("people.roles.revoke")}
                </Button>
              </Show>
            </li>
          )}
        </For>
      </ul>
      <Show when={isAdding()}>
        <GrantDialog
          officerId={props.record.officer.id}
          organs={props.organs}
          onClose={() => setAdding(false)}
        />
      </Show>
      <ConfirmDialog
        open={ending() !== undefined}
        title={officerWords("people.roles.revoke_title")}
        confirmLabel={officerWords("people.roles.revoke")}
        danger
        busy={revoke.isPending}
        onConfirm={() => {
          const grant = ending();
          if (grant) revoke.mutate(grant.id);
        }}
        onClose={() => setEnding()}
      >
        <p>{officerWords("people.roles.revoke_words")}</p>
        <Show when={revoke.error}>{(error) => <ErrorNote error={error()} />}</Show>
      </ConfirmDialog>
    </Card>
  );
}

const validWords = (grant: Grant): string =>
  grant.valid_to === null
    ? formatList([
        officerWords("people.posts.since", { from: formatDay(grant.valid_from) }),
        officerWords("people.roles.long"),
      ])
    : formatDayRange(grant.valid_from, grant.valid_to);

function GrantDialog(props: { officerId: string; organs: readonly Organ[]; onClose: () => void }) {
  const [form, setForm] = createStore({
    role: "grid_leader" as Grant["role"],
    organ_id: "",
    valid_from: today(),
    valid_to: "",
  });
  const [isTried, setTried] = createSignal(false);
  const grant = createDirectoryChange(grantRole, {
    onDone: () => props.onClose(),
    say: ({ role_request_id }) =>
      role_request_id ? officerWords("people.roles.asked") : words("people.saved"),
  });
  const submit = () => {
    setTried(true);
    if (form.organ_id === "") return;
    grant.mutate({
      officer_id: props.officerId,
      ...form,
      valid_from: form.valid_from || today(),
      valid_to: form.valid_to || null,
    });
  };
  return (
    <Dialog
      open
      title={officerWords("people.roles.add")}
      onClose={() => props.onClose()}
      actions={
        <>
          <Button onClick={() => props.onClose()}>{t("action.cancel")}</Button>
          <Button kind="primary" busy={grant.isPending} onClick={submit}>
            {officerWords("people.roles.add")}
          </Button>
        </>
      }
    >
      <Show when={grant.error}>{(error) => <ErrorNote error={error()} />}</Show>
      <FormGrid columns={1}>
        <SelectField
          label={officerWords("people.roles.role")}
          options={ROLES.map((value) => ({ value, label: t(`role.${value}`) }))}
          value={form.role}
          onChange={(role) => setForm({ role })}
        />
        <OptionPicker
          label={officerWords("people.roles.scope")}
          hint={officerWords("people.roles.scope_hint")}
          required
          options={organLines(props.organs).map(({ organ }) => ({ value: organ.id, label: organ.name }))}
          value={form.organ_id}
          onChange={(organ_id) => setForm({ organ_id })}
          error={
            isTried() && form.organ_id === ""
              ? words("people.required", { field: officerWords("people.roles.scope") })
              : undefined
          }
        />
        <DateField
          label={officerWords("people.roles.from")}
          value={form.valid_from}
          onInput={(valid_from) => setForm({ valid_from })}
        />
        <DateField
          label={officerWords("people.roles.to")}
          hint={officerWords("people.roles.to_hint")}
          value={form.valid_to}
          min={form.valid_from}
          onInput={(valid_to) => setForm({ valid_to })}
        />
      </FormGrid>
    </Dialog>
  );
}
