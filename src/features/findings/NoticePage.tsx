import { formatBeside } from "../../lib/format.ts";
import { useParams } from "@solidjs/router";
import { For, Show } from "solid-js";
import { type NoticeDocument, noticeDocument } from "../../core/findings/notice.ts";
import { Button } from "../../ui/Button.tsx";
import { EmptyState } from "../../ui/EmptyState.tsx";
import { ErrorNote } from "../../ui/ErrorNote.tsx";
import { downloadIcon, printIcon } from "../../ui/icons.ts";
import { PageHeader } from "../../ui/PageHeader.tsx";
import { ReadingFrame } from "../../ui/ReadingFrame.tsx";
import { createNoticeReading } from "./data.ts";
import { createSaving } from "../../lib/saving.ts";
import { words } from "./strings.ts";
import css from "./notice.module.css";

/** A notice as it was issued, for paper and for Word. */
export function NoticePage() {
  const params = useParams<{ id: string; noticeId: string }>();
  const reading = createNoticeReading(() => params.noticeId);
  const notice = () => reading.value() ?? undefined;
  const document = () => {
    const known = notice();
    return known && noticeDocument(known);
  };
  const title = () => (notice() ? words(`notice.${notice()!.kind}`) : words("page.notices"));
  return (
    <>
      <div class={css["head"]}>
        <PageHeader
          title={title()}
          subtitle={document() && formatBeside(document()!.number, words("notice.note"))}
          back={{ href: `/findings/${params.id}`, label: notice()?.title ?? words("title") }}
          actions={document() && <NoticeActions document={document()!} />}
        />
      </div>
      <ReadingFrame reading={reading} lines={8}>
        <Show when={document()} fallback={<EmptyState title={words("notice.not_found")} />}>
          {(known) => <Paper document={known()} label={title()} />}
        </Show>
      </ReadingFrame>
    </>
  );
}

function NoticeActions(props: { document: NoticeDocument }) {
  const saving = createSaving();
  const download = async () => {
    const [{ noticeDocx }, { downloadBlob }] = await Promise.all([
      import("./notice-docx.ts"),
      import("../../lib/workbook/write.ts"),
    ]);
    downloadBlob(await noticeDocx(props.document), `${props.document.number}.docx`);
  };
  return (
    <>
      <Show when={saving.error()}>{(error) => <ErrorNote error={error()} />}</Show>
      <Button
        icon={downloadIcon}
        busy={saving.isBusy()}
        onClick={() => !saving.isBusy() && void saving.follow(download())}
      >
        {saving.isBusy() ? words("notice.docx_busy") : words("notice.docx")}
      </Button>
      <Button icon={printIcon} kind="primary" onClick={() => window.print()}>
        {words("notice.print")}
      </Button>
    </>
  );
}

/** The sheet of paper. Its text is Chinese in every language of the screen. */
function Paper(props: { document: NoticeDocument; label: string }) {
  return (
    <article class={css["paper"]} lang="zh-CN" aria-label={props.label}>
      <p class={css["organ"]}>{props.document.organ}</p>
      <p class={css["number"]}>{props.document.number}</p>
      <h2 class={css["title"]}>{props.document.title}</h2>
      <p class={css["addressee"]}>{props.document.addressee}</p>
      <For each={props.document.paragraphs}>{(text) => <p class={css["paragraph"]}>{text}</p>}</For>
      <div class={css["foot"]}>
        <p>{props.document.signature}</p>
        <p>{props.document.date}</p>
      </div>
    </article>
  );
}
