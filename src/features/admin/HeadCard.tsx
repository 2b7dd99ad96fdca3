import { useMutation, useQuery } from "@tanstack/solid-query";
import { createSignal, Match, Show, Switch } from "solid-js";
import { formatDay } from "../../lib/format.ts";
import { Button } from "../../ui/Button.tsx";
import { Card, Stack } from "../../ui/Card.tsx";
import { ErrorNote } from "../../ui/ErrorNote.tsx";
import { Note } from "../../ui/Note.tsx";
import { TextField } from "../../ui/TextField.tsx";
import { checkEventHead, eventHeadQuery } from "./data.ts";
import { words } from "./strings.ts";
import css from "./admin.module.css";

const HEAD = /^[0-9a-f]{64}$/;

/** Groups of eight are copied by hand without losing one's place. */
const grouped = (head: string): string => (head.match(/.{1,8}/g) ?? []).join(" ");

/** What the log can be compared with later: noted on paper, because whoever owns the database could write all of it anew. */
export function HeadCard() {
  const query = useQuery(eventHeadQuery);
  const known = () => (query.isSuccess ? query.data : null);
  const [text, setText] = createSignal("");
  const [isTried, setTried] = createSignal(false);
  const head = () => text().replace(/\s/g, "").toLowerCase();
  const check = useMutation(() => ({ mutationFn: checkEventHead }));
  const submit = () => {
    setTried(true);
    if (HEAD.test(head())) check.mutate(head());
  };
  return (
    <Card title={words("head.title")}>
      <Stack>
        <p class={css["plain"]}>{words("head.explain")}</p>
        <Show when={query.error}>
          {(error) => <ErrorNote error={error()} onRetry={() => void query.refetch()} />}
        </Show>
        <Show
          when={known()}
          fallback={<p class={css["plain"]}>{query.isSuccess ? words("head.none") : ""}</p>}
        >
          {(found) => (
            <p class={css["plain"]}>
              {words("head.of", { day: formatDay(found().day) })}
              <br />
              <code class={css["head"]}>{grouped(found().head)}</code>
            </p>
          )}
        </Show>
        <form
          class={css["headForm"]}
          onSubmit={(event) => {
            event.preventDefault();
            submit();
          }}
        >
          <TextField
            label={words("head.noted")}
            value={text()}
            onInput={(value) => {
              setText(value);
              check.reset();
            }}
            error={isTried() && !HEAD.test(head()) ? words("head.invalid") : undefined}
          />
          <Button type="submit" busy={check.isPending}>
            {words("head.check")}
          </Button>
        </form>
        <Switch>
          <Match when={check.error}>{(error) => <ErrorNote error={error()} />}</Match>
          <Match when={check.isSuccess && check.data}>
            {(day) => (
              <Note tone="ok" live>
                {words("head.found", { day: formatDay(day()) })}
              </Note>
            )}
          </Match>
          <Match when={check.isSuccess}>
            <Note tone="danger" live title={words("head.unknown")}>
              {words("head.unknown_words")}
            </Note>
          </Match>
        </Switch>
      </Stack>
    </Card>
  );
}
