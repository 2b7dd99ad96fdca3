import { useNavigate, useParams, useSearchParams } from "@solidjs/router";
import { useQuery, useQueryClient } from "@tanstack/solid-query";
import { createSignal, Match, Switch, untrack } from "solid-js";
import type { ChecklistBody } from "../../core/checklists/checklist.schema.ts";
import { checklistFaults, type ChecklistFault } from "../../core/checklists/faults.ts";
import { newCommandId } from "../../lib/commands.ts";
import { Button } from "../../ui/Button.tsx";
import { Card, Stack } from "../../ui/Card.tsx";
import { ErrorNote } from "../../ui/ErrorNote.tsx";
import { ErrorSummary, type FieldProblem } from "../../ui/ErrorSummary.tsx";
import { LoadingState } from "../../ui/LoadingState.tsx";
import { PageHeader } from "../../ui/PageHeader.tsx";
import { TextField } from "../../ui/TextField.tsx";
import { toast } from "../../ui/toasts.ts";
import { FormActions, FormGrid } from "../../ui/Toolbar.tsx";
import { changedBy, ChangedNote } from "./ChangedNote.tsx";
import {
  type Base,
  baseOf,
  checklistKeys,
  checklistQuery,
  currentVersion,
  saveChecklist,
  versionQuery,
  writingOrgans,
} from "./checklist-data.ts";
import { ChecklistPreview } from "./ChecklistPreview.tsx";
import { EMPTY_BODY } from "./editor-model.ts";
import { editor as words } from "./editor-strings.ts";
import { ChecksEditor, ItemsEditor } from "./PartsEditor.tsx";
import css from "./inspections.module.css";

/** Write a list: a new one, a copy, or the next version of one's own. */
export function ChecklistEditorPage() {
  const params = useParams<{ id: string }>();
  const [search] = useSearchParams<Record<string, string>>();
  const sourceId = () => params.id ?? search["from"] ?? "";
  const list = useQuery(() => checklistQuery(sourceId()));
  const source = () => (list.isSuccess ? list.data : undefined);
  const version = () => currentVersion(source());
  const content = useQuery(() => versionQuery(version()?.id ?? "", version()?.revision));
  const initial = (): ChecklistBody | undefined => {
    if (sourceId() === "") return EMPTY_BODY;
    const known = source();
    return known && content.isSuccess ? { name: known.name, topic: known.topic, ...content.data } : undefined;
  };
  const error = () => list.error ?? content.error;
  return (
    <>
      <PageHeader
        title={params.id ? words("edit_title") : words("new")}
        subtitle={words("edit_words")}
        back={{ href: "/inspections/checklists", label: words("title") }}
      />
      <Switch fallback={<LoadingState lines={8} />}>
        <Match when={error()}>{(thrown) => <ErrorNote error={thrown()} />}</Match>
        <Match when={initial() !== undefined && (sourceId() || "new")} keyed>
          <Editor
            initial={initial() ?? EMPTY_BODY}
            checklistId={params.id ?? null}
            base={baseOf(source())}
            organId={(params.id ? source()?.organ_id : null) ?? writingOrgans()[0]?.organ_id ?? ""}
          />
        </Match>
      </Switch>
    </>
  );
}

function Editor(props: {
  initial: ChecklistBody;
  checklistId: string | null;
  base: Base | null;
  organId: string;
}) {
  // The editor owns the list from here on.
  const [body, setBody] = createSignal<ChecklistBody>(untrack(() => props.initial));
  const initialBase = untrack(() => props.base);
  const [problems, setProblems] = createSignal<FieldProblem[]>([]);
  const [busy, setBusy] = createSignal<"draft" | "publish">();
  const [error, setError] = createSignal<unknown>();
  const [tried, setTried] = createSignal(false);
  const navigate = useNavigate();
  const client = useQueryClient();
  const change = (changes: Partial<ChecklistBody>) => setBody((before) => ({ ...before, ...changes }));
  /** `as`: another name makes a list of its own; `base`: what the writer has seen and replaces. */
  const save = async (publish: boolean, as?: string, base = initialBase) => {
    setProblems(problemsOf(body()));
    if (problems().length > 0 || busy()) return;
    setBusy(publish ? "publish" : "draft");
    setTried(publish);
    setError(undefined);
    try {
      const saved = await saveChecklist(newCommandId(), as === undefined ? body() : { ...body(), name: as }, {
        checklistId: as === undefined ? props.checklistId : null,
        base,
        organId: props.organId,
        publish,
      });
      await client.invalidateQueries({ queryKey: checklistKeys.all });
      toast(publish ? words("published") : words("saved"), { tone: "ok" });
      navigate(`/inspections/checklists/${saved.checklist_id}?version=${saved.version_id}`);
    } catch (thrown) {
      setError(thrown);
    } finally {
      setBusy(undefined);
    }
  };
  return (
    <div class={css["editor"]}>
      <Stack>
        <ErrorSummary problems={problems()} />
        <FormGrid>
          <TextField
            id="checklist-name"
            label={words("name")}
            required
            maxLength={60}
            value={body().name}
            onInput={(name) => change({ name })}
          />
          <TextField
            id="checklist-topic"
            label={words("topic")}
            required
            maxLength={60}
            value={body().topic}
            onInput={(topic) => change({ topic })}
          />
        </FormGrid>
        <ItemsEditor body={body()} onChange={change} />
        <ChecksEditor body={body()} onChange={change} />
        <Switch>
          <Match when={changedBy(error()) !== undefined && props.checklistId}>
            {(id) => (
              <ChangedNote
                checklistId={id()}
                by={changedBy(error()) ?? ""}
                onReplace={(base) => void save(tried(), undefined, base)}
                onCopy={() =>
                  void save(false, words("changed.copy_name", { name: body().name }).slice(0, 60))
                }
              />
            )}
          </Match>
          <Match when={error()}>{(thrown) => <ErrorNote error={thrown()} />}</Match>
        </Switch>
        <FormActions>
          <Button busy={busy() === "draft"} onClick={() => void save(false)}>
            {words("save_draft")}
          </Button>
          <Button kind="primary" busy={busy() === "publish"} onClick={() => void save(true)}>
            {words("publish")}
          </Button>
        </FormActions>
      </Stack>
      <Card title={words("preview")}>
        <ChecklistPreview body={body()} />
      </Card>
    </div>
  );
}

function problemsOf(body: ChecklistBody): FieldProblem[] {
  const isNamed = body.name.trim() !== "" && body.topic.trim() !== "";
  return [
    ...(isNamed ? [] : [{ fieldId: "checklist-name", text: words("fault.name") }]),
    ...(body.items.length > 0 ? [] : [{ fieldId: "add-item", text: words("fault.no_items") }]),
    ...checklistFaults(body).map((fault) => ({
      fieldId: `${fault.part}-${fault.index}`,
      text: faultWords(fault),
    })),
  ];
}

const faultWords = ({ part, index, code }: ChecklistFault): string =>
  words(`fault.${part}`, { n: index + 1, words: words(`fault.${code}`) });
