import { useMutation, useQuery, useQueryClient } from "@tanstack/solid-query";
import { createSignal, Match, Show, Switch } from "solid-js";
import { createStore } from "solid-js/store";
import { today } from "../../lib/clock.ts";
import { besideGap, formatDay } from "../../lib/format.ts";
import { t } from "../../lib/i18n.ts";
import { signedIn } from "../../lib/session.ts";
import { Button } from "../../ui/Button.tsx";
import { Card } from "../../ui/Card.tsx";
import { DataTable } from "../../ui/DataTable.tsx";
import { Dialog } from "../../ui/Dialog.tsx";
import { ErrorNote } from "../../ui/ErrorNote.tsx";
import { LoadingState } from "../../ui/LoadingState.tsx";
import { SelectField } from "../../ui/SelectField.tsx";
import { DateField, TextField } from "../../ui/TextField.tsx";
import { toast } from "../../ui/toasts.ts";
import { FormGrid } from "../../ui/Toolbar.tsx";
import { keys, organNamesQuery, type Rule, rulesQuery, setRule } from "./data.ts";
import { ruleName, rulesInForce, ruleValue, subjectOf } from "./rules.ts";
import { words } from "./strings.ts";
import css from "./admin.module.css";

export function RulesTab() {
  const rules = useQuery(rulesQuery);
  const [editing, setEditing] = createSignal<Rule>();
  const organs = useQuery(() => organNamesQuery(administeredIds()));
  const organName = (id: string | null) =>
    id === null
      ? words("rules.default")
      : ((organs.isSuccess ? organs.data.find((organ) => organ.id === id)?.name : undefined) ?? "");
  return (
    <Card flush>
      <p class={css["explain"]}>{words("rules.explain")}</p>
      <Switch>
        <Match when={rules.isError}>
          <ErrorNote error={rules.error} onRetry={() => void rules.refetch()} />
        </Match>
        <Match when={rules.isPending}>
          <LoadingState lines={8} />
        </Match>
        <Match when={rules.isSuccess}>
          <DataTable
            caption={words("admin.tab.rules")}
            rows={rulesInForce(rules.data ?? [], today())}
            rowKey={(rule) => rule.id}
            columns={[
              {
                key: "text",
                header: words("rules.code"),
                text: ruleName,
                priority: 1,
                width: "minmax(14rem, 2fr)",
              },
              { key: "subject", header: words("rules.subject"), text: subjectOf, width: "8rem" },
              { key: "value", header: words("rules.value"), text: ruleValue, width: "8rem" },
              {
                key: "scope",
                header: words("rules.scope"),
                text: (rule) => organName(rule.organ_id),
                width: "9rem",
              },
              {
                key: "source",
                header: words("rules.source"),
                text: (rule) => rule.source,
                width: "minmax(10rem, 1.5fr)",
              },
              {
                key: "edit",
                header: "",
                text: () => "",
                cell: (rule) => (
                  <Button kind="quiet" onClick={() => setEditing(rule)}>
                    {words("rules.edit")}
                  </Button>
                ),
                width: "6rem",
              },
            ]}
          />
        </Match>
      </Switch>
      <Show when={editing()}>
        {(rule) => (
          <RuleDialog
            rule={rule()}
            organs={organs.isSuccess ? organs.data : []}
            onClose={() => setEditing()}
          />
        )}
      </Show>
    </Card>
  );
}

const administeredIds = (): string[] =>
  signedIn()
    .roles.filter((grant) => grant.role === "administrator")
    .map((grant) => grant.organ_id);

function RuleDialog(props: {
  rule: Rule;
  organs: readonly { id: string; name: string }[];
  onClose: () => void;
}) {
  const queryClient = useQueryClient();
  const [form, setForm] = createStore({
    value: "",
    organ_id: administeredIds()[0] ?? "",
    effective_from: today(),
    source: "",
  });
  const [isTried, setTried] = createSignal(false);
  const isNumber = () => form.value.trim() !== "" && Number(form.value) >= 0;
  const save = useMutation(() => ({
    mutationFn: setRule,
    onSuccess: async (_answer: unknown, rule: Parameters<typeof setRule>[0]) => {
      toast(words("rules.saved", { day: formatDay(rule.effective_from) }));
      props.onClose();
      await queryClient.invalidateQueries({ queryKey: keys.rules() });
    },
  }));
  const submit = () => {
    setTried(true);
    if (!isNumber() || form.source.trim() === "" || form.organ_id === "") return;
    save.mutate({
      code: props.rule.code,
      unit: props.rule.unit,
      text_ref: props.rule.text_ref,
      organ_id: form.organ_id,
      value: Number(form.value),
      effective_from: form.effective_from || today(),
      source: form.source.trim(),
    });
  };
  return (
    <Dialog
      open
      title={words("rules.edit_title")}
      onClose={() => props.onClose()}
      actions={
        <>
          <Button onClick={() => props.onClose()}>{t("action.cancel")}</Button>
          <Button kind="primary" busy={save.isPending} onClick={submit}>
            {t("action.save")}
          </Button>
        </>
      }
    >
      <p>
        <strong>{ruleName(props.rule)}</strong>
        {besideGap()}
        {ruleValue(props.rule)}
      </p>
      <Show when={save.error}>{(error) => <ErrorNote error={error()} />}</Show>
      <FormGrid columns={1}>
        <TextField
          numeric
          required
          label={words("rules.value_field")}
          value={form.value}
          onInput={(value) => setForm({ value })}
          error={isTried() && !isNumber() ? words("rules.value_invalid") : undefined}
        />
        <SelectField
          label={words("rules.organ")}
          hint={words("rules.organ_hint")}
          options={props.organs.map((organ) => ({ value: organ.id, label: organ.name }))}
          value={form.organ_id}
          onChange={(organ_id) => setForm({ organ_id })}
        />
        <DateField
          label={words("rules.from")}
          value={form.effective_from}
          onInput={(effective_from) => setForm({ effective_from })}
        />
        <TextField
          required
          label={words("rules.source")}
          hint={words("rules.source_hint")}
          value={form.source}
          onInput={(source) => setForm({ source })}
          error={isTried() && form.source.trim() === "" ? words("rules.source_required") : undefined}
        />
      </FormGrid>
    </Dialog>
  );
}
