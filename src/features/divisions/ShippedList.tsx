import { useQuery } from "@tanstack/solid-query";
import { createSignal, Match, Show, Switch } from "solid-js";
import type { SheetData } from "../../core/import/sheet.ts";
import { Button } from "../../ui/Button.tsx";
import { Card } from "../../ui/Card.tsx";
import { ErrorNote } from "../../ui/ErrorNote.tsx";
import { LoadingState } from "../../ui/LoadingState.tsx";
import { OptionPicker } from "../../ui/OptionPicker.tsx";
import { FormGrid } from "../../ui/Toolbar.tsx";
import { readShipped, shippedIndexQuery } from "./data.ts";
import { shippedSheet } from "./shipped.ts";
import { words } from "./strings.ts";
import css from "./divisions.module.css";

/** The official list of a city or county, which comes with the app: codes and names, no positions. */
export function ShippedList(props: {
  onLoad: (name: string, load: (signal: AbortSignal) => Promise<SheetData[]>) => void;
}) {
  const [isOpen, setOpen] = createSignal(false);
  return (
    <Card>
      <div class={css["form"]}>
        <Show
          when={isOpen()}
          fallback={<Button onClick={() => setOpen(true)}>{words("import.shipped")}</Button>}
        >
          <b>{words("import.shipped")}</b>
          <p class={css["muted"]}>{words("import.shipped_words")}</p>
          <ShippedForm onLoad={props.onLoad} />
        </Show>
      </div>
    </Card>
  );
}

function ShippedForm(props: {
  onLoad: (name: string, load: (signal: AbortSignal) => Promise<SheetData[]>) => void;
}) {
  const index = useQuery(shippedIndexQuery);
  const [chosen, setChosen] = createSignal({ province: "", city: "", county: "" });
  const [isTried, setTried] = createSignal(false);
  const provinces = () => (index.isSuccess ? index.data : []);
  const province = () => provinces().find(({ code }) => code === chosen().province);
  const city = () => province()?.cities.find(({ code }) => code === chosen().city);
  const load = () => {
    setTried(true);
    const wanted = city();
    const { county } = chosen();
    if (!wanted) return;
    const name = wanted.counties.find(([code]) => code === county)?.[1] ?? wanted.name;
    props.onLoad(words("import.shipped.name", { name }), async (signal) => [
      shippedSheet(await readShipped(`${wanted.code}.txt`, signal), wanted, county),
    ]);
  };

  return (
    <Switch>
      <Match when={index.error}>
        {(error) => <ErrorNote error={error()} onRetry={() => void index.refetch()} />}
      </Match>
      <Match when={index.isSuccess}>
        <div class={css["wide"]}>
          <FormGrid columns={3}>
            <OptionPicker
              label={words("import.shipped.province")}
              options={provinces().map(({ code, name }) => ({ value: code, label: name }))}
              value={chosen().province}
              onChange={(code) => setChosen({ province: code, city: onlyCity(code), county: "" })}
            />
            <OptionPicker
              label={words("import.shipped.city")}
              required
              options={(province()?.cities ?? []).map(({ code, name }) => ({ value: code, label: name }))}
              value={chosen().city}
              onChange={(code) => setChosen((last) => ({ ...last, city: code, county: "" }))}
              error={isTried() && !city() ? words("import.shipped.choose_city") : undefined}
            />
            <OptionPicker
              label={words("import.shipped.county")}
              options={(city()?.counties ?? []).map(([value, label]) => ({ value, label }))}
              value={chosen().county}
              placeholder={words("import.shipped.whole_city")}
              onChange={(county) => setChosen((last) => ({ ...last, county }))}
            />
          </FormGrid>
        </div>
        <Button onClick={load}>{words("import.shipped.load")}</Button>
      </Match>
      <Match when={index.isPending}>
        <LoadingState lines={2} />
      </Match>
    </Switch>
  );

  /** A municipality has one city: itself. */
  function onlyCity(provinceCode: string): string {
    const cities = provinces().find(({ code }) => code === provinceCode)?.cities ?? [];
    return cities.length === 1 ? cities[0]!.code : "";
  }
}
