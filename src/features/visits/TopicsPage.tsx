import { useQuery, useQueryClient } from "@tanstack/solid-query";
import { createEffect, createSignal, Show } from "solid-js";
import { signedIn } from "../../lib/session.ts";
import { createSaving } from "../../lib/saving.ts";
import { Button } from "../../ui/Button.tsx";
import { ErrorNote } from "../../ui/ErrorNote.tsx";
import { LoadingState } from "../../ui/LoadingState.tsx";
import { PageHeader } from "../../ui/PageHeader.tsx";
import { SelectField } from "../../ui/SelectField.tsx";
import { TextArea } from "../../ui/TextField.tsx";
import { toast } from "../../ui/toasts.ts";
import { keys, saveTopics, topicsQuery } from "./data.ts";
import { words } from "./strings.ts";
import { MAX_TOPICS, topicLines, topicsError } from "./topic-lines.ts";
import css from "./visits.module.css";

/** The administrator keeps the short list of topics that the visit form offers. */
export function TopicsPage() {
  const client = useQueryClient();
  const asked = useQuery(topicsQuery);
  const organs = () => signedIn().roles.filter(({ role }) => role === "administrator");
  const [organId, setOrganId] = createSignal(organs()[0]?.organ_id ?? "");
  const [text, setText] = createSignal<string>();
  const [isTried, setTried] = createSignal(false);
  const saving = createSaving();
  createEffect(() => {
    const known = asked.dataUpdatedAt > 0 ? asked.data : undefined;
    if (known && text() === undefined) setText(known.join("\n"));
  });
  const error = () => (isTried() ? topicsErrorText(text() ?? "") : undefined);
  const save = async () => {
    if (saving.isBusy()) return;
    setTried(true);
    const topics = topicLines(text() ?? "");
    if (topicsError(topics)) return;
    const input = { organId: organId(), words: topics };
    if (!(await saving.follow(saveTopics(input)))) return;
    toast(words("topics.saved"));
    await client.invalidateQueries({ queryKey: keys.topics() });
  };
  return (
    <>
      <PageHeader title={words("topics.title")} subtitle={words("topics.words")} />
      <Show
        when={text() !== undefined}
        fallback={
          <Show when={asked.error} fallback={<LoadingState lines={6} />}>
            {(failure) => <ErrorNote error={failure()} onRetry={() => void asked.refetch()} />}
          </Show>
        }
      >
        <form
          class={css["form"]}
          noValidate
          onSubmit={(event) => {
            event.preventDefault();
            void save();
          }}
        >
          <Show when={organs().length > 1}>
            <SelectField
              label={words("topics.organ")}
              options={organs().map(({ organ_id, organ_name }) => ({ value: organ_id, label: organ_name }))}
              value={organId()}
              onChange={setOrganId}
            />
          </Show>
          <TextArea
            id="visit-topic-lines"
            label={words("topics.list")}
            hint={words("topics.hint")}
            rows={MAX_TOPICS / 2}
            value={text() ?? ""}
            error={error()}
            onInput={setText}
          />
          <Show when={saving.error()}>{(failure) => <ErrorNote error={failure()} />}</Show>
          <div>
            <Button type="submit" kind="primary" busy={saving.isBusy()}>
              {words("form.save")}
            </Button>
          </div>
        </form>
      </Show>
    </>
  );
}

function topicsErrorText(text: string): string | undefined {
  const error = topicsError(topicLines(text));
  return error && words.maybe(`topics.${error.code}`, { word: error.word });
}
