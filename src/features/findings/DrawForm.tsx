import { besideGap, formatPair } from "../../lib/format.ts";
import { useMutation, useQuery, useQueryClient } from "@tanstack/solid-query";
import { createSignal, Show } from "solid-js";
import { addMonths, isDay } from "../../core/calendar/day.ts";
import type { FindingScope } from "../../core/findings/finding.schema.ts";
import { idsSha256 } from "../../core/findings/look-back-draw.ts";
import { today } from "../../lib/clock.ts";
import { signedIn } from "../../lib/session.ts";
import { Button } from "../../ui/Button.tsx";
import { RadioGroup } from "../../ui/ChoiceGroup.tsx";
import { ErrorNote } from "../../ui/ErrorNote.tsx";
import { SelectField } from "../../ui/SelectField.tsx";
import { DateField, TextField } from "../../ui/TextField.tsx";
import { toast } from "../../ui/toasts.ts";
import { candidatesQuery, drawLookBacks, renewFindings } from "./data.ts";
import { words } from "./strings.ts";
import css from "./findings.module.css";

const MAX_SEED = 2_147_483_647;
const wholeNumber = (text: string): number => (/^\d{1,10}$/.test(text.trim()) ? Number(text) : NaN);

/** What is drawn from and how many are seen before the draw, so that nobody wonders afterwards. */
export function DrawForm(props: { organId: string; units: FindingScope["units"] }) {
  const client = useQueryClient();
  const [from, setFrom] = createSignal(addMonths(today(), -3));
  const [to, setTo] = createSignal(today());
  const [unitId, setUnitId] = createSignal("");
  const [how, setHow] = createSignal<"share" | "number">("share");
  const [amount, setAmount] = createSignal("10");
  const [seedSource, setSeedSource] = createSignal<"server" | "given">("server");
  const [seed, setSeed] = createSignal("");
  const [isTried, setTried] = createSignal(false);
  const isPeriod = () => isDay(from()) && isDay(to()) && from() <= to();
  const candidates = useQuery(() => ({
    ...candidatesQuery({ organId: props.organId, from: from(), to: to(), unitId: unitId() }),
    enabled: isPeriod(),
  }));
  const known = () => (candidates.isSuccess ? candidates.data : []);
  const wanted = () =>
    how() === "number" ? wholeNumber(amount()) : Math.ceil((known().length * wholeNumber(amount())) / 100);
  const isAmountWrong = () => !(wanted() >= 1 && wanted() <= known().length);
  const isSeedWrong = () => seedSource() === "given" && !(wholeNumber(seed()) <= MAX_SEED);
  const drawing = useMutation(() => ({
    mutationFn: drawLookBacks,
    onSuccess: async ({ drawn }) => {
      toast(words("draw.done", { n: drawn.length }));
      await renewFindings(client);
    },
  }));
  const draw = () => {
    setTried(true);
    if (isAmountWrong() || isSeedWrong()) return;
    drawing.mutate({
      organ_id: props.organId,
      from_day: from(),
      to_day: to(),
      ...(unitId() && { unit_id: unitId() }),
      number: wanted(),
      ...(seedSource() === "given" && { seed: wholeNumber(seed()) }),
    });
  };
  return (
    <form
      class={css["form"]}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (!drawing.isPending) draw();
      }}
    >
      <p class={css["quiet"]}>{words("draw.words")}</p>
      <div class={css["pair"]}>
        <DateField label={words("draw.from")} max={to()} value={from()} onInput={setFrom} />
        <DateField label={words("draw.to")} min={from()} max={today()} value={to()} onInput={setTo} />
        <SelectField
          label={words("draw.unit")}
          options={[
            { value: "", label: words("list.all_units") },
            ...props.units.map(({ id, name }) => ({ value: id, label: name })),
          ]}
          value={unitId()}
          onChange={setUnitId}
        />
      </div>
      <p role="status">
        <Show when={candidates.isSuccess} fallback={words("draw.candidates", { n: 0 })}>
          {words("draw.candidates", { n: known().length })}
          <Show when={!isAmountWrong()}>
            {besideGap()}
            {words("draw.will", { n: wanted() })}
          </Show>
        </Show>
      </p>
      <Show when={known().length > 0}>
        <p class={css["hash"]}>{formatPair(words("draw.candidates_sha256"), idsSha256(known()))}</p>
      </Show>
      <RadioGroup
        label={words("draw.how")}
        options={[
          { value: "share" as const, label: words("draw.by_share") },
          { value: "number" as const, label: words("draw.by_number") },
        ]}
        value={how()}
        onChange={setHow}
      />
      <TextField
        id="draw-amount"
        label={how() === "share" ? words("draw.share") : words("draw.number")}
        required
        numeric
        unit={how() === "share" ? "%" : words("ledger.piece")}
        value={amount()}
        error={isTried() && isAmountWrong() ? words("draw.invalid") : undefined}
        onInput={setAmount}
      />
      <RadioGroup
        label={words("draw.seed")}
        options={(["server", "given"] as const).map((value) => ({
          value,
          label: words(`draw.seed_${value}`),
        }))}
        value={seedSource()}
        onChange={setSeedSource}
      />
      <Show when={seedSource() === "given"}>
        <TextField
          id="draw-seed"
          label={words("draw.seed_value")}
          hint={words("draw.seed_hint")}
          required
          numeric
          value={seed()}
          error={isTried() && isSeedWrong() ? words("draw.seed_invalid") : undefined}
          onInput={setSeed}
        />
      </Show>
      <Show when={drawing.error ?? candidates.error}>{(error) => <ErrorNote error={error()} />}</Show>
      <Show when={!signedIn().seeingAs}>
        <div class={css["actions"]}>
          <Button type="submit" kind="primary" busy={drawing.isPending}>
            {words("draw.run")}
          </Button>
        </div>
      </Show>
    </form>
  );
}
