import { useMutation, useQuery, useQueryClient } from "@tanstack/solid-query";
import { createEffect, createSignal, For, on, Show } from "solid-js";
import { today } from "../../lib/clock.ts";
import { formatPair } from "../../lib/format.ts";
import { t } from "../../lib/i18n.ts";
import { signedIn } from "../../lib/session.ts";
import { Button } from "../../ui/Button.tsx";
import { Card } from "../../ui/Card.tsx";
import { ErrorNote } from "../../ui/ErrorNote.tsx";
import { LoadingState } from "../../ui/LoadingState.tsx";
import { TextField } from "../../ui/TextField.tsx";
import { toast } from "../../ui/toasts.ts";
import { FormActions } from "../../ui/Toolbar.tsx";
import { keys, noticeCodeQuery, setNoticeCode } from "./data.ts";
import { words } from "./strings.ts";

const LONGEST = 20;

/** A card for each organ that the signed-in person administers. */
export function NoticeCodes() {
  const organIds = signedIn().roles.flatMap(({ role, organ_id }) =>
    role === "administrator" ? [organ_id] : [],
  );
  return <For each={organIds}>{(id) => <NoticeCodeCard organId={id} />}</For>;
}

/** 机关代字: the letters with which the numbers of notices begin, of the organ that one administers. */
function NoticeCodeCard(props: { organId: string }) {
  const client = useQueryClient();
  const organ = useQuery(() => noticeCodeQuery(props.organId));
  const known = () => (organ.isSuccess ? organ.data : undefined);
  const [text, setText] = createSignal("");
  createEffect(on(known, (organ) => setText(organ?.notice_code ?? "")));
  const save = useMutation(() => ({
    mutationFn: () => setNoticeCode(props.organId, text().trim()),
    onSuccess: async () => {
      toast(words("notice_code.saved"));
      await client.invalidateQueries({ queryKey: keys.noticeCode(props.organId) });
    },
  }));
  /** A number as the database gives it. */
  const sample = () => `${text().trim() || known()?.code || ""}整改〔${today().slice(0, 4)}〕1号`;
  return (
    <Card title={words("notice_code.title")} aside={known()?.name}>
      <Show
        when={known()}
        fallback={
          <Show when={organ.error} fallback={<LoadingState lines={2} />}>
            {(error) => <ErrorNote error={error()} onRetry={() => void organ.refetch()} />}
          </Show>
        }
      >
        <TextField
          label={words("notice_code.field")}
          hint={words("notice_code.hint")}
          maxLength={LONGEST}
          value={text()}
          onInput={setText}
        />
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
      </Show>
    </Card>
  );
}
