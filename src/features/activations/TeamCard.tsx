import { createSignal, For, lazy, Show, Suspense, untrack } from "solid-js";
import { formatBeside, formatDayRange } from "../../lib/format.ts";
import { stateWord } from "../../lib/flow.ts";
import { signedIn } from "../../lib/session.ts";
import { Badge, StatusTag } from "../../ui/Badge.tsx";
import { Button } from "../../ui/Button.tsx";
import { Card } from "../../ui/Card.tsx";
import { plusIcon } from "../../ui/icons.ts";
import type { ActivationRecord, Member } from "./data.ts";
import { DeclareDialog, RenewDialog, RenewalDecisionDialog, WithdrawDialog } from "./MemberDialogs.tsx";
import { words } from "./strings.ts";
import { toneOf } from "./tones.ts";
import css from "./activations.module.css";

// Only who staffs a team loads the proposal.
const StaffingDialog = lazy(() =>
  import("./StaffingDialog.tsx").then((module) => ({ default: module.StaffingDialog })),
);

const MAY_BE_STAFFED = ["approved", "staffed", "in_progress"];
type Step = "withdraw" | "renew" | "approve" | "refuse" | "declare";

/** Who was asked, who comes, from when to when. */
export function TeamCard(props: { record: ActivationRecord }) {
  const [isStaffing, setStaffing] = createSignal(false);
  const [step, setStep] = createSignal<{ step: Step; member: Member }>();
  const close = () => setStep(undefined);
  const present = () => props.record.team.filter((member) => member.state === "cleared");
  const forces = () => new Set(present().map((member) => member.force)).size;
  const lacks = () =>
    [
      present().length < 2 && words("team.too_small"),
      forces() < props.record.forces_min && words("team.mix", { n: props.record.forces_min }),
    ].filter((lack) => lack !== false);
  const mayPropose = () => props.record.may_staff && MAY_BE_STAFFED.includes(props.record.activation.state);
  return (
    <Card
      title={words("team.title")}
      aside={present().length > 0 ? words("team.forces", { n: forces() }) : undefined}
      actions={
        <Show when={mayPropose()}>
          <Button
            kind={props.record.team.length === 0 ? "primary" : "secondary"}
            icon={plusIcon}
            onClick={() => setStaffing(true)}
          >
            {words("team.propose")}
          </Button>
        </Show>
      }
      flush
    >
      <Show when={props.record.team.length > 0} fallback={<p class={css["padded"]}>{words("team.none")}</p>}>
        <ul class={css["rows"]} aria-label={words("team.title")}>
          <For each={props.record.team}>
            {(member) => (
              <MemberRow
                member={member}
                record={props.record}
                onStep={(chosen) => setStep({ step: chosen, member })}
              />
            )}
          </For>
        </ul>
      </Show>
      <Show when={props.record.activation.state === "approved" && props.record.team.length > 0}>
        <For each={lacks()}>{(lack) => <p class={`${css["padded"]} ${css["warning"]}`}>{lack}</p>}</For>
      </Show>
      <Show when={isStaffing()}>
        <Suspense>
          <StaffingDialog record={props.record} onClose={() => setStaffing(false)} />
        </Suspense>
      </Show>
      <Show when={step()} keyed>
        {(chosen) => <StepDialog {...chosen} activationId={props.record.activation.id} onClose={close} />}
      </Show>
    </Card>
  );
}

function StepDialog(props: { step: Step; member: Member; activationId: string; onClose: () => void }) {
  const step = untrack(() => props.step);
  switch (step) {
    case "withdraw":
      return <WithdrawDialog member={props.member} onClose={() => props.onClose()} />;
    case "renew":
      return <RenewDialog member={props.member} onClose={() => props.onClose()} />;
    case "declare":
      return <DeclareDialog activationId={props.activationId} onClose={() => props.onClose()} />;
    default:
      return <RenewalDecisionDialog member={props.member} decision={step} onClose={() => props.onClose()} />;
  }
}

function MemberRow(props: { member: Member; record: ActivationRecord; onStep: (step: Step) => void }) {
  const isMine = () => props.member.officer_id === signedIn().officer.id;
  const isOpen = () => ["requested", "asked", "accepted", "cleared"].includes(props.member.state);
  const maySayNo = () => props.record.may_staff && isOpen() && props.member.state !== "requested";
  const mayRenew = () =>
    props.record.may_staff &&
    props.member.state === "cleared" &&
    ["staffed", "in_progress"].includes(props.record.activation.state) &&
    !props.record.team.some((other) => other.renewal_of === props.member.id && other.state !== "withdrawn");
  const mayApprove = () =>
    props.record.may_approve &&
    props.member.state === "requested" &&
    props.member.asked_by !== signedIn().officer.id;
  return (
    <li class={css["row"]}>
      <div class={css["who"]}>
        <span class={css["line"]}>
          <strong>{props.member.name}</strong>
          <Show when={props.member.is_lead}>
            <Badge tone="info">{words("team.lead")}</Badge>
          </Show>
          <Show when={props.member.is_own}>
            <Badge>{words("team.own")}</Badge>
          </Show>
          <Show when={props.member.renewal_of}>
            <Badge>{words("team.renewal")}</Badge>
          </Show>
        </span>
        <span class={css["muted"]}>
          {formatBeside(props.member.home_organ, words(`force.${props.member.force}`))}
        </span>
        <span class={css["muted"]}>
          {formatDayRange(props.member.from_on, props.member.ended_on ?? props.member.to_on)}
        </span>
        <Show when={isOpen() && !props.member.is_own && props.member.days_lent}>
          {(days) => <span class={css["muted"]}>{words("team.days_lent", { n: days() })}</span>}
        </Show>
        <Show when={props.member.renewal_reason ?? props.member.answer_reason}>
          {(reason) => <span>{words("team.declined", { reason: reason() })}</span>}
        </Show>
      </div>
      <StatusTag tone={toneOf(props.member.state)}>{stateWord("deployment", props.member.state)}</StatusTag>
      <div class={css["buttons"]}>
        <Show when={mayApprove()}>
          <Button onClick={() => props.onStep("approve")}>{words("team.approve_renewal")}</Button>
          <Button kind="quiet" onClick={() => props.onStep("refuse")}>
            {words("team.refuse_renewal")}
          </Button>
        </Show>
        <Show when={mayRenew()}>
          <Button kind="quiet" onClick={() => props.onStep("renew")}>
            {words("team.renew")}
          </Button>
        </Show>
        <Show when={maySayNo()}>
          <Button kind="quiet" onClick={() => props.onStep("withdraw")}>
            {words("team.withdraw")}
          </Button>
        </Show>
        <Show when={isMine() && props.member.state === "cleared"}>
          <Button kind="quiet" onClick={() => props.onStep("declare")}>
            {words("team.declare")}
          </Button>
        </Show>
      </div>
    </li>
  );
}
