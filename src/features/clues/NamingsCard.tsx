import { RELATIONS, type Relation } from "../../core/relations.ts";
import { useQuery } from "@tanstack/solid-query";
import { createSignal, For, Show } from "solid-js";
import { t } from "../../lib/i18n.ts";
import { Button } from "../../ui/Button.tsx";
import { Card } from "../../ui/Card.tsx";
import { RadioGroup } from "../../ui/ChoiceGroup.tsx";
import { Dialog } from "../../ui/Dialog.tsx";
import { ErrorNote } from "../../ui/ErrorNote.tsx";
import { createClueChange, declareRelation, type Naming, namingsQuery } from "./data.ts";
import { words } from "./strings.ts";
import css from "./clues.module.css";

/** Clues that the person is named for: before the first look he declares what ties him to them. */
export function NamingsCard() {
  const query = useQuery(namingsQuery);
  const namings = () => (query.isSuccess ? query.data : []);
  const [declaring, setDeclaring] = createSignal<Naming>();
  return (
    <Show when={namings().length > 0}>
      <Card title={words("named")} aside={words("named.words")} flush>
        <ul class={css["rows"]}>
          <For each={namings()}>
            {(naming) => (
              <li>
                <span class={css["grow"]}>
                  <strong>{naming.number}</strong>
                  <br />
                  {words("named.as", { part: words(`part.${naming.part}`), unit: naming.unit_name ?? "" })}
                </span>
                <Button kind="primary" onClick={() => setDeclaring(naming)}>
                  {words("named.declare")}
                </Button>
              </li>
            )}
          </For>
        </ul>
      </Card>
      <Show when={declaring()} keyed>
        {(naming) => <DeclareDialog naming={naming} onClose={() => setDeclaring(undefined)} />}
      </Show>
    </Show>
  );
}

function DeclareDialog(props: { naming: Naming; onClose: () => void }) {
  const [relation, setRelation] = createSignal<Relation | "">("");
  const [isTried, setTried] = createSignal(false);
  const declare = createClueChange(declareRelation, () => props.onClose());
  const submit = () => {
    setTried(true);
    const chosen = relation();
    if (chosen !== "") declare.mutate({ clueId: props.naming.clue_id, relation: chosen });
  };
  return (
    <Dialog
      open
      title={words("declare.title", { number: props.naming.number })}
      onClose={() => props.onClose()}
      actions={
        <>
          <Button onClick={() => props.onClose()}>{t("action.cancel")}</Button>
          <Button kind="primary" busy={declare.isPending} onClick={submit}>
            {words("declare.send")}
          </Button>
        </>
      }
    >
      <div class={css["form"]}>
        <Show when={declare.error}>{(error) => <ErrorNote error={error()} />}</Show>
        <p>{words("declare.words", { unit: props.naming.unit_name ?? "" })}</p>
        <RadioGroup
          label={words("declare.relation")}
          look="list"
          required
          options={RELATIONS.map((value) => ({ value, label: words(`relation.${value}`) }))}
          value={relation()}
          onChange={setRelation}
          error={isTried() && relation() === "" ? words("missing.relation") : undefined}
        />
        <Show when={relation() !== "" && relation() !== "none"}>
          <p>{words("declare.aside")}</p>
        </Show>
      </div>
    </Dialog>
  );
}
