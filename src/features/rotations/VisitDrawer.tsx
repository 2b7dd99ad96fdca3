import { createMemo, Show } from "solid-js";
import type { BuiltRotation } from "../../core/rotation/planning/build-instance.ts";
import type { PlanningData } from "../../core/rotation/planning/plan.schema.ts";
import { formatDayRange, formatList } from "../../lib/format.ts";
import { Button } from "../../ui/Button.tsx";
import { Stack } from "../../ui/Card.tsx";
import { DescriptionList } from "../../ui/DescriptionList.tsx";
import { Drawer } from "../../ui/Dialog.tsx";
import { type Arrangement, isExcluded, keyOf, type Placed, withExclusion, withLock } from "./arrangement.ts";
import type { PlanRecord } from "./data.ts";
import { words } from "./strings.ts";
import { WhyPanel } from "./WhyPanel.tsx";

/** One visit: who goes, why, who else could or could not, and what may be done about it by hand. */
export function VisitDrawer(props: {
  record: PlanRecord;
  visit: Placed;
  arrangement: Arrangement;
  built: BuiltRotation | undefined;
  data: PlanningData | null;
  isEditable: boolean;
  onChange: (next: Arrangement) => void;
  onClose: () => void;
}) {
  const team = createMemo(() => props.record.teams.find(({ id }) => id === props.visit.team_id));
  const target = createMemo(() => props.record.targets.find(({ id }) => id === props.visit.target_id));
  const round = createMemo(() =>
    props.record.rounds.find((candidate) => candidate.round === props.visit.round),
  );
  const pair = () => ({ team_id: props.visit.team_id, target_id: props.visit.target_id });
  const members = () =>
    (team()?.members ?? []).map(({ name, off_rounds }) =>
      off_rounds.includes(props.visit.round) ? words("rot.member_away", { name }) : name,
    );
  return (
    <Drawer
      open
      title={words("rot.drawer.title", { team: team()?.name ?? "", target: target()?.name ?? "" })}
      onClose={() => props.onClose()}
      actions={
        <Show when={props.isEditable}>
          <Button
            onClick={() =>
              props.onChange(withExclusion(props.arrangement, pair(), !isExcluded(props.arrangement, pair())))
            }
          >
            {words(isExcluded(props.arrangement, pair()) ? "rot.include" : "rot.exclude")}
          </Button>
          <Button
            kind="primary"
            onClick={() =>
              props.onChange(withLock(props.arrangement, keyOf(props.visit), !props.visit.is_locked))
            }
          >
            {words(props.visit.is_locked ? "rot.unlock" : "rot.lock")}
          </Button>
        </Show>
      }
    >
      <Stack gap="md">
        <DescriptionList
          items={[
            { term: words("rot.round"), value: words("rot.round_n", { n: props.visit.round }) },
            {
              term: words("rot.when"),
              value: formatDayRange(round()?.starts_on ?? "", round()?.ends_on ?? ""),
            },
            { term: words("rot.target"), value: target()?.name ?? "" },
            { term: words("rot.form.members"), value: formatList(members()), wide: true },
          ]}
        />
        <Show when={props.built}>
          {(built) => (
            <WhyPanel
              record={props.record}
              visit={props.visit}
              arrangement={props.arrangement}
              built={built()}
              data={props.data}
              isEditable={props.isEditable}
              onChange={props.onChange}
            />
          )}
        </Show>
        <Show when={props.isEditable}>
          <p>{words("rot.exclude_words")}</p>
        </Show>
      </Stack>
    </Drawer>
  );
}
