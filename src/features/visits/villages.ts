import { createMemo } from "solid-js";
import { type StandingVillage, villagesByNeed, withVisits } from "../../core/visits/due.ts";
import { today } from "../../lib/clock.ts";
import { createVillagesReading } from "./data.ts";
import { createLocalVisits } from "./outbox-link.ts";

/** The villages in the order of need; visits that wait on this device count, refused ones do not. */
export function createVillages() {
  const reading = createVillagesReading();
  const names = createMemo(() => new Map(reading.value()?.villages.map(({ code, name }) => [code, name])));
  /** The name of a village; its code when the person does not know it. */
  const nameOf = (code: string): string => names().get(code) ?? code;
  const local = createLocalVisits(nameOf);
  const list = createMemo<StandingVillage[]>(
    () => {
      const answer = reading.value();
      const logged = local().logged.filter(({ delivery }) => delivery?.state !== "refused");
      return answer ? villagesByNeed(withVisits(answer, logged), today()) : [];
    },
    [],
    { equals: areSame },
  );
  return { reading, nameOf, local, list };
}

/** The same villages that stand the same need not be drawn anew. */
const areSame = (a: readonly StandingVillage[], b: readonly StandingVillage[]): boolean =>
  a.length === b.length && a.every((village, index) => JSON.stringify(village) === JSON.stringify(b[index]));
