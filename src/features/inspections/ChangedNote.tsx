import { useMutation, useQueryClient } from "@tanstack/solid-query";
import { Show } from "solid-js";
import { AppError } from "../../lib/errors.ts";
import { Button } from "../../ui/Button.tsx";
import { ErrorNote } from "../../ui/ErrorNote.tsx";
import { Note } from "../../ui/Note.tsx";
import { type Base, baseOf, checklistQuery } from "./checklist-data.ts";
import { editor as words } from "./editor-strings.ts";

/** Who saved the list meanwhile, if that is why a save was refused. */
export const changedBy = (error: unknown): string | undefined =>
  error instanceof AppError && error.code === "checklist_changed" ? (error.detail ?? "") : undefined;

/** Somebody else saved the list while it was written: both texts are there, and the writer decides. */
export function ChangedNote(props: {
  checklistId: string;
  by: string;
  onReplace: (base: Base | null) => void;
  onCopy: () => void;
}) {
  const client = useQueryClient();
  const replace = useMutation(() => ({
    mutationFn: async () =>
      baseOf(await client.fetchQuery({ ...checklistQuery(props.checklistId), staleTime: 0 })),
    onSuccess: (base: Base | null) => props.onReplace(base),
  }));
  return (
    <Note
      tone="warn"
      live
      title={props.by ? words("changed.title", { name: props.by }) : words("changed.title_unnamed")}
      actions={
        <>
          <Button busy={replace.isPending} onClick={() => replace.mutate()}>
            {words("changed.replace")}
          </Button>
          <Button onClick={() => props.onCopy()}>{words("changed.copy")}</Button>
        </>
      }
    >
      <p>
        {words("changed.words")}{" "}
        <a href={`/inspections/checklists/${props.checklistId}`} target="_blank" rel="noreferrer">
          {words("changed.look")}
        </a>
      </p>
      <Show when={replace.error}>{(error) => <ErrorNote error={error()} />}</Show>
    </Note>
  );
}
