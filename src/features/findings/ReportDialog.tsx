import { useQueryClient } from "@tanstack/solid-query";
import { createSignal, Show } from "solid-js";
import type { Finding } from "../../core/findings/finding.schema.ts";
import { t } from "../../lib/i18n.ts";
import { Button } from "../../ui/Button.tsx";
import { Drawer } from "../../ui/Dialog.tsx";
import { ErrorNote } from "../../ui/ErrorNote.tsx";
import { TextArea, TextField } from "../../ui/TextField.tsx";
import { toast } from "../../ui/toasts.ts";
import { PhotosField } from "../../ui/PhotosField.tsx";
import { renewFindings } from "./data.ts";
import { createOutbox } from "../../lib/outbox/entries.ts";
import { createSaving } from "../../lib/saving.ts";
import { saveReport } from "./save.ts";
import { words } from "./strings.ts";
import { VagueHint } from "./VagueHint.tsx";
import css from "./findings.module.css";

/** The unit says what it has put right, with or without a network; somebody else verifies it. */
export function ReportDialog(props: { finding: Finding; onClose: () => void }) {
  const client = useQueryClient();
  const outbox = createOutbox();
  const saving = createSaving();
  const [proof, setProof] = createSignal("");
  // eslint-disable-next-line solid/reactivity -- only where the dialog opens
  const [owner, setOwner] = createSignal(props.finding.owner_name ?? "");
  const [photos, setPhotos] = createSignal<readonly File[]>([]);
  const [isTried, setTried] = createSignal(false);
  const isMissing = () => proof().trim() === "";
  const save = async () => {
    if (saving.isBusy()) return;
    setTried(true);
    if (isMissing()) return;
    const lost = await saving.follow(
      saveReport({
        findingId: props.finding.id,
        title: props.finding.title,
        proof: proof().trim(),
        ownerName: owner().trim(),
        photos: photos(),
      }),
    );
    if (!lost) return;
    if (lost.length > 0) toast(words("report.photos_lost", { n: lost.length }), { tone: "danger" });
    toast(words("report.saved"));
    props.onClose();
    await renewFindings(client);
  };
  return (
    <Drawer
      open
      title={words("report.title")}
      onClose={() => props.onClose()}
      actions={
        <>
          <Button onClick={() => props.onClose()}>{t("action.cancel")}</Button>
          <Button kind="primary" busy={saving.isBusy()} onClick={() => void save()}>
            {words("report.send")}
          </Button>
        </>
      }
    >
      <div class={css["form"]}>
        <Show when={saving.error()}>{(error) => <ErrorNote error={error()} />}</Show>
        <div>
          <TextArea
            id="finding-proof"
            label={words("report.proof")}
            hint={words("report.proof_hint")}
            required
            rows={6}
            maxLength={4000}
            value={proof()}
            error={isTried() && isMissing() ? words("report.proof_required") : undefined}
            onInput={setProof}
          />
          <VagueHint text={proof()} />
        </div>
        <TextField
          id="finding-report-owner"
          label={words("field.owner")}
          maxLength={40}
          value={owner()}
          onInput={setOwner}
        />
        <Show when={outbox()?.photoActions()}>
          <PhotosField
            id="finding-photos"
            label={words("report.photos")}
            hint={words("report.photos_hint")}
            value={photos()}
            onChange={setPhotos}
          />
        </Show>
      </div>
    </Drawer>
  );
}
