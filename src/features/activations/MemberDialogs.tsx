import { RELATIONS } from "../../core/relations.ts";
import { createSignal, untrack } from "solid-js";
import { addDays } from "../../core/calendar/day.ts";
import { SelectField } from "../../ui/SelectField.tsx";
import { DateField } from "../../ui/TextField.tsx";
import { createChange } from "./change.ts";
import { askRenewal, decideRenewal, declareRecusal, type Member, withdrawLoan } from "./data.ts";
import { ReasonDialog } from "./ReasonDialog.tsx";
import { words } from "./strings.ts";

interface Props {
  member: Member;
  onClose: () => void;
}

export function WithdrawDialog(props: Props) {
  const withdraw = createChange(withdrawLoan, { onDone: () => props.onClose() });
  return (
    <ReasonDialog
      title={words("team.withdraw_title", { name: props.member.name })}
      explanation={words("team.withdraw_words")}
      reasonLabel={words("team.reason")}
      confirmLabel={words("team.withdraw")}
      danger
      busy={withdraw.isPending}
      error={withdraw.error}
      onSubmit={(reason) => withdraw.mutate({ deployment_id: props.member.id, reason })}
      onClose={() => props.onClose()}
    />
  );
}

const RENEWED_DAYS = 14;

export function RenewDialog(props: Props) {
  const first = () => addDays(props.member.to_on, 1);
  const [toOn, setToOn] = createSignal(untrack(() => addDays(props.member.to_on, RENEWED_DAYS)));
  const renew = createChange(askRenewal, { onDone: () => props.onClose() });
  return (
    <ReasonDialog
      title={words("team.renew_title", { name: props.member.name })}
      explanation={words("team.renew_words")}
      reasonLabel={words("team.reason")}
      confirmLabel={words("team.renew")}
      busy={renew.isPending}
      error={renew.error}
      isReady={toOn() >= first()}
      onSubmit={(reason) => renew.mutate({ deployment_id: props.member.id, to_on: toOn(), reason })}
      onClose={() => props.onClose()}
    >
      <DateField label={words("team.renew_to")} required min={first()} value={toOn()} onInput={setToOn} />
    </ReasonDialog>
  );
}

export function RenewalDecisionDialog(props: Props & { decision: "approve" | "refuse" }) {
  const decide = createChange(decideRenewal, { onDone: () => props.onClose() });
  return (
    <ReasonDialog
      title={words(props.decision === "approve" ? "team.approve_renewal" : "team.refuse_renewal")}
      explanation={words("team.renew_words")}
      reasonLabel={words("team.reason")}
      confirmLabel={words(props.decision === "approve" ? "team.approve_renewal" : "team.refuse_renewal")}
      busy={decide.isPending}
      error={decide.error}
      onSubmit={(reason) =>
        decide.mutate({ deployment_id: props.member.id, decision: props.decision, reason })
      }
      onClose={() => props.onClose()}
    />
  );
}

/** Found out later: access stops at once. */
export function DeclareDialog(props: { activationId: string; onClose: () => void }) {
  const relations = RELATIONS.filter((relation) => relation !== "none");
  const [relation, setRelation] = createSignal<(typeof relations)[number]>("near_relative");
  const declare = createChange(declareRecusal, { onDone: () => props.onClose() });
  return (
    <ReasonDialog
      title={words("team.declare_title")}
      explanation={words("team.declare_words")}
      reasonLabel={words("answer.explanation")}
      confirmLabel={words("team.declare")}
      danger
      busy={declare.isPending}
      error={declare.error}
      onSubmit={(explanation) =>
        declare.mutate({ activation_id: props.activationId, relation: relation(), explanation })
      }
      onClose={() => props.onClose()}
    >
      <SelectField
        label={words("answer.relation")}
        options={relations.map((value) => ({ value, label: words(`relation.${value}`) }))}
        value={relation()}
        onChange={setRelation}
      />
    </ReasonDialog>
  );
}
