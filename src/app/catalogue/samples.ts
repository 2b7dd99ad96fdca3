import { locale } from "../../lib/i18n.ts";
import type { MapPoint } from "../../ui/PointMap.tsx";

/** Sample words of the catalogue, in both languages. */
export const say = (zh: string, en: string): string => (locale() === "zh" ? zh : en);

const SURNAMES = "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨";
const VILLAGES = "云岚溪岭松柏竹石桥塘湾坪坞源谷川";

/** A small fixed generator, so that the pictures of two runs can be compared. */
export function createDice(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

export interface SampleVillage {
  id: string;
  name: string;
  township: string;
  leader: string;
  visits: number;
  lastVisitOn: string | null;
  state: "ok" | "due" | "overdue";
}

export function sampleVillages(count: number): SampleVillage[] {
  const dice = createDice(7);
  const pick = (letters: string) => letters[Math.floor(dice() * letters.length)] ?? "";
  return Array.from({ length: count }, (_, index) => {
    const visits = Math.floor(dice() * 12);
    const day = 1 + Math.floor(dice() * 28);
    return {
      id: `v${index}`,
      name: `${pick(VILLAGES)}${pick(VILLAGES)}村`,
      township: `${pick("云青白石")}${pick("栖泉河关")}镇`,
      leader: `${pick(SURNAMES)}${pick("知一子文")}${pick("远帆衡清")}`,
      visits,
      lastVisitOn: visits === 0 ? null : `2026-10-${String(day).padStart(2, "0")}`,
      state: visits === 0 ? "overdue" : visits < 4 ? "due" : "ok",
    };
  });
}

export function samplePoints(count: number, groupCount: number): MapPoint[] {
  const dice = createDice(3);
  return Array.from({ length: count }, (_, index) => {
    const [across, down] = [dice(), dice()];
    const column = Math.floor(across * Math.ceil(groupCount / 2));
    const group = Math.min(groupCount - 1, column * 2 + (down > 0.5 ? 1 : 0));
    const placed = index % 9 !== 0;
    return {
      id: `p${index}`,
      lon: placed ? 118.7 + across * 0.6 : 118.75 + 0.25 * (group % 3),
      lat: placed ? 29.4 + down * 0.45 : 29.5 + 0.12 * Math.floor(group / 2),
      group: index % 23 === 0 ? null : `g${group}`,
      label: `${VILLAGES[index % 16]}${VILLAGES[Math.floor(dice() * 16)]}村`,
      placed,
    };
  });
}
