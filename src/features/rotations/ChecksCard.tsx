import { createMemo, For, Show } from "solid-js";
import type { BuiltRotation } from "../../core/rotation/planning/build-instance.ts";
import type { RotationObjective, Violation } from "../../core/rotation/rotation.schema.ts";
import { formatList } from "../../lib/format.ts";
import { Note } from "../../ui/Note.tsx";
import type { PlanRecord } from "./data.ts";
import { words } from "./strings.ts";
import { kilometres, type PlanNames, violationWords } from "./words.ts";
import css from "./rotations.module.css";

const SHOWN = 12;

export const namesIn = (record: PlanRecord): PlanNames => {
  const teams = new Map(record.teams.map(({ id, name }) => [id, name]));
  const targets = new Map(record.targets.map(({ id, name }) => [id, name]));
  return { team: (id) => teams.get(id) ?? "", target: (id) => targets.get(id) ?? "" };
};

/** Whether every rule holds as the plan stands on screen, which do not, and which targets still miss a visit. */
export function ChecksCard(props: {
  record: PlanRecord;
  built: BuiltRotation;
  violations: readonly Violation[];
  objective: RotationObjective | undefined;
}) {
  const names = createMemo(() => namesIn(props.record));
  const gaps = createMemo(() =>
    props.violations.flatMap((violation) =>
      violation.rule === "need" && violation.visits < violation.need
        ? [
            words("rot.gap", {
              target: names().target(props.built.targets[violation.target]!.id),
              n: violation.need - violation.visits,
            }),
          ]
        : [],
    ),
  );
  const broken = createMemo(() =>
    props.violations
      .filter((violation) => !(violation.rule === "need" && violation.visits < violation.need))
      .map((violation) => violationWords(violation, props.built, names())),
  );
  return (
    <>
      <Show when={broken().length === 0 && gaps().length === 0}>
        <Note tone="ok" live>
          <p>
            {words("rot.checks.ok", {
              visits: props.record.assignments.length,
              km: kilometres(props.objective?.travel ?? 0),
            })}
          </p>
        </Note>
      </Show>
      <Show when={broken().length > 0}>
        <Note tone="danger" live title={words("rot.checks.broken", { n: broken().length })}>
          <ul class={css["why"]}>
            <For each={broken().slice(0, SHOWN)}>{(text) => <li>{text}</li>}</For>
          </ul>
          <Show when={broken().length > SHOWN}>
            <p>{words("rot.checks.more", { n: broken().length - SHOWN })}</p>
          </Show>
        </Note>
      </Show>
      <Show when={gaps().length > 0}>
        <Note tone="warn" title={words("rot.gaps", { n: gaps().length })}>
          <p>{formatList(gaps())}</p>
        </Note>
      </Show>
    </>
  );
}
