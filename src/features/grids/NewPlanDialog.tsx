import { useNavigate } from "@solidjs/router";
import { createSignal, onCleanup, Show } from "solid-js";
import { createStore } from "solid-js/store";
import { today } from "../../lib/clock.ts";
import { formatDay } from "../../lib/format.ts";
import { t } from "../../lib/i18n.ts";
import { signedIn } from "../../lib/session.ts";
import { Button } from "../../ui/Button.tsx";
import { Dialog } from "../../ui/Dialog.tsx";
import { ErrorNote } from "../../ui/ErrorNote.tsx";
import { ChipPicker, OptionPicker } from "../../ui/OptionPicker.tsx";
import { ProgressBar } from "../../ui/ProgressBar.tsx";
import { TextField } from "../../ui/TextField.tsx";
import { FormGrid } from "../../ui/Toolbar.tsx";
import { createPlan, type Organ, proposeTownship } from "./data.ts";
import { words } from "./strings.ts";

const DEFAULT_TOLERANCE_PCT = "15";

/** Draft a plan: a county township by township, with progress; stopping keeps what is done. */
export function NewPlanDialog(props: { organs: readonly Organ[]; onClose: () => void }) {
  const navigate = useNavigate();
  const scopes = () => planningScopes(props.organs);
  const [form, setForm] = createStore({
    organ_id: "",
    name: words("grids.plan_name_default", { date: formatDay(today()) }),
    tolerance: DEFAULT_TOLERANCE_PCT,
    townships: [] as string[],
  });
  const organId = () => form.organ_id || (scopes()[0]?.id ?? "");
  const townships = () => townshipsBelow(props.organs, organId());
  const [progress, setProgress] = createSignal<{ done: number; total: number }>();
  const [error, setError] = createSignal<unknown>();
  const stop = new AbortController();
  onCleanup(() => stop.abort());

  const run = async () => {
    setError(undefined);
    const tolerancePct = Number(form.tolerance);
    const codes = (form.townships.length > 0 ? form.townships : townships().map(({ value }) => value))
      .slice()
      .sort();
    try {
      setProgress({ done: 0, total: codes.length });
      const seed = seedOf(`${form.name} ${codes.join()}`);
      const planId = await createPlan({
        organ_id: organId(),
        name: form.name.trim(),
        seed,
        settings: { tolerance_pct: tolerancePct, township_codes: codes },
      });
      for (const [index, township_code] of codes.entries()) {
        if (stop.signal.aborted) break;
        await proposeTownship(
          { plan_id: planId, township_code, seed, tolerance_pct: tolerancePct },
          stop.signal,
        );
        setProgress({ done: index + 1, total: codes.length });
      }
      navigate(`/grids/plans/${planId}`);
    } catch (caught) {
      setError(caught);
      setProgress();
    }
  };
  const isReady = () => form.name.trim() !== "" && organId() !== "" && Number(form.tolerance) >= 0;

  return (
    <Dialog
      open
      size="lg"
      title={words("grids.plan_new")}
      onClose={() => props.onClose()}
      actions={
        <Show when={!progress()}>
          <Button onClick={() => props.onClose()}>{t("action.cancel")}</Button>
          <Button kind="primary" disabled={!isReady()} onClick={() => void run()}>
            {words("grids.plan_start")}
          </Button>
        </Show>
      }
    >
      <Show when={error()}>{(known) => <ErrorNote error={known()} onRetry={() => void run()} />}</Show>
      <Show
        when={progress()}
        fallback={
          <FormGrid columns={1}>
            <TextField
              label={words("grids.plan_name")}
              required
              value={form.name}
              onInput={(name) => setForm({ name })}
              error={
                form.name.trim() === ""
                  ? words("grids.required", { field: words("grids.plan_name") })
                  : undefined
              }
            />
            <OptionPicker
              label={words("grids.plan_scope")}
              required
              options={scopes().map((organ) => ({ value: organ.id, label: organ.name }))}
              value={organId()}
              onChange={(organ_id) => setForm({ organ_id, townships: [] })}
            />
            <ChipPicker
              label={words("grids.plan_townships")}
              hint={words("grids.plan_townships_hint")}
              options={townships()}
              value={form.townships}
              onChange={(chosen) => setForm({ townships: chosen })}
            />
            <TextField
              numeric
              unit="%"
              label={words("grids.plan_tolerance")}
              hint={words("grids.plan_tolerance_hint")}
              value={form.tolerance}
              onInput={(tolerance) => setForm({ tolerance })}
            />
          </FormGrid>
        }
      >
        {(now) => (
          <ProgressBar
            label={words("grids.plan_running", { done: now().done, total: now().total })}
            donePct={now().total === 0 ? 0 : (100 * now().done) / now().total}
            onCancel={() => stop.abort()}
          />
        )}
      </Show>
    </Dialog>
  );
}

/** Organs that the signed-in planner may plan for: counties first, then single townships. */
function planningScopes(organs: readonly Organ[]): Organ[] {
  const scopes = signedIn()
    .roles.filter((grant) => grant.role === "administrator" || grant.role === "area_coordinator")
    .flatMap((grant) => organs.filter((organ) => organ.id === grant.organ_id).map((organ) => organ.path));
  return organs
    .filter((organ) => organ.kind === "county_commission" || organ.kind === "township_commission")
    .filter((organ) => scopes.some((path) => organ.path === path || organ.path.startsWith(`${path}.`)))
    .sort(
      (a, b) =>
        a.kind.localeCompare(b.kind) ||
        Number(a.division_code === null) - Number(b.division_code === null) ||
        (a.division_code ?? "").localeCompare(b.division_code ?? ""),
    );
}

function townshipsBelow(organs: readonly Organ[], organId: string): { value: string; label: string }[] {
  const root = organs.find((organ) => organ.id === organId);
  if (!root) return [];
  return organs
    .filter((organ) => organ.kind === "township_commission" && organ.division_code !== null)
    .filter((organ) => organ.id === root.id || organ.path.startsWith(`${root.path}.`))
    .map((organ) => ({ value: organ.division_code!, label: organ.name }))
    .sort((a, b) => (a.value < b.value ? -1 : 1));
}

/** The same name and townships give the same seed, so that a plan can be drawn up again and checked. */
function seedOf(text: string): number {
  let hash = 2_166_136_261;
  for (const char of text) hash = Math.imul(hash ^ (char.codePointAt(0) ?? 0), 16_777_619) >>> 0;
  return hash;
}
