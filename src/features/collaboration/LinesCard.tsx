import { useQueryClient } from "@tanstack/solid-query";
import { createSignal, For, Show } from "solid-js";
import { logKindWord, talkKindWord } from "../../lib/collaboration-words.ts";
import { formatDay } from "../../lib/format.ts";
import { createCommandEntries } from "../../lib/outbox/entries.ts";
import { Card } from "../../ui/Card.tsx";
import { Badge } from "../../ui/Badge.tsx";
import { EmptyState } from "../../ui/EmptyState.tsx";
import { Note } from "../../ui/Note.tsx";
import { PagedFrame } from "../../ui/PagedFrame.tsx";
import { SelectField } from "../../ui/SelectField.tsx";
import { RowList } from "../../ui/RowList.tsx";
import { createLinesReading, type LogLine, renewCollaboration } from "./data.ts";
import { LOG_COMMANDS, workOf } from "./work.ts";
import { words } from "./strings.ts";
import css from "./collaboration.module.css";

const KINDS = ["visit", "talk", "evidence", "meeting", "progress"];

/** Everything that the team did, newest first; what waits on this device stands above. */
export function LinesCard(props: { activationId: string }) {
  const client = useQueryClient();
  const [kind, setKind] = createSignal("");
  const reading = createLinesReading(() => ({ id: props.activationId, kind: kind() }));
  const entries = createCommandEntries(LOG_COMMANDS, () => void renewCollaboration(client));
  const waiting = () =>
    entries.open().flatMap((entry) => {
      const work = workOf(entry.payload);
      return work?.activation_id === props.activationId ? [work] : [];
    });
  const rows = () => reading.value() ?? [];
  return (
    <Card title={words("log.lines")} flush>
      <div class={css["filter"]}>
        <SelectField
          label={words("log.kind")}
          hideLabel
          options={[
            { value: "", label: words("log.all_kinds") },
            ...KINDS.map((value) => ({ value, label: logKindWord(value) })),
          ]}
          value={kind()}
          onChange={setKind}
        />
      </div>
      <Show when={waiting().length > 0}>
        <div class={css["note"]}>
          <Note tone="warn" title={words("log.unsent")}>
            <For each={waiting()}>
              {(work) => (
                <p>
                  {words("log.unsent_line", {
                    kind: logKindWord(work.kind ?? "visit"),
                    day: formatDay(work.on_day ?? work.started_at ?? ""),
                  })}
                </p>
              )}
            </For>
          </Note>
        </div>
      </Show>
      <PagedFrame
        reading={reading}
        lines={5}
        empty={<EmptyState title={words("log.none")}>{words("log.none_words")}</EmptyState>}
      >
        <RowList label={words("log.lines")}>
          <For each={rows()}>{(line) => <Line line={line} />}</For>
        </RowList>
      </PagedFrame>
    </Card>
  );
}

function Line(props: { line: LogLine }) {
  const what = () =>
    props.line.talk_kind === null ? logKindWord(props.line.kind) : talkKindWord(props.line.talk_kind);
  return (
    <li>
      <span class={css["row"]}>
        <Badge tone={props.line.kind === "visit" || props.line.kind === "talk" ? "info" : "neutral"}>
          {what()}
        </Badge>
        <span>{formatDay(props.line.on_day)}</span>
        <span>{props.line.officer_name}</span>
        <Show when={props.line.place}>
          <span>{props.line.place}</span>
        </Show>
        <Show when={props.line.persons > 0}>
          <span class={css["quiet"]}>{words("log.persons", { n: props.line.persons })}</span>
        </Show>
        <Show when={props.line.visit_id}>
          {(id) => <a href={`/visits/${id()}`}>{words("log.open_visit")}</a>}
        </Show>
      </span>
      <Show when={props.line.note}>
        <p class={css["text"]}>{props.line.note}</p>
      </Show>
    </li>
  );
}
