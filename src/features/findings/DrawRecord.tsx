import { createSignal, For, Show } from "solid-js";
import type { LookBackDraw } from "../../core/findings/finding.schema.ts";
import { verifyDraw } from "../../core/findings/look-back-draw.ts";
import { formatBeside, formatDay, formatMoment, formatPair } from "../../lib/format.ts";
import { Badge } from "../../ui/Badge.tsx";
import { Button } from "../../ui/Button.tsx";
import { Note } from "../../ui/Note.tsx";
import { words } from "./strings.ts";
import css from "./findings.module.css";

const TONES = { passed: "ok", failed: "danger", pending: "warn" } as const;

/** One draw: from what, by which seed, with what result; repeated on this device when asked. */
export function DrawRecord(props: { draw: LookBackDraw }) {
  const [isVerified, setVerified] = createSignal<boolean>();
  const draw = () => props.draw;
  const verify = () =>
    setVerified(
      verifyDraw({
        seed: draw().seed,
        candidates: draw().candidate_ids,
        candidatesSha256: draw().candidates_sha256,
        drawn: draw().drawn_ids,
        resultSha256: draw().result_sha256,
      }),
    );
  return (
    <li>
      <strong>
        {words("draw.record", {
          from: formatDay(draw().from_day),
          to: formatDay(draw().to_day),
          n: draw().candidate_ids.length,
          drawn: draw().drawn_ids.length,
        })}
      </strong>
      <span class={css["quiet"]}>
        {formatBeside(
          draw().unit_name && words("draw.record_unit", { name: draw().unit_name ?? "" }),
          words("draw.seed_line", {
            seed: String(draw().seed),
            source: words(`draw.seed_${draw().seed_source}`),
          }),
          words("draw.by", { name: draw().drawn_by_name ?? "", moment: formatMoment(draw().drawn_at) }),
        )}
      </span>
      <ul class={css["digest"]}>
        <For each={draw().look_backs}>
          {(lookBack) => (
            <li>
              <span>
                <a href={`/findings/${lookBack.finding_id}`}>{lookBack.title ?? lookBack.finding_id}</a>{" "}
                <span class={css["quiet"]}>{lookBack.organ_name}</span>
              </span>
              <Badge tone={TONES[lookBack.result ?? "pending"]}>
                {words(`look_back.${lookBack.result ?? "pending"}`)}
              </Badge>
            </li>
          )}
        </For>
      </ul>
      <p class={css["hash"]}>
        {formatPair(words("draw.candidates_sha256"), draw().candidates_sha256)}
        <br />
        {formatPair(words("draw.result_sha256"), draw().result_sha256)}
      </p>
      <div class={css["actions"]}>
        <Button onClick={verify}>{words("draw.verify")}</Button>
      </div>
      <Show when={isVerified() !== undefined}>
        <Note tone={isVerified() ? "ok" : "danger"} live>
          <p>{isVerified() ? words("draw.verified") : words("draw.not_verified")}</p>
        </Note>
      </Show>
    </li>
  );
}
