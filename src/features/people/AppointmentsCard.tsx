import { useQuery } from "@tanstack/solid-query";
import { createSignal, For, Show } from "solid-js";
import { formatBeside, formatMoment } from "../../lib/format.ts";
import { t } from "../../lib/i18n.ts";
import { Button } from "../../ui/Button.tsx";
import { Card } from "../../ui/Card.tsx";
import { DescriptionList } from "../../ui/DescriptionList.tsx";
import { ConfirmDialog } from "../../ui/Dialog.tsx";
import { ErrorNote } from "../../ui/ErrorNote.tsx";
import { type Appointment, appointmentsQuery, decideAppointment } from "./appointments.ts";
import { appointmentWords as words } from "./appointment-strings.ts";
import { createDirectoryChange } from "./save.ts";
import css from "./people.module.css";

/** What waits for a second person: nobody opens the way to matters alone. Not there when nothing waits. */
export function AppointmentsCard() {
  const query = useQuery(appointmentsQuery);
  const waiting = () => (query.isSuccess ? query.data : []);
  const [agreeing, setAgreeing] = createSignal<Appointment>();
  const decide = createDirectoryChange(decideAppointment, { onDone: () => setAgreeing() });
  return (
    <>
      <Show when={query.error}>
        {(error) => <ErrorNote error={error()} onRetry={() => void query.refetch()} />}
      </Show>
      <Show when={waiting().length > 0}>
        <div class={css["above"]}>
          <Card title={words("title")} aside={words("hint")}>
            <Show when={!agreeing() && decide.error}>{(error) => <ErrorNote error={error()} />}</Show>
            <ul class={css["lines"]}>
              <For each={waiting()}>
                {(one) => (
                  <li>
                    <span class={css["grow"]}>
                      <a href={`/people/${one.officer_id}`}>{one.officer_name}</a>{" "}
                      {formatBeside(one.organ_name, one.post)}
                      <br />
                      <span class={css["muted"]}>{askedWords(one)}</span>
                    </span>
                    <span class={css["decision"]}>
                      <Show when={one.may_confirm}>
                        <Button kind="primary" onClick={() => setAgreeing(one)}>
                          {words("agree")}
                        </Button>
                      </Show>
                      <Button
                        kind="quiet"
                        busy={decide.isPending && !agreeing()}
                        onClick={() => decide.mutate({ kind: one.kind, id: one.id, agree: false })}
                      >
                        {words(one.may_confirm ? "refuse" : "withdraw")}
                      </Button>
                    </span>
                  </li>
                )}
              </For>
            </ul>
          </Card>
        </div>
      </Show>
      <ConfirmDialog
        open={agreeing() !== undefined}
        title={words("agree_title")}
        confirmLabel={words("agree")}
        busy={decide.isPending}
        onConfirm={() => {
          const one = agreeing();
          if (one) decide.mutate({ kind: one.kind, id: one.id, agree: true });
        }}
        onClose={() => setAgreeing()}
      >
        <p>{words("agree_words")}</p>
        <Show when={agreeing()}>{(one) => <DescriptionList items={facts(one())} />}</Show>
        <Show when={decide.error}>{(error) => <ErrorNote error={error()} />}</Show>
      </ConfirmDialog>
    </>
  );
}

const askedWords = (one: Appointment): string =>
  words(one.kind === "role" ? "asked_role" : "asked_invitation", {
    role: t(`role.${one.role}`),
    scope: one.scope_name,
    who: one.asked_by_name ?? "",
    moment: formatMoment(one.asked_at),
  });

const facts = (one: Appointment) => [
  { term: words("person"), value: formatBeside(one.officer_name, one.organ_name, one.post) },
  { term: words("role"), value: formatBeside(t(`role.${one.role}`), one.scope_name) },
  {
    term: words("account"),
    value: one.email
      ? words(one.has_account ? "account_open" : "account_invited", { email: one.email })
      : words(one.has_account ? "account_known" : "account_none"),
  },
];
