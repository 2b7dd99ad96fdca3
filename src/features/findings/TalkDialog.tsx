import { useMutation, useQueryClient } from "@tanstack/solid-query";
import { createSignal, createUniqueId, For, Index, Show } from "solid-js";
import { createStore } from "solid-js/store";
import type { Finding } from "../../core/findings/finding.schema.ts";
import { today } from "../../lib/clock.ts";
import { t } from "../../lib/i18n.ts";
import { Button, IconButton } from "../../ui/Button.tsx";
import { RadioGroup } from "../../ui/ChoiceGroup.tsx";
import { Drawer } from "../../ui/Dialog.tsx";
import { ErrorNote } from "../../ui/ErrorNote.tsx";
import { plusIcon, trashIcon } from "../../ui/icons.ts";
import { SelectField } from "../../ui/SelectField.tsx";
import { DateField, TextArea, TextField } from "../../ui/TextField.tsx";
import { toast } from "../../ui/toasts.ts";
import { recordTalk, renewFindings } from "./data.ts";
import { words } from "./strings.ts";
import css from "./findings.module.css";

type Part = "responsible" | "supervisor";
interface Person {
  post: string;
  part: Part;
  name: string;
}
const nobody = (): Person => ({ post: "", part: "responsible", name: "" });

/** Who was talked to because of this finding. 谈话提醒 and 约谈提醒 are two things and count apart. */
export function TalkDialog(props: { finding: Finding; onClose: () => void }) {
  const client = useQueryClient();
  const postsId = createUniqueId();
  const [kind, setKind] = createSignal<"talk_reminder" | "interview_reminder">("interview_reminder");
  const [onDay, setOnDay] = createSignal(today());
  const [people, setPeople] = createStore<Person[]>([nobody()]);
  const [note, setNote] = createSignal("");
  const [isTried, setTried] = createSignal(false);
  const saving = useMutation(() => ({
    mutationFn: recordTalk,
    onSuccess: async () => {
      toast(t("state.saved"));
      props.onClose();
      await renewFindings(client);
    },
  }));
  const save = () => {
    setTried(true);
    if (people.some(({ post }) => post.trim() === "")) return;
    saving.mutate({
      finding_id: props.finding.id,
      kind: kind(),
      on_day: onDay(),
      people: people.map(({ part, post, name }) => ({
        part,
        post: post.trim(),
        ...(name.trim() && { name: name.trim() }),
      })),
      ...(note().trim() && { note: note().trim() }),
    });
  };
  return (
    <Drawer
      open
      title={words("talk.title")}
      onClose={() => props.onClose()}
      actions={
        <>
          <Button onClick={() => props.onClose()}>{t("action.cancel")}</Button>
          <Button kind="primary" busy={saving.isPending} onClick={save}>
            {t("action.save")}
          </Button>
        </>
      }
    >
      <div class={css["form"]}>
        <Show when={saving.error}>{(error) => <ErrorNote error={error()} />}</Show>
        <RadioGroup
          id="talk-kind"
          label={words("talk.kind")}
          look="list"
          options={(["interview_reminder", "talk_reminder"] as const).map((value) => ({
            value,
            label: words(`talk.${value}`),
            hint: words(`talk.${value}_hint`),
          }))}
          value={kind()}
          onChange={setKind}
        />
        <DateField
          id="talk-day"
          label={words("talk.on_day")}
          required
          min={props.finding.found_on}
          max={today()}
          value={onDay()}
          onInput={setOnDay}
        />
        <datalist id={postsId}>
          <For each={words("talk.posts").split(",")}>{(post) => <option value={post}>{post}</option>}</For>
        </datalist>
        <Index each={people}>
          {(person, index) => (
            <div role="group" aria-label={words("talk.person", { n: index + 1 })} class={css["form"]}>
              <div class={css["person"]}>
                <TextField
                  label={words("talk.post")}
                  required
                  list={postsId}
                  maxLength={40}
                  value={person().post}
                  error={isTried() && person().post.trim() === "" ? words("talk.post_required") : undefined}
                  onInput={(post) => setPeople(index, { post })}
                />
                <SelectField
                  label={words("talk.part")}
                  options={(["responsible", "supervisor"] as const).map((value) => ({
                    value,
                    label: words(`talk.part.${value}`),
                  }))}
                  value={person().part}
                  onChange={(part) => setPeople(index, { part })}
                />
                <Show when={people.length > 1}>
                  <IconButton
                    icon={trashIcon}
                    label={words("talk.remove_person", { n: index + 1 })}
                    onClick={() => setPeople((all) => all.filter((_, place) => place !== index))}
                  />
                </Show>
              </div>
              <TextField
                label={words("talk.name")}
                maxLength={40}
                value={person().name}
                onInput={(name) => setPeople(index, { name })}
              />
            </div>
          )}
        </Index>
        <Button icon={plusIcon} onClick={() => setPeople(people.length, nobody())}>
          {words("talk.add_person")}
        </Button>
        <TextArea
          id="talk-note"
          label={words("field.note")}
          maxLength={2000}
          value={note()}
          onInput={setNote}
        />
      </div>
    </Drawer>
  );
}
