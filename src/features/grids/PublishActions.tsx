import { useNavigate } from "@solidjs/router";
import { useMutation, useQueryClient } from "@tanstack/solid-query";
import { createSignal, Show } from "solid-js";
import { today } from "../../lib/clock.ts";
import { Button } from "../../ui/Button.tsx";
import { ConfirmDialog } from "../../ui/Dialog.tsx";
import { ErrorNote } from "../../ui/ErrorNote.tsx";
import { DateField } from "../../ui/TextField.tsx";
import { toast } from "../../ui/toasts.ts";
import { discardPlan, keys, publishPlan } from "./data.ts";
import { words } from "./strings.ts";

/** Publish from a day on, or discard. Unsaved changes come first. */
export function PublishActions(props: { planId: string; isBlocked: boolean }) {
  const queryClient = useQueryClient();
  const navigate = useNavigate();
  const [dialog, setDialog] = createSignal<"publish" | "discard">();
  const [day, setDay] = createSignal(today());
  const publish = useMutation(() => ({
    mutationFn: () => publishPlan(props.planId, day()),
    onSuccess: async () => {
      setDialog();
      toast(words("plan.published"));
      await queryClient.invalidateQueries({ queryKey: keys.all });
    },
  }));
  const discard = useMutation(() => ({
    mutationFn: () => discardPlan(props.planId),
    onSuccess: async () => {
      await queryClient.invalidateQueries({ queryKey: keys.all });
      navigate("/grids");
    },
  }));
  return (
    <>
      <Button onClick={() => setDialog("discard")}>{words("plan.discard")}</Button>
      <Button kind="primary" disabled={props.isBlocked} onClick={() => setDialog("publish")}>
        {words("plan.publish")}
      </Button>
      <ConfirmDialog
        open={dialog() === "publish"}
        title={words("plan.publish")}
        confirmLabel={words("plan.publish")}
        busy={publish.isPending}
        onConfirm={() => publish.mutate()}
        onClose={() => setDialog()}
      >
        <p>{words("plan.publish_words")}</p>
        <DateField label={words("plan.publish_day")} required value={day()} onInput={setDay} />
        <Show when={publish.error}>{(error) => <ErrorNote error={error()} />}</Show>
      </ConfirmDialog>
      <ConfirmDialog
        open={dialog() === "discard"}
        title={words("plan.discard")}
        confirmLabel={words("plan.discard")}
        danger
        busy={discard.isPending}
        onConfirm={() => discard.mutate()}
        onClose={() => setDialog()}
      >
        <p>{words("plan.discard_words")}</p>
        <Show when={discard.error}>{(error) => <ErrorNote error={error()} />}</Show>
      </ConfirmDialog>
    </>
  );
}
