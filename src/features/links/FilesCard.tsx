import { useQueryClient } from "@tanstack/solid-query";
import { createSignal, For, Show } from "solid-js";
import { formatBytes } from "../../lib/format-quantities.ts";
import { createSaving } from "../../lib/saving.ts";
import { Button } from "../../ui/Button.tsx";
import { Card } from "../../ui/Card.tsx";
import { ErrorNote } from "../../ui/ErrorNote.tsx";
import { FileDrop } from "../../ui/FileDrop.tsx";
import { downloadIcon } from "../../ui/icons.ts";
import { isOnline } from "../../ui/online.ts";
import { toast } from "../../ui/toasts.ts";
import { RowList } from "../../ui/RowList.tsx";
import { type LinkDetail, renewLinks } from "./data.ts";
import {
  ACCEPTED,
  addTrainingFile,
  fetchTrainingFile,
  MOST_BYTES,
  removeTrainingFile,
  type TrainingFile,
} from "./training-files.ts";
import { words } from "./strings.ts";
import css from "./links.module.css";

/** What is handed out at a training. Files are not kept on the device: they need a signal. */
export function FilesCard(props: { link: LinkDetail }) {
  const client = useQueryClient();
  const saving = createSaving();
  const [sending, setSending] = createSignal("");
  const run = async (work: Promise<unknown>, done?: string): Promise<void> => {
    const isDone = await saving.follow(work.then(() => true));
    if (isDone && done) toast(done);
    await renewLinks(client);
  };
  const add = async (files: readonly File[]) => {
    for (const file of files) {
      setSending(file.name);
      await run(addTrainingFile(props.link.id, file), words("files.added", { name: file.name }));
      if (saving.error()) break;
    }
    setSending("");
  };
  /** It goes to the downloads and is never shown in the page, whatever is in it. */
  const download = async (file: TrainingFile) => {
    const [content, { downloadBlob }] = await Promise.all([
      fetchTrainingFile(props.link.id, file),
      import("../../lib/workbook/write.ts"),
    ]);
    downloadBlob(content, file.name);
  };
  return (
    <Show when={props.link.files.length > 0 || props.link.may_edit}>
      <Card title={words("detail.material")} flush>
        <RowList label={words("detail.material")}>
          <For each={props.link.files}>
            {(file) => (
              <li>
                <span class={css["line"]}>
                  <strong class={css["fileName"]}>{file.name}</strong>
                  <span class={css["quiet"]}>{formatBytes(file.bytes)}</span>
                </span>
                <span class={css["line"]}>
                  <Button
                    icon={downloadIcon}
                    disabled={saving.isBusy() || !isOnline()}
                    aria-label={words("files.download_of", { name: file.name })}
                    onClick={() => void run(download(file))}
                  >
                    {words("files.download")}
                  </Button>
                  <Show when={props.link.may_edit}>
                    <Button
                      kind="quiet"
                      disabled={saving.isBusy() || !isOnline()}
                      aria-label={words("files.remove_of", { name: file.name })}
                      onClick={() => void run(removeTrainingFile(file.id), words("files.removed"))}
                    >
                      {words("files.remove")}
                    </Button>
                  </Show>
                </span>
              </li>
            )}
          </For>
        </RowList>
        <Show when={props.link.may_edit || saving.error()}>
          <div class={css["padded"]}>
            <Show when={saving.error()}>{(error) => <ErrorNote error={error()} />}</Show>
            <Show when={props.link.may_edit}>
              <FileDrop
                label={words("files.add")}
                hint={words(isOnline() ? "files.hint" : "files.offline", { limit: formatBytes(MOST_BYTES) })}
                accept={ACCEPTED}
                maxBytes={MOST_BYTES}
                multiple
                disabled={saving.isBusy() || !isOnline()}
                onFiles={(files) => void add(files)}
              />
            </Show>
            <p class={css["quiet"]} role="status">
              {sending() && words("files.sending", { name: sending() })}
            </p>
          </div>
        </Show>
      </Card>
    </Show>
  );
}
