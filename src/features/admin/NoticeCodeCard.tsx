import { useMutation, useQuery, useQueryClient } from "@tanstack/solid-query";
import { createSignal, type JSX, Match, Show, Switch, untrack } from "solid-js";
import { today } from "../../lib/clock.ts";
import { formatPair } from "../../lib/format.ts";
import { t } from "../../lib/i18n.ts";
import { signedIn } from "../../lib/session.ts";
import { Button } from "../../ui/Button.tsx";
import { Card } from "../../ui/Card.tsx";
import { ErrorNote } from "../../ui/ErrorNote.tsx";
import { LoadingState } from "../../ui/LoadingState.tsx";
import { SelectField } from "../../ui/SelectField.tsx";
import { TextField } from "../../ui/TextField.tsx";
import { toast } from "../../ui/toasts.ts";
import { FormActions, FormGrid } from "../../ui/Toolbar.tsx";
import { keys, type NumberingOrgan, numberingOrgansQuery, setNoticeCode } from "./data.ts";
import { words } from "./strings.ts";

const LONGEST = 20;

const administeredIds = (): string[] =>
  signedIn().roles.flatMap(({ role, organ_id }) => (role === "administrator" ? [organ_id] : []));

/** 机关代字: the letters with which the numbers of a commission's notices begin. Only for who administers one. */
export function NoticeCodeCard() {
  const organs = useQuery(() => numberingOrgansQuery(administeredIds()));
  const known = () => (organs.isSuccess ? organs.data : []);
  const [picked, setPicked] = createSignal<string>();
  const organ = () => known().find(({ id }) => id === picked()) ?? known()[0];
  return (
    <Show when={administeredIds().length > 0}>
      <Card title={words("notice_code.title")}>
        <Switch>
          <Match when={organs.error}>
            {(error) => <ErrorNote error={error()} onRetry={() => void organs.refetch()} />}
          </Match>
          <Match when={organs.isPending}>
            <LoadingState lines={2} />
          </Match>
          <Match when={organ()?.id} keyed>
            {(_id) => (
              <CodeForm organ={untrack(() => organ()!)}>
                <SelectField
                  label={words("notice_code.organ")}
                  options={known().map(({ id, name }) => ({ value: id, label: name }))}
                  value={organ()!.id}
                  onChange={setPicked}
                />
              </CodeForm>
            )}
          </Match>
        </Switch>
      </Card>
    </Show>
  );
}

function CodeForm(props: { organ: NumberingOrgan; children: JSX.Element }) {
  const client = useQueryClient();
  const [text, setText] = createSignal(untrack(() => props.organ.notice_code ?? ""));
  const save = useMutation(() => ({
    mutationFn: () => setNoticeCode(props.organ.id, text().trim()),
    onSuccess: async () => {
      toast(words("notice_code.saved"));
      await client.invalidateQueries({ queryKey: keys.numbering(administeredIds()) });
    },
  }));
  /** A number as the database gives it. */
  const sample = () => `${text().trim() || props.organ.code || ""}整改〔${today().slice(0, 4)}〕1号`;
  return (
    <>
      <FormGrid columns={2}>
        {props.children}
        <TextField
          label={words("notice_code.field")}
          hint={words("notice_code.hint")}
          maxLength={LONGEST}
          value={text()}
          onInput={setText}
        />
      </FormGrid>
      <p role="status">
        {formatPair(words("notice_code.sample"), "")}
        <span lang="zh-CN">{sample()}</span>
      </p>
      <Show when={save.error}>{(error) => <ErrorNote error={error()} />}</Show>
      <FormActions>
        <Button busy={save.isPending} onClick={() => save.mutate()}>
          {t("action.save")}
        </Button>
      </FormActions>
    </>
  );
}
