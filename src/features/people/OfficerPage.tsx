import { useParams } from "@solidjs/router";
import { useQuery } from "@tanstack/solid-query";
import { createSignal, For, Match, Show, Switch } from "solid-js";
import { readDayRange } from "../../core/calendar/day-range.ts";
import { today } from "../../lib/clock.ts";
import { formatBeside, formatDay, formatDayRange, formatList } from "../../lib/format.ts";
import { t } from "../../lib/i18n.ts";
import { hasRole, signedIn } from "../../lib/session.ts";
import { Button } from "../../ui/Button.tsx";
import { Card, Stack } from "../../ui/Card.tsx";
import { DescriptionList } from "../../ui/DescriptionList.tsx";
import { ConfirmDialog } from "../../ui/Dialog.tsx";
import { EmptyState } from "../../ui/EmptyState.tsx";
import { ErrorNote } from "../../ui/ErrorNote.tsx";
import { editIcon } from "../../ui/icons.ts";
import { LoadingState } from "../../ui/LoadingState.tsx";
import { PageHeader } from "../../ui/PageHeader.tsx";
import { AccountCard } from "./AccountCard.tsx";
import { officerQuery, type OfficerRecord, organsQuery, saveOfficer, startSeeAs } from "./data.ts";
import { MovedRolesDialog } from "./MovedRolesDialog.tsx";
import { OfficerDialog } from "./OfficerDialog.tsx";
import { RolesCard } from "./RolesCard.tsx";
import { createDirectoryChange } from "./save.ts";
import { officerWords } from "./officer-strings.ts";
import { words } from "./strings.ts";
import { TiesCard } from "./TiesCard.tsx";
import css from "./people.module.css";

/** One officer: what everybody in the directory may know, and for the administrator roles, ties and the account. */
export function OfficerPage() {
  const params = useParams<{ id: string }>();
  const record = useQuery(() => officerQuery(params.id));
  const organs = useQuery(organsQuery);
  return (
    <Switch>
      <Match when={record.isError}>
        <PageHeader title={words("people.title")} back={{ href: "/people", label: words("people.back") }} />
        <ErrorNote error={record.error} onRetry={() => void record.refetch()} />
      </Match>
      <Match when={record.isSuccess && record.data === null}>
        <PageHeader title={words("people.title")} back={{ href: "/people", label: words("people.back") }} />
        <EmptyState title={officerWords("people.not_found")} />
      </Match>
      <Match when={record.isSuccess ? record.data : null}>
        {(known) => <Record record={known()} organs={organs.isSuccess ? organs.data : []} />}
      </Match>
      <Match when={record.isPending}>
        <LoadingState lines={8} />
      </Match>
    </Switch>
  );
}

function Record(props: { record: OfficerRecord; organs: Parameters<typeof OfficerDialog>[0]["organs"] }) {
  const officer = () => props.record.officer;
  const isAdministrator = () => hasRole("administrator");
  const isSelf = () => signedIn().officer.id === officer().id;
  const organName = (id: string) => props.organs.find((organ) => organ.id === id)?.name ?? "";
  const [dialog, setDialog] = createSignal<"edit" | "roles" | "see_as" | "left">();
  const grantsInForce = () =>
    props.record.grants.filter(({ valid_to }) => valid_to === null || valid_to >= today());
  const see = createDirectoryChange(startSeeAs, { onDone: () => location.assign("/") });
  const leave = createDirectoryChange(
    () => saveOfficer({ officer_id: officer().id, left_on: today(), version: officer().version }),
    { onDone: () => setDialog() },
  );

  return (
    <>
      <PageHeader
        title={officer().name}
        subtitle={formatBeside(organName(officer().organ_id), officer().post)}
        back={{ href: "/people", label: words("people.back") }}
        actions={
          <Show when={isAdministrator()}>
            <Show when={!isSelf() && officer().user_id}>
              <Button onClick={() => setDialog("see_as")}>{officerWords("people.see_as")}</Button>
            </Show>
            <Show when={!isSelf() && !officer().left_on}>
              <Button onClick={() => setDialog("left")}>{officerWords("people.mark_left")}</Button>
            </Show>
            <Button kind="primary" icon={editIcon} onClick={() => setDialog("edit")}>
              {t("action.edit")}
            </Button>
          </Show>
        }
      />
      <Stack gap="lg">
        <Card title={officerWords("people.details")}>
          <DescriptionList
            items={[
              { term: words("people.organ"), value: organName(officer().organ_id) },
              { term: words("people.post"), value: officer().post || t("state.none") },
              {
                term: words("people.availability"),
                value: officer().left_on
                  ? words("people.left")
                  : words(`people.availability.${officer().availability}`),
              },
              { term: words("people.skills"), value: formatList(officer().skills) || t("state.none") },
              {
                term: officerWords("people.grids"),
                value: (
                  <a href={`/grids/history?officer=${officer().id}`}>{officerWords("people.grids_open")}</a>
                ),
              },
            ]}
          />
        </Card>
        <Show when={isAdministrator() || isSelf()}>
          <RolesCard record={props.record} organs={props.organs} canChange={isAdministrator() && !isSelf()} />
          <Show when={isAdministrator()}>
            <AccountCard record={props.record} />
          </Show>
          <TiesCard record={props.record} organs={props.organs} canEnd={isAdministrator()} />
          <Card title={officerWords("people.posts")}>
            <ul class={css["lines"]}>
              <For each={[...props.record.posts].reverse()}>
                {(post) => (
                  <li>
                    <span class={css["grow"]}>{formatBeside(organName(post.organ_id), post.post)}</span>
                    <span class={css["muted"]}>{heldWords(post.held)}</span>
                  </li>
                )}
              </For>
            </ul>
          </Card>
        </Show>
      </Stack>
      <Show when={dialog() === "edit"}>
        <OfficerDialog
          organs={props.organs}
          officer={officer()}
          onClose={() => setDialog()}
          onMoved={() => !isSelf() && grantsInForce().length > 0 && setDialog("roles")}
        />
      </Show>
      <Show when={dialog() === "roles"}>
        <MovedRolesDialog
          name={officer().name}
          grants={grantsInForce()}
          organs={props.organs}
          onClose={() => setDialog()}
        />
      </Show>
      <ConfirmDialog
        open={dialog() === "see_as"}
        title={officerWords("people.see_as")}
        confirmLabel={officerWords("people.see_as_start")}
        busy={see.isPending}
        onConfirm={() => see.mutate(officer().id)}
        onClose={() => setDialog()}
      >
        <p>{officerWords("people.see_as_words")}</p>
        <Show when={see.error}>{(error) => <ErrorNote error={error()} />}</Show>
      </ConfirmDialog>
      <ConfirmDialog
        open={dialog() === "left"}
        title={officerWords("people.mark_left")}
        confirmLabel={officerWords("people.mark_left")}
        danger
        busy={leave.isPending}
        onConfirm={() => leave.mutate(undefined)}
        onClose={() => setDialog()}
      >
        <p>{officerWords("people.mark_left_words")}</p>
        <Show when={leave.error}>{(error) => <ErrorNote error={error()} />}</Show>
      </ConfirmDialog>
    </>
  );
}

function heldWords(range: string): string {
  const held = readDayRange(range);
  if (held === null) return "";
  return held.to === null
    ? officerWords("people.posts.since", { from: formatDay(held.from) })
    : formatDayRange(held.from, held.to);
}
