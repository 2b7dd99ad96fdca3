import { createSignal, For, Show } from "solid-js";
import { formatList, formatMoment } from "../../lib/format.ts";
import { signedIn } from "../../lib/session.ts";
import { Button } from "../../ui/Button.tsx";
import { Card } from "../../ui/Card.tsx";
import { RadioGroup } from "../../ui/ChoiceGroup.tsx";
import { createChange } from "./change.ts";
import { type ActivationRecord, decideRecusal, type Recusal } from "./data.ts";
import { ReasonDialog } from "./ReasonDialog.tsx";
import { words } from "./strings.ts";
import css from "./activations.module.css";

const MANDATORY = ["near_relative", "witness", "interest"];

/** What was declared before anybody saw the matter, and what a leader decided. */
export function RecusalsCard(props: { record: ActivationRecord }) {
  const [deciding, setDeciding] = createSignal<Recusal>();
  const waits = (recusal: Recusal) =>
    recusal.decision === null &&
    props.record.team.some(
      (member) => member.officer_id === recusal.officer_id && member.state === "accepted",
    );
  // Who declared nothing and has no tie is a number; the others are told one by one.
  const telling = () =>
    props.record.recusals.filter(
      (recusal) => recusal.relation !== "none" || recusal.decision !== null || waits(recusal),
    );
  const plain = () => props.record.recusals.length - telling().length;
  const mayDecide = (recusal: Recusal) =>
    props.record.may_decide && waits(recusal) && recusal.officer_id !== signedIn().officer.id;
  return (
    <Card title={words("recusal.title")} flush>
      <ul class={css["rows"]} aria-label={words("recusal.title")}>
        <For each={telling()}>
          {(recusal) => (
            <li class={css["row"]}>
              <RecusalWords recusal={recusal} waits={waits(recusal)} />
              <Show when={mayDecide(recusal)}>
                <Button kind="primary" onClick={() => setDeciding(recusal)}>
                  {words("recusal.decide")}
                </Button>
              </Show>
            </li>
          )}
        </For>
        <Show when={plain() > 0}>
          <li class={css["row"]}>
            <span class={css["muted"]}>{words("recusal.none", { n: plain() })}</span>
          </li>
        </Show>
      </ul>
      <Show when={deciding()} keyed>
        {(recusal) => <DecisionDialog recusal={recusal} onClose={() => setDeciding(undefined)} />}
      </Show>
    </Card>
  );
}

const tieWord = (kind: string): string => words.maybe(`tie.${kind}`) ?? kind;

function RecusalWords(props: { recusal: Recusal; waits: boolean }) {
  return (
    <div class={css["who"]}>
      <span class={css["line"]}>
        <strong>{props.recusal.name}</strong>
        <span class={css["muted"]}>{formatMoment(props.recusal.declared_at)}</span>
      </span>
      <span>{words("recusal.declared", { relation: words(`relation.${props.recusal.relation}`) })}</span>
      <Show when={props.recusal.explanation}>{(text) => <span>{text()}</span>}</Show>
      <Show when={props.recusal.ties.length > 0}>
        <span>
          {words("recusal.on_file", {
            ties: formatList(props.recusal.ties.map(({ kind }) => tieWord(kind))),
          })}
        </span>
      </Show>
      <Show when={props.waits}>
        <span class={css["warning"]}>{words("recusal.waits")}</span>
      </Show>
      <Show when={props.recusal.decision}>
        {(decision) => (
          <span>
            {words("recusal.decided", {
              by: props.recusal.decided_by ?? "",
              decision: words(`recusal.${decision()}`),
              reason: props.recusal.decision_reason ?? "",
            })}
          </span>
        )}
      </Show>
    </div>
  );
}

function DecisionDialog(props: { recusal: Recusal; onClose: () => void }) {
  const isMandatory = () => MANDATORY.includes(props.recusal.relation);
  const [decision, setDecision] = createSignal<"stay" | "withdraw">("withdraw");
  const decide = createChange(decideRecusal, { onDone: () => props.onClose() });
  return (
    <ReasonDialog
      title={words("recusal.decide_title", { name: props.recusal.name })}
      explanation={words("recusal.mandatory")}
      reasonLabel={words("recusal.reason")}
      confirmLabel={words("recusal.decide")}
      busy={decide.isPending}
      error={decide.error}
      onSubmit={(reason) => decide.mutate({ recusal_id: props.recusal.id, decision: decision(), reason })}
      onClose={() => props.onClose()}
    >
      <RecusalWords recusal={props.recusal} waits={false} />
      <RadioGroup
        label={words("recusal.decide")}
        look="chips"
        options={(["stay", "withdraw"] as const).map((value) => ({
          value,
          label: words(`recusal.${value}`),
          disabled: value === "stay" && isMandatory(),
        }))}
        value={decision()}
        onChange={setDecision}
      />
    </ReasonDialog>
  );
}
