import { createSignal, For, type JSX, Show } from "solid-js";
import { today } from "../../lib/clock.ts";
import { besideGap, formatDay, formatList } from "../../lib/format.ts";
import { Button } from "../../ui/Button.tsx";
import { Card } from "../../ui/Card.tsx";
import { DeadlineBadge } from "../../ui/DeadlineBadge.tsx";
import { type Described, DescriptionList } from "../../ui/DescriptionList.tsx";
import { StatCard, StatRow } from "../../ui/StatCard.tsx";
import type { ActivationRecord } from "./data.ts";
import { figuresOf } from "./figures.ts";
import { PartyDialog } from "./PartyDialog.tsx";
import { words } from "./strings.ts";
import css from "./activations.module.css";

const ENDED = ["concluded", "debriefed", "archived", "rejected", "withdrawn", "terminated"];

/** Planned, taken, saved; by when; who asked for what. */
export function FactsCard(props: { record: ActivationRecord }) {
  const figures = () => figuresOf(props.record.activation, today());
  const [isNaming, setNaming] = createSignal(false);
  const mayName = () => props.record.may_extend && !ENDED.includes(props.record.activation.state);
  return (
    <Card
      title={words("page.facts")}
      actions={
        <Show when={mayName()}>
          <Button kind="quiet" onClick={() => setNaming(true)}>
            {words("party.add")}
          </Button>
        </Show>
      }
      aside={<Show when={figures().dueOn}>{(day) => <DeadlineBadge dueOn={day()} today={today()} />}</Show>}
    >
      <div class={css["form"]}>
        <StatRow>
          <StatCard
            label={words("page.planned")}
            value={String(figures().plannedDays)}
            unit={words("page.day_unit")}
          />
          <Show when={figures().takenDays !== null}>
            <StatCard
              label={words(figures().isFinished ? "page.actual" : "page.running")}
              value={String(figures().takenDays)}
              unit={words("page.day_unit")}
            />
          </Show>
          <Show when={figures().savedDays !== null}>
            <StatCard
              label={words((figures().savedDays ?? 0) < 0 ? "page.over" : "page.saved")}
              value={String(Math.abs(figures().savedDays ?? 0))}
              unit={words("page.day_unit")}
            />
          </Show>
        </StatRow>
        <Show when={figures().isBeyondLimit}>
          <p class={css["warning"]}>{words("page.beyond_limit")}</p>
        </Show>
        <DescriptionList items={factsOf(props.record)} />
      </div>
      <Show when={isNaming()}>
        <PartyDialog activationId={props.record.activation.id} onClose={() => setNaming(false)} />
      </Show>
    </Card>
  );
}

function factsOf(record: ActivationRecord): Described[] {
  const { activation } = record;
  const day = (term: string, value: string | null): Described | false =>
    value !== null && { term, value: formatDay(value) };
  const wide = (term: string, value: JSX.Element): Described => ({ term, value, wide: true });
  const facts: (Described | false)[] = [
    { term: words("page.organ"), value: record.organ_name },
    { term: words("page.lead"), value: record.lead_organ_name },
    { term: words("page.author"), value: record.author.name },
    record.group_name !== null && { term: words("page.group"), value: record.group_name },
    { term: words("page.wanted"), value: wantedWords(activation) },
    activation.people_to_ask !== null && {
      term: words("page.people_to_ask"),
      value: words("list.people", { n: activation.people_to_ask }),
    },
    activation.reasons.length > 0 &&
      wide(words("page.reasons"), formatList(activation.reasons.map(reasonWord))),
    activation.linked_number !== null && { term: words("page.number"), value: activation.linked_number },
    day(words("page.started"), activation.started_on),
    day(words("page.planned_finish"), activation.planned_finish_on),
    day(words("page.statutory"), activation.statutory_due_on),
    day(words("page.finished"), activation.finished_on),
    record.parties.length > 0 && wide(words("page.parties"), <Parties parties={record.parties} />),
    activation.outcome !== null &&
      wide(words("page.outcome"), <p class={css["text"]}>{activation.outcome}</p>),
  ];
  return facts.filter((fact) => fact !== false);
}

const reasonWord = (reason: string): string => words.maybe(`reason.${reason}`) ?? reason;

const wantedWords = ({ heads, skills, forces }: ActivationRecord["activation"]): string =>
  formatList([
    words("page.wanted_words", { n: heads }),
    ...skills,
    ...forces.map((force) => words(`force.${force}`)),
  ]);

function Parties(props: { parties: ActivationRecord["parties"] }) {
  return (
    <span class={css["line"]}>
      <For each={props.parties}>
        {(party) => (
          <span>
            {party.name}
            <span class={css["muted"]}>
              {besideGap()}
              {words(`page.part.${party.part}`)}
            </span>
          </span>
        )}
      </For>
    </span>
  );
}
