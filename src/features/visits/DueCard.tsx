import { createMemo, For, Show } from "solid-js";
import { isDue } from "../../core/visits/due.ts";
import { shortVillageName } from "../../core/visits/names.ts";
import { today } from "../../lib/clock.ts";
import { LinkButton } from "../../ui/Button.tsx";
import { Card } from "../../ui/Card.tsx";
import { plusIcon } from "../../ui/icons.ts";
import { ReadingFrame } from "../../ui/ReadingFrame.tsx";
import { createFollowUpsReading } from "./data.ts";
import { standingWords } from "./standing.ts";
import { words } from "./strings.ts";
import { createVillages } from "./villages.ts";
import css from "./visits.module.css";

const SHOWN = 5;

/** On the home page: the villages that wait longest, and promises that fall due. */
export function DueCard() {
  const villages = createVillages();
  const followUps = createFollowUpsReading(() => ({ until: today(), villageCode: "" }));
  // Who leads a grid looks after its villages; who leads none, after those of the township.
  const mine = createMemo(() => {
    const own = villages.list().filter((village) => village.is_own);
    return own.length > 0 ? own : villages.list();
  });
  const due = createMemo(() => mine().filter(isDue));
  const promised = createMemo(
    () =>
      (followUps.value() ?? []).filter(({ id }) => !villages.local().followedIds.has(id)).length +
      Math.max(0, followUps.total() - (followUps.value()?.length ?? 0)),
  );
  return (
    <Card
      title={words("card.due")}
      aside={due().length > 0 ? words("card.due_count", { n: due().length }) : undefined}
      actions={
        <LinkButton kind="primary" icon={plusIcon} href="/visits/new">
          {words("new")}
        </LinkButton>
      }
    >
      <ReadingFrame reading={villages.reading} lines={4}>
        <div class={css["digest"]}>
          <Show when={due().length > 0} fallback={<p>{words("card.due_none")}</p>}>
            <ul>
              <For each={due().slice(0, SHOWN)}>
                {(village) => (
                  <li>
                    <a href={`/visits/new?village=${village.code}`}>{shortVillageName(village.name)}</a>
                    <span class={css["overdue"]}>{standingWords(village)}</span>
                  </li>
                )}
              </For>
            </ul>
          </Show>
          <div class={css["rowLine"]}>
            <Show when={promised() > 0}>
              <a href="/visits?tab=due">{words("card.follow_ups", { n: promised() })}</a>
            </Show>
            <Show when={due().length > SHOWN}>
              <a href="/visits?tab=due">{words("card.all")}</a>
            </Show>
          </div>
        </div>
      </ReadingFrame>
    </Card>
  );
}
