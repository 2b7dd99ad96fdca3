import { useQuery } from "@tanstack/solid-query";
import { For, Show } from "solid-js";
import type { FindingDetail, Rectification } from "../../core/findings/finding.schema.ts";
import { isRunning } from "../../core/findings/kinds.ts";
import { formatDay } from "../../lib/format.ts";
import { Badge } from "../../ui/Badge.tsx";
import { Card } from "../../ui/Card.tsx";
import { photoQuery, photosQuery } from "../../lib/stored-photos.ts";
import { PhotoTile, PhotoTiles } from "../../ui/PhotoTiles.tsx";
import { photoFolder } from "./data.ts";
import { createOutbox } from "../../lib/outbox/entries.ts";
import { words } from "./strings.ts";
import css from "./findings.module.css";

/** Every report of completion with its proof, and what became of it. */
export function RectificationCard(props: { detail: FindingDetail }) {
  const reports = () => props.detail.rectifications;
  return (
    <Show when={reports().length > 0 || isRunning(props.detail.finding.state)}>
      <Card title={words("page.rectifications")}>
        <Show
          when={reports().length > 0}
          fallback={<p class={css["quiet"]}>{words("page.rectifications_none")}</p>}
        >
          <ul class={css["items"]}>
            <For each={reports()}>{(report) => <Report report={report} />}</For>
          </ul>
        </Show>
      </Card>
    </Show>
  );
}

const RESULT_TONES = { verified: "ok", returned: "warn", pending: "info" } as const;

function Report(props: { report: Rectification }) {
  const result = () => props.report.result ?? "pending";
  const decided = () => {
    const { decided_on, decided_by_name } = props.report;
    if (!decided_on) return "";
    const day = formatDay(decided_on);
    return decided_by_name
      ? words("rectification.decided_by", { name: decided_by_name, day })
      : words("rectification.decided", { day });
  };
  return (
    <li>
      <div class={css["line"]}>
        <Badge tone={RESULT_TONES[result()]}>{words(`rectification.${result()}`)}</Badge>
        <span class={css["quiet"]}>{decided()}</span>
      </div>
      <p class={css["text"]}>{props.report.proof}</p>
      <Photos rectificationId={props.report.id} />
      <span class={css["quiet"]}>
        {words("rectification.by", {
          name: props.report.reported_by_name ?? "",
          day: formatDay(props.report.reported_on),
        })}
      </span>
    </li>
  );
}

/** Pictures that have arrived, and how many are still on this device. */
function Photos(props: { rectificationId: string }) {
  const outbox = createOutbox();
  const listed = useQuery(() => photosQuery(photoFolder(props.rectificationId)));
  const arrived = () => (listed.isSuccess ? listed.data : []);
  const waiting = () =>
    (outbox()?.photos() ?? []).filter(
      ({ entryId, state }) => entryId === props.rectificationId && state !== "sent",
    ).length;
  return (
    <>
      <Show when={arrived().length > 0}>
        <PhotoTiles>
          <For each={arrived()}>{(path, index) => <PhotoItem path={path} number={index() + 1} />}</For>
        </PhotoTiles>
      </Show>
      <Show when={waiting() > 0}>
        <p class={css["quiet"]}>{words("rectification.photos_waiting", { n: waiting() })}</p>
      </Show>
    </>
  );
}

function PhotoItem(props: { path: string; number: number }) {
  const asked = useQuery(() => photoQuery(props.path));
  return (
    <PhotoTile
      number={props.number}
      picture={asked.isSuccess ? asked.data : undefined}
      isMissing={asked.isError}
    />
  );
}
