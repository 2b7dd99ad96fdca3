/** Sign-up and attendance of one unit. */
export interface OrganAttendance {
  readonly organName: string;
  readonly signedUp: number;
  readonly came: number;
  readonly followers: number;
}

interface Person {
  readonly organ_name: string | null;
  readonly part: string;
  readonly attended: boolean | null;
}

/** By unit, in the order of names; speakers teach and are not counted as having come to learn. */
export function attendanceByOrgan(people: readonly Person[]): OrganAttendance[] {
  const rows = new Map<string, OrganAttendance>();
  for (const { organ_name, part, attended } of people) {
    if (part === "speaker") continue;
    const organName = organ_name ?? "";
    const row = rows.get(organName) ?? { organName, signedUp: 0, came: 0, followers: 0 };
    rows.set(organName, {
      organName,
      signedUp: row.signedUp + 1,
      came: row.came + (attended === true ? 1 : 0),
      followers: row.followers + (part === "follows_case" ? 1 : 0),
    });
  }
  return [...rows.values()].sort((a, b) => a.organName.localeCompare(b.organName, "zh"));
}
