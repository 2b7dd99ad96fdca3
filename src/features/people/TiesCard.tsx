import { useQuery } from "@tanstack/solid-query";
import { createSignal, For, Match, Show, Switch } from "solid-js";
import { createStore } from "solid-js/store";
import { today } from "../../lib/clock.ts";
import { formatBeside, formatDay } from "../../lib/format.ts";
import { t } from "../../lib/i18n.ts";
import { signedIn } from "../../lib/session.ts";
import { Badge } from "../../ui/Badge.tsx";
import { Button } from "../../ui/Button.tsx";
import { Card } from "../../ui/Card.tsx";
import { RadioGroup } from "../../ui/ChoiceGroup.tsx";
import { Dialog } from "../../ui/Dialog.tsx";
import { ErrorNote } from "../../ui/ErrorNote.tsx";
import { plusIcon } from "../../ui/icons.ts";
import { OptionPicker } from "../../ui/OptionPicker.tsx";
import { SearchBox } from "../../ui/SearchBox.tsx";
import { SelectField } from "../../ui/SelectField.tsx";
import { FormGrid } from "../../ui/Toolbar.tsx";
import {
  divisionsQuery,
  endTie,
  type OfficerRecord,
  officersQuery,
  type Organ,
  saveTie,
  type Tie,
  TIE_KINDS,
} from "./data.ts";
import { organLines } from "./directory.ts";
import { createDirectoryChange } from "./save.ts";
import { officerWords } from "./officer-strings.ts";
import { words } from "./strings.ts";
import css from "./people.module.css";

/** Why this officer should stand aside, and where: for the officer and the administrator alone. */
export function TiesCard(props: { record: OfficerRecord; organs: readonly Organ[]; canEnd: boolean }) {
  const [isAdding, setAdding] = createSignal(false);
  const officers = useQuery(officersQuery);
  const end = createDirectoryChange(endTie);
  const target = (tie: Tie) =>
    tie.division?.name ??
    props.organs.find((organ) => organ.id === tie.target_organ_id)?.name ??
    (officers.isSuccess
      ? officers.data.find((officer) => officer.id === tie.target_officer_id)?.name
      : undefined) ??
    "";
  const isOpen = (tie: Tie) => tie.valid_to === null || tie.valid_to >= today();
  return (
    <Card
      title={officerWords("people.ties")}
      actions={
        <Button icon={plusIcon} onClick={() => setAdding(true)}>
          {officerWords("people.ties.add")}
        </Button>
      }
    >
      <p class={css["muted"]}>{officerWords("people.ties.hint")}</p>
      <Show when={end.error}>{(error) => <ErrorNote error={error()} />}</Show>
      <ul class={css["lines"]}>
        <For
          each={props.record.ties}
          fallback={<li class={css["muted"]}>{officerWords("people.ties.none")}</li>}
        >
          {(tie) => (
            <li>
              <Badge tone={tie.grade === "hard" ? "danger" : "warn"}>
                {officerWords(`people.ties.grade.${tie.grade}`)}
              </Badge>
              <span class={css["grow"]}>
                {formatBeside(officerWords(`people.ties.kind.${tie.kind}`), target(tie))}
              </span>
              <Show when={tie.valid_to}>
                {(until) => (
                  <span class={css["muted"]}>
                    {officerWords("people.ties.until", { day: formatDay(until()) })}
                  </span>
                )}
              </Show>
              <Show when={props.canEnd && isOpen(tie)}>
                <Button kind="quiet" busy={end.isPending} onClick={() => end.mutate(tie.id)}>
                  {officerWords("people.ties.end")}
                </Button>
              </Show>
            </li>
          )}
        </For>
      </ul>
      <Show when={isAdding()}>
        <TieDialog
          officerId={props.record.officer.id}
          organs={props.organs}
          onClose={() => setAdding(false)}
        />
      </Show>
    </Card>
  );
}

const TARGETS = ["division", "organ", "officer"] as const;
type Target = (typeof TARGETS)[number];

function TieDialog(props: { officerId: string; organs: readonly Organ[]; onClose: () => void }) {
  const [form, setForm] = createStore({
    kind: "native" as Tie["kind"],
    grade: "hard" as Tie["grade"],
    target: "division" as Target,
    targetId: "",
  });
  const [text, setText] = createSignal("");
  const [isTried, setTried] = createSignal(false);
  const divisions = useQuery(() => ({ ...divisionsQuery(text()), enabled: text().trim().length > 0 }));
  const officers = useQuery(officersQuery);
  const save = createDirectoryChange(saveTie, { onDone: () => props.onClose() });
  const submit = () => {
    setTried(true);
    if (form.targetId === "") return;
    const key = { division: "target_division_code", organ: "target_organ_id", officer: "target_officer_id" }[
      form.target
    ];
    save.mutate({
      officer_id: props.officerId,
      kind: form.kind,
      grade: form.grade,
      source: signedIn().officer.id === props.officerId ? "declared" : "personnel_file",
      [key]: form.targetId,
    });
  };
  const options = () => {
    if (form.target === "organ")
      return organLines(props.organs).map(({ organ }) => ({ value: organ.id, label: organ.name }));
    if (form.target === "officer")
      return (officers.isSuccess ? officers.data : [])
        .filter((officer) => officer.id !== props.officerId)
        .map((officer) => ({ value: officer.id, label: formatBeside(officer.name, officer.post) }));
    return (divisions.isSuccess ? divisions.data : []).map((division) => ({
      value: division.code,
      label: formatBeside(division.parent?.name, division.name),
    }));
  };
  return (
    <Dialog
      open
      title={officerWords("people.ties.add")}
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
      <Show when={save.error ?? divisions.error}>{(error) => <ErrorNote error={error()} />}</Show>
      <FormGrid columns={1}>
        <SelectField
          label={officerWords("people.ties.kind")}
          options={TIE_KINDS.map((value) => ({ value, label: officerWords(`people.ties.kind.${value}`) }))}
          value={form.kind}
          onChange={(kind) => setForm({ kind })}
        />
        <RadioGroup
          label={officerWords("people.ties.grade")}
          hint={officerWords("people.ties.grade_hint")}
          options={(["hard", "soft"] as const).map((value) => ({
            value,
            label: officerWords(`people.ties.grade.${value}`),
          }))}
          value={form.grade}
          onChange={(grade) => setForm({ grade })}
        />
        <RadioGroup
          label={officerWords("people.ties.target_kind")}
          options={TARGETS.map((value) => ({ value, label: officerWords(`people.ties.target.${value}`) }))}
          value={form.target}
          onChange={(target) => setForm({ target, targetId: "" })}
        />
        <Switch>
          <Match when={form.target === "division"}>
            <SearchBox
              label={officerWords("people.ties.division_hint")}
              placeholder={officerWords("people.ties.division_hint")}
              value={text()}
              onSearch={setText}
            />
          </Match>
        </Switch>
        <OptionPicker
          label={officerWords(`people.ties.target.${form.target}`)}
          required
          options={options()}
          value={form.targetId}
          onChange={(targetId) => setForm({ targetId })}
          error={
            isTried() && form.targetId === ""
              ? words("people.required", { field: officerWords(`people.ties.target.${form.target}`) })
              : undefined
          }
        />
      </FormGrid>
    </Dialog>
  );
}
