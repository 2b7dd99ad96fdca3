import { Show } from "solid-js";
import { Card } from "../../ui/Card.tsx";
import { DescriptionList } from "../../ui/DescriptionList.tsx";
import { formatAside, formatClauses } from "../../lib/format.ts";
import type { Indicator } from "./data.ts";
import { indicatorDefinition, indicatorLeavesOut, indicatorName, unitWord } from "./names.ts";
import { words } from "./strings.ts";

/** What each number counts and what it leaves out: a figure without its definition is an argument. */
export function Definitions(props: { indicators: readonly Indicator[] }) {
  return (
    <Show when={props.indicators.length > 0}>
      <Card title={words("stats.definitions")}>
        <DescriptionList
          items={props.indicators.map((indicator) => ({
            term: formatAside(indicatorName(indicator), unitWord(indicator)),
            value: formatClauses([
              indicatorDefinition(indicator),
              ...(indicatorLeavesOut(indicator)
                ? [words("stats.leaves_out", { text: indicatorLeavesOut(indicator) })]
                : []),
            ]),
          }))}
        />
      </Card>
    </Show>
  );
}
