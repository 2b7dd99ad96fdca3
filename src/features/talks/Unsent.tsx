import { For, Show } from "solid-js";
import { formatDay } from "../../lib/format.ts";
import { talkKindWord } from "../../lib/collaboration-words.ts";
import type { Entry } from "../../lib/outbox/entry.ts";
import { Badge, StatusTag } from "../../ui/Badge.tsx";
import { Card } from "../../ui/Card.tsx";
import { RowList } from "../../ui/RowList.tsx";
import { draftOfResearch } from "./research.ts";
import { draftOfTalk } from "./talk.ts";
import { words } from "./strings.ts";
import css from "./talks.module.css";

interface Line {
  readonly kind: string | undefined;
  readonly text: string;
  readonly onDay: string;
  readonly editPath: string;
}

/** What this device entered and the server does not have yet. */
export function Unsent(props: { entries: readonly Entry[] }) {
  const waiting = () =>
    props.entries.flatMap((entry) => {
      const line = lineOf(entry);
      const unit = entry.label.params["unit"];
      return line ? [{ ...line, unit, isRefused: entry.state === "refused" }] : [];
    });
  return (
    <Show when={waiting().length > 0}>
      <Card title={words("list.unsent")} flush>
        <RowList label={words("list.unsent")}>
          <For each={waiting()}>
            {(line) => (
              <li>
                <span class={css["line"]}>
                  <Show when={line.kind}>{(kind) => <Badge>{kind()}</Badge>}</Show>
                  <strong>{line.unit}</strong>
                  <span>{formatDay(line.onDay)}</span>
                  <span>{line.text}</span>
                  <Show
                    when={line.isRefused}
                    fallback={<StatusTag tone="warn">{words("list.waiting")}</StatusTag>}
                  >
                    <a href={line.editPath}>{words("list.refused")}</a>
                  </Show>
                </span>
              </li>
            )}
          </For>
        </RowList>
      </Card>
    </Show>
  );
}

function lineOf({ id, command, payload }: Entry): Line | undefined {
  if (command === "record_talk") {
    const talk = draftOfTalk(id, payload);
    return (
      talk && {
        kind: talkKindWord(talk.kind),
        text: words("list.persons_n", { n: Number(talk.persons) }),
        onDay: talk.onDay,
        editPath: `/talks/new?entry=${id}`,
      }
    );
  }
  const research = command === "record_field_research" ? draftOfResearch(id, payload) : undefined;
  return (
    research && {
      kind: undefined,
      text: research.topic,
      onDay: research.onDay,
      editPath: `/talks/research/new?entry=${id}`,
    }
  );
}
