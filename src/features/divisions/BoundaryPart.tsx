import { useMutation, useQuery, useQueryClient } from "@tanstack/solid-query";
import { createSignal, Match, Show, Switch } from "solid-js";
import { boundaryKeys } from "../../lib/boundaries.ts";
import { now } from "../../lib/clock.ts";
import { formatAgo } from "../../lib/format.ts";
import { t } from "../../lib/i18n.ts";
import { Button } from "../../ui/Button.tsx";
import { ErrorNote } from "../../ui/ErrorNote.tsx";
import { FileDrop } from "../../ui/FileDrop.tsx";
import { LoadingState } from "../../ui/LoadingState.tsx";
import { TextField } from "../../ui/TextField.tsx";
import { toast } from "../../ui/toasts.ts";
import { BOUNDARY_FILE_BYTES, readBoundary, type ReadBoundary } from "./boundary.ts";
import { boundariesQuery, keys, saveBoundary } from "./data.ts";
import { type Place, villagesBelow } from "./places.ts";
import { words } from "./strings.ts";
import css from "./divisions.module.css";

/** The boundary of a division: whether there is one, whose it is, and for an administrator the way to upload one. */
export function BoundaryPart(props: { place: Place; canUpload: boolean }) {
  const boundaries = useQuery(boundariesQuery);
  const [isOpen, setOpen] = createSignal(false);
  const saved = () =>
    boundaries.isSuccess
      ? boundaries.data.find((boundary) => boundary.division_code === props.place.code)
      : undefined;
  return (
    <div class={css["form"]}>
      <Switch>
        <Match when={boundaries.error}>
          {(error) => <ErrorNote error={error()} onRetry={() => void boundaries.refetch()} />}
        </Match>
        <Match when={!boundaries.isSuccess}>
          <LoadingState lines={1} />
        </Match>
        <Match when={saved()}>
          {(boundary) => (
            <p class={css["cell"]}>
              {words("boundary.saved", {
                when: formatAgo(boundary().uploaded_at, now()),
                attribution: boundary().attribution,
              })}
            </p>
          )}
        </Match>
        <Match when={boundaries.isSuccess}>
          <p class={css["muted"]}>{words("boundary.none")}</p>
        </Match>
      </Switch>
      <Show when={props.canUpload && boundaries.isSuccess}>
        <Show
          when={isOpen()}
          fallback={
            <Button onClick={() => setOpen(true)}>
              {words(saved() ? "boundary.replace" : "boundary.upload")}
            </Button>
          }
        >
          <BoundaryForm place={props.place} onClose={() => setOpen(false)} />
        </Show>
      </Show>
    </div>
  );
}

function BoundaryForm(props: { place: Place; onClose: () => void }) {
  const queryClient = useQueryClient();
  const [file, setFile] = createSignal<{ name: string; content: ReadBoundary | "unreadable" }>();
  const [attribution, setAttribution] = createSignal("");
  const [isTried, setTried] = createSignal(false);
  const save = useMutation(() => ({
    mutationFn: saveBoundary,
    onSuccess: async () => {
      toast(words("boundary.done"));
      props.onClose();
      await Promise.all(
        [keys.boundaries(), boundaryKeys.all].map((queryKey) => queryClient.invalidateQueries({ queryKey })),
      );
    },
  }));
  const read = () => {
    const content = file()?.content;
    return typeof content === "object" && content.status === "read" ? content : undefined;
  };
  const fileProblem = () => {
    const content = file()?.content;
    if (content === "unreadable") return words("boundary.unreadable");
    if (content?.status === "refused") {
      return words(`boundary.${content.problem}`, { name: props.place.name });
    }
    return isTried() && !content ? words("boundary.file_required") : undefined;
  };
  const open = async (chosen: File) => {
    const known = knownPoints(props.place);
    const content = await chosen.text().then(
      (text) => readBoundary(text, known),
      // Moved or locked after it was chosen.
      () => "unreadable" as const,
    );
    setFile({ name: chosen.name, content });
  };
  const submit = () => {
    setTried(true);
    const content = read();
    if (!content || attribution().trim() === "") return;
    save.mutate({
      division_code: props.place.code,
      geojson: content.geojson,
      attribution: attribution().trim(),
    });
  };

  return (
    <div class={`${css["form"]} ${css["wide"]}`}>
      <Show when={save.error}>{(error) => <ErrorNote error={error()} />}</Show>
      <div class={css["wide"]}>
        <FileDrop
          label={words("boundary.file")}
          hint={words("boundary.file_hint")}
          required
          accept=".geojson,.json"
          maxBytes={BOUNDARY_FILE_BYTES}
          error={fileProblem()}
          onFiles={([chosen]) => chosen && void open(chosen)}
        />
      </div>
      <Show when={read()}>
        {(content) => (
          <p role="status" class={css["muted"]}>
            {words("boundary.ready", {
              name: file()?.name ?? "",
              areas: content().areas,
              points: content().points,
            })}
          </p>
        )}
      </Show>
      <div class={css["wide"]}>
        <TextField
          label={words("boundary.attribution")}
          hint={words("boundary.attribution_hint")}
          required
          maxLength={200}
          value={attribution()}
          onInput={setAttribution}
          error={
            isTried() && attribution().trim() === "" ? words("boundary.attribution_required") : undefined
          }
        />
      </div>
      <div class={css["actions"]}>
        <Button onClick={() => props.onClose()}>{t("action.cancel")}</Button>
        <Button kind="primary" busy={save.isPending} onClick={submit}>
          {words("boundary.save")}
        </Button>
      </div>
    </div>
  );
}

/** Real points of a division and of all below it. */
function knownPoints(place: Place): { lon: number; lat: number }[] {
  return [place, ...place.children, ...villagesBelow(place.children)].flatMap(({ lon, lat }) =>
    lon === null || lat === null ? [] : [{ lon, lat }],
  );
}
