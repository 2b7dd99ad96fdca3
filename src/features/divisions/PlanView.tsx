import { createSignal, Match, Show, Switch } from "solid-js";
import { isImportable } from "../../core/import/plan.ts";
import { formatNumber } from "../../lib/format.ts";
import { Button } from "../../ui/Button.tsx";
import { Card, Stack } from "../../ui/Card.tsx";
import { ErrorNote } from "../../ui/ErrorNote.tsx";
import { Note } from "../../ui/Note.tsx";
import { Tabs } from "../../ui/Tabs.tsx";
import type { ImportDraft } from "./create-import.ts";
import { AddedTable, ChangedTable, RefusedTable } from "./plan-tables.tsx";
import { ReportButton } from "./ReportButton.tsx";
import { words } from "./strings.ts";
import { Understood } from "./Understood.tsx";
import css from "./divisions.module.css";

const LISTS = ["refused", "added", "changed", "unchanged"] as const;

/** What importing a file would do, before it is done. */
export function PlanView(props: {
  draft: ImportDraft;
  isSending: boolean;
  error: unknown;
  onSend: () => void;
  onAgain: () => void;
}) {
  const plan = () => props.draft.plan;
  const [chosen, setChosen] = createSignal<(typeof LISTS)[number]>();
  const shown = () => chosen() ?? LISTS.find((list) => plan()[list].length > 0) ?? "added";
  const count = () => plan().added.length + plan().changed.length;

  return (
    <Stack>
      <Show when={props.error}>{(error) => <ErrorNote error={error()} />}</Show>
      <Verdict draft={props.draft} />
      <div class={css["actions"]}>
        <Show when={isImportable(plan())}>
          <Button kind="primary" busy={props.isSending} onClick={() => props.onSend()}>
            {props.isSending ? words("import.sending") : words("import.send", { n: count() })}
          </Button>
        </Show>
        <Show when={plan().refused.length > 0}>
          <ReportButton draft={props.draft} />
        </Show>
        <Show when={!props.isSending}>
          <Button onClick={() => props.onAgain()}>
            {words(plan().refused.length > 0 ? "import.correct" : "import.again")}
          </Button>
        </Show>
      </div>
      <Tabs
        label={words("import.lines")}
        tabs={LISTS.map((key) => ({
          key,
          label: `${words(`import.${key}`)} ${formatNumber(plan()[key].length)}`,
        }))}
        value={shown()}
        onChange={setChosen}
      >
        <Card title={props.draft.fileName} flush>
          <Switch>
            <Match when={shown() === "refused"}>
              <RefusedTable issues={plan().refused} />
            </Match>
            <Match when={shown() === "changed"}>
              <ChangedTable draft={props.draft} />
            </Match>
            <Match when={shown() === "added"}>
              <AddedTable rows={plan().added} />
            </Match>
            <Match when={shown() === "unchanged"}>
              <AddedTable rows={plan().unchanged} />
            </Match>
          </Switch>
        </Card>
      </Tabs>
      <Understood draft={props.draft} />
    </Stack>
  );
}

function Verdict(props: { draft: ImportDraft }) {
  const plan = () => props.draft.plan;
  return (
    <Switch>
      <Match when={plan().refused.length > 0}>
        <Note tone="danger" live title={words("import.verdict.refused", { n: plan().refused.length })}>
          {words("import.verdict.refused_words")}
        </Note>
      </Match>
      <Match when={!isImportable(plan())}>
        <Note live title={words("import.verdict.nothing")} />
      </Match>
      <Match when={isImportable(plan())}>
        <Note
          tone="ok"
          live
          title={words("import.verdict.ready", {
            added: plan().added.length,
            changed: plan().changed.length,
          })}
        />
      </Match>
    </Switch>
  );
}
