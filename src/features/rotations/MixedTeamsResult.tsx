import { createEffect, createMemo, For, on, Show } from "solid-js";
import type { TeamWish } from "../../core/teams/pool.ts";
import { formatList } from "../../lib/format.ts";
import { Note } from "../../ui/Note.tsx";
import type { Officer, Organ } from "./directory.ts";
import { type ProposedTeams, reasonWords, unmetWords } from "./form-teams.ts";
import { words } from "./strings.ts";
import css from "./rotations.module.css";

/** The teams that were proposed with who brings what, or why there are none. */
export function MixedTeamsResult(props: {
  proposed: ProposedTeams;
  officers: readonly Officer[];
  organs: readonly Organ[];
  wish: TeamWish;
  targets: number;
}) {
  const nameOf = createMemo(() => new Map(props.officers.map(({ id, name }) => [id, name])));
  const organOf = createMemo(() => new Map(props.organs.map(({ id, name }) => [id, name])));
  const solution = () => props.proposed.solution;
  const teamName = (team: number) => words("rot.form.team_extra", { n: team + 1 });
  const reasons = (): string[] => {
    const known = solution();
    if (known.status === "infeasible") return known.reasons.map(reasonWords);
    return known.status === "partial" ? known.broken.map((broken) => unmetWords(broken, teamName)) : [];
  };
  const teams = () => {
    const known = solution();
    return known.status === "ok"
      ? known.teams.map((members) => members.map((p) => props.proposed.people[p]!))
      : [];
  };
  const skillsOf = (skills: readonly string[]) => skills.filter((skill) => skill in props.wish.skills);
  let place: HTMLDivElement | undefined;
  createEffect(on(solution, () => place?.scrollIntoView({ block: "nearest" })));
  return (
    <div ref={(element) => (place = element)}>
      <Show when={reasons().length > 0}>
        <Note tone="danger" live title={words("rot.mixed.none")}>
          <ul class={css["why"]}>
            <For each={reasons()}>{(reason) => <li>{reason}</li>}</For>
          </ul>
        </Note>
      </Show>
      <Show when={teams().length > 0}>
        <section aria-label={words("rot.mixed.proposed")} aria-live="polite">
          <h3>{words("rot.mixed.proposed")}</h3>
          <ol class={`${css["why"]} ${css["proposed"]}`}>
            <For each={teams()}>
              {(members, team) => (
                <li>
                  {formatList(
                    members.map(({ id, organ_id, skills }) =>
                      words("rot.mixed.member", {
                        name: nameOf().get(id) ?? "",
                        about: formatList([organOf().get(organ_id) ?? "", ...skillsOf(skills)]),
                      }),
                    ),
                  )}
                  <Show when={props.proposed.barred[team()]}>
                    {(n) => (
                      <p class={css["muted"]}>{words("rot.mixed.barred", { n: n(), of: props.targets })}</p>
                    )}
                  </Show>
                </li>
              )}
            </For>
          </ol>
        </section>
      </Show>
    </div>
  );
}
