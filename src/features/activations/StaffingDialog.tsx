import { createEffect, createMemo, createSignal, on, Show, untrack } from "solid-js";
import { createStore } from "solid-js/store";
import { addDays, daysBetween } from "../../core/calendar/day.ts";
import { proposeStaffing } from "../../core/staffing/propose.ts";
import { reviewTeam } from "../../core/staffing/review.ts";
import { findSkillGaps } from "../../core/staffing/skill-gaps.ts";
import type { StaffingRequest } from "../../core/staffing/staffing.schema.ts";
import { today } from "../../lib/clock.ts";
import { formatList } from "../../lib/format.ts";
import { t } from "../../lib/i18n.ts";
import { Button } from "../../ui/Button.tsx";
import { Dialog } from "../../ui/Dialog.tsx";
import { ErrorNote } from "../../ui/ErrorNote.tsx";
import { ReadingFrame } from "../../ui/ReadingFrame.tsx";
import { SelectField } from "../../ui/SelectField.tsx";
import { DateField } from "../../ui/TextField.tsx";
import { FormGrid } from "../../ui/Toolbar.tsx";
import { createChange } from "./change.ts";
import { type ActivationRecord, askPeople, createPoolReading, type Pool } from "./data.ts";
import { lackWords } from "./staffing-words.ts";
import { StaffingList } from "./StaffingList.tsx";
import { words } from "./strings.ts";
import css from "./activations.module.css";

const MOST_DAYS = 180;

/** Whom to ask for these days: a proposal with its reasons, to be changed by hand, then asked. */
export function StaffingDialog(props: { record: ActivationRecord; onClose: () => void }) {
  const [period, setPeriod] = createStore(untrack(() => firstPeriod(props.record)));
  const isValid = () =>
    period.from >= today() && period.to >= period.from && daysBetween(period.from, period.to) <= MOST_DAYS;
  const pool = createPoolReading(() => ({
    id: props.record.activation.id,
    ...period,
    enabled: isValid(),
  }));
  const proposal = createMemo(() => {
    const known = pool.value();
    return known && proposeStaffing(requestOf(props.record, known), known.officers);
  });
  const gaps = createMemo(() => {
    const known = pool.value();
    const made = proposal();
    return known && made ? findSkillGaps(requestOf(props.record, known), known.officers, made) : [];
  });
  const [chosen, setChosen] = createSignal<ReadonlySet<string>>(new Set());
  const [leadId, setLeadId] = createSignal("");
  createEffect(on(proposal, (made) => setChosen(new Set(made?.status === "proposed" ? made.team : []))));
  const people = () => (pool.value()?.officers ?? []).filter(({ id }) => chosen().has(id));
  const ask = createChange(askPeople, { onDone: () => props.onClose(), say: () => words("staff.asked") });
  const send = () =>
    ask.mutate({
      activation_id: props.record.activation.id,
      people: people().map(({ id }) => ({ officer_id: id, is_lead: id === leadId() })),
      from_on: period.from,
      to_on: period.to,
    });
  return (
    <Dialog
      open
      size="lg"
      title={words("staff.title")}
      onClose={() => props.onClose()}
      actions={
        <>
          <Button onClick={() => props.onClose()}>{t("action.cancel")}</Button>
          <Button
            kind="primary"
            busy={ask.isPending}
            disabled={people().length === 0 || !isValid()}
            onClick={send}
          >
            {words("staff.ask", { n: people().length })}
          </Button>
        </>
      }
    >
      <div class={css["form"]}>
        <Show when={ask.error}>{(error) => <ErrorNote error={error()} />}</Show>
        <FormGrid>
          <DateField
            label={words("staff.from")}
            required
            min={today()}
            value={period.from}
            onInput={(from) => setPeriod({ from })}
          />
          <DateField
            label={words("staff.to")}
            required
            min={period.from}
            value={period.to}
            onInput={(to) => setPeriod({ to })}
            error={isValid() ? undefined : periodProblem(period)}
          />
        </FormGrid>
        <Show when={isValid()}>
          <p class={css["muted"]}>{words("staff.days", { n: daysBetween(period.from, period.to) + 1 })}</p>
        </Show>
        <Show when={isValid()}>
          <ReadingFrame reading={pool} lines={6}>
            <Show when={proposal()}>
              {(made) => (
                <StaffingList
                  proposal={made()}
                  gaps={gaps()}
                  officers={pool.value()?.officers ?? []}
                  chosen={chosen()}
                  onChoose={setChosen}
                />
              )}
            </Show>
            <Lacks record={props.record} pool={pool.value()} chosen={chosen()} />
            <Show when={people().length > 0}>
              <SelectField
                label={words("staff.lead")}
                options={[
                  { value: "", label: words("staff.lead_none") },
                  ...people().map(({ id, name }) => ({ value: id, label: name })),
                ]}
                value={leadId()}
                onChange={setLeadId}
              />
            </Show>
          </ReadingFrame>
        </Show>
      </div>
    </Dialog>
  );
}

/** What the team would still lack, before anybody is asked. */
function Lacks(props: { record: ActivationRecord; pool: Pool | undefined; chosen: ReadonlySet<string> }) {
  const lacks = () => {
    if (!props.pool) return [];
    const team = props.pool.officers.filter(({ id, on_team }) => on_team || props.chosen.has(id));
    return reviewTeam(requestOf(props.record, props.pool), team);
  };
  return (
    <p class={css["warning"]} role="status">
      <Show when={lacks().length > 0}>
        {words("staff.lacks")}
        {formatList(lacks().map(lackWords))}
      </Show>
    </p>
  );
}

function requestOf(record: ActivationRecord, pool: Pool): StaffingRequest {
  const { heads, skills, forces } = record.activation;
  return {
    heads,
    skills: skills.slice(0, 10),
    forces,
    forcesMin: record.forces_min,
    place: pool.place,
    ownOrganId: pool.own_organ_id,
    daysLentLine: record.lent_days_line,
  };
}

/** As long as the plan, from today, unless that is longer than a loan may be. */
function firstPeriod({ activation }: ActivationRecord): { from: string; to: string } {
  const from = today();
  const planned = addDays(from, Math.min(activation.planned_days, MOST_DAYS));
  const finish = activation.planned_finish_on;
  return { from, to: finish !== null && finish > from ? finish : planned };
}

const periodProblem = ({ from, to }: { from: string; to: string }): string =>
  to >= from && from >= today() ? words("staff.too_long") : words("staff.period_invalid");
