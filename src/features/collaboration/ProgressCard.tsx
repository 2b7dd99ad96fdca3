import { Show } from "solid-js";
import type { LedgerLine } from "../../core/collaboration/ledger.ts";
import { forceWord } from "../../lib/collaboration-words.ts";
import { today } from "../../lib/clock.ts";
import { formatAside, formatDay, formatList, formatNumber } from "../../lib/format.ts";
import { Badge } from "../../ui/Badge.tsx";
import { Card } from "../../ui/Card.tsx";
import { DeadlineBadge } from "../../ui/DeadlineBadge.tsx";
import { DescriptionList } from "../../ui/DescriptionList.tsx";
import { ProgressBar } from "../../ui/ProgressBar.tsx";
import { StatCard, StatRow } from "../../ui/StatCard.tsx";
import { daysWords } from "./days.ts";
import { words } from "./strings.ts";
import css from "./collaboration.module.css";

/** Work against the plan: people talked with, visits, days; who the team is made of. */
export function ProgressCard(props: { line: LedgerLine }) {
  const item = () => props.line.item;
  const asked = () => item().people_to_ask;
  const daysPct = () =>
    props.line.actualDays === null ? 0 : (100 * props.line.actualDays) / item().planned_days;
  return (
    <Card title={words("log.progress")} aside={daysWords(props.line)}>
      <div class={css["progress"]}>
        <StatRow>
          <StatCard
            label={words("ledger.visits")}
            value={formatNumber(props.line.visits)}
            unit={words("unit.time")}
          />
          <StatCard
            label={words("ledger.talks")}
            value={formatNumber(props.line.talks)}
            unit={words("unit.person_time")}
            note={asked() === null ? undefined : words("log.of_plan", { n: asked() ?? 0 })}
          />
          <StatCard
            label={words("log.team")}
            value={formatNumber(item().team_size)}
            unit={words("unit.person")}
            note={words("log.forces_n", { n: props.line.forces.length })}
          />
        </StatRow>
        <Show when={asked()}>
          {(planned) => (
            <ProgressBar
              label={words("log.people_asked")}
              donePct={(100 * props.line.talks) / planned()}
              detail={`${formatNumber(props.line.talks)} / ${formatNumber(planned())}`}
            />
          )}
        </Show>
        <ProgressBar
          label={words("ledger.days")}
          donePct={daysPct()}
          detail={words("log.plan_days", { n: item().planned_days })}
        />
        <DescriptionList items={facts()} />
      </div>
    </Card>
  );

  function facts() {
    const isDone = item().finished_on !== null;
    const day = (term: string, dueOn: string | null) =>
      dueOn === null
        ? []
        : [
            {
              term,
              value: (
                <span class={css["row"]}>
                  {formatDay(dueOn)}
                  <Show when={!isDone}>
                    <DeadlineBadge dueOn={dueOn} today={today()} />
                  </Show>
                </span>
              ),
            },
          ];
    return [
      ...day(words("log.planned_finish"), item().planned_finish_on),
      ...day(words("log.due"), item().statutory_due_on),
      {
        term: words("ledger.forces"),
        value: (
          <span class={css["tags"]}>
            {props.line.forces.map((force) => (
              <Badge>{forceWord(force)}</Badge>
            ))}
          </span>
        ),
      },
      ...(props.line.participation.length > 0
        ? [
            {
              term: words("ledger.participation"),
              wide: true,
              value: formatList(
                props.line.participation.map(({ organName, personDays }) =>
                  formatAside(organName, `${personDays}${words("unit.person_day")}`),
                ),
              ),
            },
          ]
        : []),
    ];
  }
}
