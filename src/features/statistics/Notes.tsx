import { For, Show } from "solid-js";
import type { StatisticsNote, StatisticsResponse } from "../../core/indicators/statistics.schema.ts";
import { formatDay } from "../../lib/format.ts";
import { Note } from "../../ui/Note.tsx";
import type { Organ } from "./data.ts";
import { words } from "./strings.ts";

/** What a reader must know before comparing: boundary changes and where the records begin. */
export function Notes(props: { answer: StatisticsResponse; organs: readonly Organ[] }) {
  const name = (id: string) => props.organs.find((organ) => organ.id === id)?.name ?? id;
  const sentence = (note: StatisticsNote): string => {
    switch (note.code) {
      case "boundary_mapped":
        return words("stats.note.boundary_mapped", {
          from: name(note.from_organ_id),
          to: name(note.to_organ_id),
          day: formatDay(note.effective_on),
        });
      case "boundary_split":
        return words("stats.note.boundary_split", {
          from: name(note.from_organ_id),
          day: formatDay(note.effective_on),
        });
      case "no_data_before":
        return words("stats.note.no_data_before", { day: formatDay(note.since) });
    }
  };
  return (
    <Show when={props.answer.notes.length > 0}>
      <Note>
        <For each={props.answer.notes}>{(note) => <p>{sentence(note)}</p>}</For>
      </Note>
    </Show>
  );
}
