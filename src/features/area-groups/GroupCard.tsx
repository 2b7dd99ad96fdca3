import { For, Show } from "solid-js";
import { today } from "../../lib/clock.ts";
import { besideGap, formatBeside, formatDay, formatDayRange } from "../../lib/format.ts";
import { Badge } from "../../ui/Badge.tsx";
import { Button } from "../../ui/Button.tsx";
import { Card } from "../../ui/Card.tsx";
import { DescriptionList } from "../../ui/DescriptionList.tsx";
import { editIcon } from "../../ui/icons.ts";
import type { Arranged } from "./arrangement.ts";
import { type Holding, MEMBER_KINDS } from "./data.ts";
import { words } from "./strings.ts";
import css from "./area-groups.module.css";

/** One group: in charge today, members by kind, and how it was before. */
export function GroupCard(props: { arranged: Arranged; onEdit?: () => void }) {
  const members = () => props.arranged.members;
  return (
    <Card
      title={props.arranged.group.name}
      aside={
        <Show when={props.arranged.isEnded} fallback={words("members_count", { n: members().length })}>
          <Badge>{words("ended")}</Badge>
        </Show>
      }
      actions={
        <Show when={props.onEdit}>
          {(edit) => (
            <Button kind="quiet" icon={editIcon} onClick={() => edit()()}>
              {words("edit")}
            </Button>
          )}
        </Show>
      }
    >
      <div class={css["group"]}>
        <Show when={!props.arranged.isEnded}>
          <DescriptionList
            items={[
              { term: words("lead"), value: <InCharge holding={props.arranged.lead} /> },
              { term: words("liaison"), value: <InCharge holding={props.arranged.liaison} /> },
            ]}
          />
        </Show>
        <For each={MEMBER_KINDS}>
          {(kind) => (
            <Show when={members().some((member) => member.kind === kind)}>
              <section>
                <h3 class={css["kind"]}>{words(`kind.${kind}`)}</h3>
                <ul class={css["members"]}>
                  <For each={members().filter((member) => member.kind === kind)}>
                    {(member) => (
                      <li>
                        {member.name}
                        <span class={css["muted"]}>
                          {words(member.from_day > today() ? "from_future" : "since", {
                            from: formatDay(member.from_day),
                          })}
                        </span>
                      </li>
                    )}
                  </For>
                </ul>
              </section>
            </Show>
          )}
        </For>
        <Show when={props.arranged.past.length > 0}>
          <details class={css["past"]}>
            <summary>{words("history")}</summary>
            <ul class={css["members"]}>
              <For each={props.arranged.past}>
                {(one) => (
                  <li>
                    {one.name}
                    <span class={css["muted"]}>
                      <Show when={one.post}>
                        {(post) => (
                          <>
                            {words(post())}
                            {besideGap()}
                          </>
                        )}
                      </Show>
                      {formatDayRange(one.from_day, one.to_day ?? "")}
                    </span>
                  </li>
                )}
              </For>
            </ul>
          </details>
        </Show>
      </div>
    </Card>
  );
}

function InCharge(props: { holding: Holding | undefined }) {
  return (
    <Show when={props.holding} fallback={<span class={css["muted"]}>{words("nobody")}</span>}>
      {(holding) => (
        <span class={css["holder"]}>
          <strong>{holding().name}</strong>
          <span class={css["muted"]}>
            {formatBeside(holding().officer_post, words("since", { from: formatDay(holding().from_day) }))}
          </span>
        </span>
      )}
    </Show>
  );
}
