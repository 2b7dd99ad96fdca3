import { createSignal, For, type JSX } from "solid-js";
import { Dynamic } from "solid-js/web";
import { PageHeader } from "../../ui/PageHeader.tsx";
import { Stack } from "../../ui/Card.tsx";
import { Tabs } from "../../ui/Tabs.tsx";
import { Toaster } from "../../ui/Toaster.tsx";
import { LanguageSwitch, TypeSwitch } from "../Switches.tsx";
import { DataSheet } from "./DataSheet.tsx";
import { FormSheet } from "./FormSheet.tsx";
import { MapSheet } from "./MapSheet.tsx";
import { say } from "./samples.ts";
import { StateSheet } from "./StateSheet.tsx";

const SHEETS: readonly { key: string; label: () => string; sheet: () => JSX.Element }[] = [
  { key: "forms", label: () => say("表单", "Forms"), sheet: FormSheet },
  { key: "states", label: () => say("状态与提示", "States"), sheet: StateSheet },
  { key: "data", label: () => say("数据与图表", "Data"), sheet: DataSheet },
  { key: "map", label: () => say("地图", "Map"), sheet: MapSheet },
];

/** Every component in its states, in development only: the place to look before and after changing one. */
export function CataloguePage() {
  const [key, setKey] = createSignal(new URLSearchParams(location.search).get("sheet") ?? "forms");
  const sheet = () => SHEETS.find((candidate) => candidate.key === key())?.sheet ?? FormSheet;
  return (
    <main style={{ "max-width": "72rem", margin: "0 auto", padding: "1rem" }}>
      <PageHeader
        title={say("组件目录", "Catalogue")}
        subtitle={say("仅开发环境可见", "Development only")}
        actions={
          <>
            <TypeSwitch />
            <LanguageSwitch />
          </>
        }
      />
      <Tabs
        label={say("组件目录", "Catalogue")}
        tabs={SHEETS.map(({ key, label }) => ({ key, label: label() }))}
        value={key()}
        onChange={setKey}
      >
        <Stack gap="lg">
          <For each={[sheet()]}>{(chosen) => <Dynamic component={chosen} />}</For>
        </Stack>
      </Tabs>
      <Toaster />
    </main>
  );
}
