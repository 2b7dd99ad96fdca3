import { createSignal, For, Show } from "solid-js";
import type { FindingDetail } from "../../core/findings/finding.schema.ts";
import { formatBeside, formatDay } from "../../lib/format.ts";
import { hasRole, signedIn } from "../../lib/session.ts";
import { Badge } from "../../ui/Badge.tsx";
import { Button } from "../../ui/Button.tsx";
import { Card } from "../../ui/Card.tsx";
import { TalkDialog } from "./TalkDialog.tsx";
import { words } from "./strings.ts";
import css from "./findings.module.css";

/** A courtesy: the database decides. */
const mayRecord = () => !signedIn().seeingAs && hasRole("office_officer", "area_coordinator");

/** Talks that followed from this finding, with who is at fault as what. The unit reads none of it. */
export function TalkCard(props: { detail: FindingDetail }) {
  const [isAdding, setAdding] = createSignal(false);
  return (
    <Card
      title={words("page.talks")}
      aside={words("page.talks_hint")}
      actions={mayRecord() && <Button onClick={() => setAdding(true)}>{words("talk.add")}</Button>}
    >
      <Show
        when={props.detail.talks.length > 0}
        fallback={<p class={css["quiet"]}>{words("page.talks_none")}</p>}
      >
        <ul class={css["items"]}>
          <For each={props.detail.talks}>
            {(talk) => (
              <li>
                <div class={css["line"]}>
                  <Badge>{words(`talk.${talk.kind}`)}</Badge>
                  <span>{words("talk.persons", { n: talk.persons })}</span>
                  <time class={css["quiet"]} dateTime={talk.on_day}>
                    {formatDay(talk.on_day)}
                  </time>
                </div>
                <ul class={css["people"]}>
                  <For each={talk.people}>
                    {(person) => (
                      <li>{formatBeside(person.post, person.name, words(`talk.part.${person.part}`))}</li>
                    )}
                  </For>
                </ul>
                <Show when={talk.note}>{(note) => <p class={css["text"]}>{note()}</p>}</Show>
              </li>
            )}
          </For>
        </ul>
      </Show>
      <Show when={isAdding()}>
        <TalkDialog finding={props.detail.finding} onClose={() => setAdding(false)} />
      </Show>
    </Card>
  );
}
