import { createSignal, For, Show } from "solid-js";
import { today } from "../../lib/clock.ts";
import { formatDayRange } from "../../lib/format.ts";
import { stateWord } from "../../lib/flow.ts";
import { Badge, StatusTag } from "../../ui/Badge.tsx";
import { Button } from "../../ui/Button.tsx";
import { Card, Stack } from "../../ui/Card.tsx";
import { EmptyState } from "../../ui/EmptyState.tsx";
import { handshakeIcon } from "../../ui/icons.ts";
import { PageHeader } from "../../ui/PageHeader.tsx";
import { ReadingFrame } from "../../ui/ReadingFrame.tsx";
import { AnswerDialog } from "./AnswerDialog.tsx";
import { createInboxReading, type Loan } from "./data.ts";
import { words } from "./strings.ts";
import { toneOf } from "./tones.ts";
import css from "./activations.module.css";

/** What was asked of me, where I am lent, where I was. */
export function LoansPage() {
  const reading = createInboxReading();
  const [answering, setAnswering] = createSignal<Loan>();
  const loans = () => reading.value()?.loans ?? [];
  const isAsked = (loan: Loan) => loan.state === "asked" && loan.to_on >= today();
  const isCurrent = (loan: Loan) => ["accepted", "cleared"].includes(loan.state) && loan.to_on >= today();
  const daysWords = () => {
    const days = reading.value()?.days_lent;
    return days === undefined ? words("loan.about") : words("loan.about_days", { n: days });
  };
  const groups = () => [
    { key: "asked" as const, loans: loans().filter(isAsked) },
    { key: "current" as const, loans: loans().filter(isCurrent) },
    { key: "past" as const, loans: loans().filter((loan) => !isAsked(loan) && !isCurrent(loan)) },
  ];
  return (
    <>
      <PageHeader
        title={words("loan.title")}
        subtitle={daysWords()}
        back={{ href: "/activations", label: words("title") }}
      />
      <ReadingFrame reading={reading} lines={5}>
        <Show
          when={loans().length > 0}
          fallback={
            <EmptyState icon={handshakeIcon} title={words("loan.none")}>
              {words("loan.none_words")}
            </EmptyState>
          }
        >
          <Stack>
            <For each={groups().filter((group) => group.loans.length > 0)}>
              {(group) => (
                <Card title={words(`loan.${group.key}`)} flush>
                  <ul class={css["rows"]} aria-label={words(`loan.${group.key}`)}>
                    <For each={group.loans}>
                      {(loan) => (
                        <LoanRow loan={loan} mayAnswer={isAsked(loan)} onAnswer={() => setAnswering(loan)} />
                      )}
                    </For>
                  </ul>
                </Card>
              )}
            </For>
          </Stack>
        </Show>
      </ReadingFrame>
      <Show when={answering()} keyed>
        {(loan) => <AnswerDialog loan={loan} onClose={() => setAnswering(undefined)} />}
      </Show>
    </>
  );
}

function LoanRow(props: { loan: Loan; mayAnswer: boolean; onAnswer: () => void }) {
  const name = () => words("loan.to", { organ: props.loan.host_organ });
  return (
    <li class={css["row"]}>
      <div class={css["who"]}>
        <span class={css["line"]}>
          <Show when={props.loan.is_open} fallback={<strong>{name()}</strong>}>
            <a href={`/activations/${props.loan.activation_id}`}>{props.loan.title ?? name()}</a>
          </Show>
          <Show when={props.loan.is_renewal}>
            <Badge>{words("loan.renewal")}</Badge>
          </Show>
        </span>
        <Show when={props.loan.is_open}>
          <span class={css["muted"]}>{name()}</span>
        </Show>
        <span class={css["muted"]}>
          {formatDayRange(props.loan.from_on, props.loan.ended_on ?? props.loan.to_on)}
        </span>
      </div>
      <StatusTag tone={toneOf(props.loan.state)}>{stateWord("deployment", props.loan.state)}</StatusTag>
      <Show when={props.mayAnswer}>
        <div class={css["buttons"]}>
          <Button kind="primary" onClick={() => props.onAnswer()}>
            {words("loan.answer")}
          </Button>
        </div>
      </Show>
    </li>
  );
}
