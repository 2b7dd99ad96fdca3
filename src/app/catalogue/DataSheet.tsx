import { createSignal } from "solid-js";
import { formatDay } from "../../lib/format.ts";
import { BarChart } from "../../ui/BarChart.tsx";
import { StatusTag } from "../../ui/Badge.tsx";
import { Card, Columns } from "../../ui/Card.tsx";
import { type Column, DataTable } from "../../ui/DataTable.tsx";
import { LineChart } from "../../ui/LineChart.tsx";
import { StatCard, StatRow } from "../../ui/StatCard.tsx";
import { type SampleVillage, sampleVillages, say } from "./samples.ts";

const few = sampleVillages(8);
const many = sampleVillages(10_000);

const stateWords = (village: SampleVillage) =>
  ({ ok: say("正常", "On time"), due: say("将到期", "Due soon"), overdue: say("未走访", "Not visited") })[
    village.state
  ];
const stateTone = { ok: "ok", due: "warn", overdue: "danger" } as const;

const plainColumns = (): Column<SampleVillage>[] => [
  {
    key: "name",
    header: say("村", "Village"),
    text: ({ name }) => name,
    sortBy: ({ name }) => name,
    priority: 1,
    width: "minmax(8rem, 2fr)",
  },
  {
    key: "township",
    header: say("镇街", "Township"),
    text: ({ township }) => township,
    sortBy: ({ township }) => township,
  },
  {
    key: "leader",
    header: say("网格长", "Leader"),
    text: ({ leader }) => leader,
    sortBy: ({ leader }) => leader,
  },
  {
    key: "visits",
    header: say("走访次数", "Visits"),
    text: ({ visits }) => String(visits),
    sortBy: ({ visits }) => visits,
    align: "end",
    width: "8rem",
  },
  {
    key: "last",
    header: say("最近走访", "Last visit"),
    text: ({ lastVisitOn }) => (lastVisitOn ? formatDay(lastVisitOn) : "—"),
    sortBy: ({ lastVisitOn }) => lastVisitOn,
    width: "minmax(9rem, 1fr)",
  },
  { key: "code", header: say("编号", "Number"), text: ({ id }) => id, priority: 3, width: "6rem" },
];

export function DataSheet() {
  const [selected, setSelected] = createSignal<ReadonlySet<string>>(new Set(["v2"]));
  const columns = (): Column<SampleVillage>[] => [
    ...plainColumns(),
    {
      key: "state",
      header: say("状态", "State"),
      text: stateWords,
      cell: (village) => <StatusTag tone={stateTone[village.state]}>{stateWords(village)}</StatusTag>,
    },
  ];
  return (
    <>
      <StatRow>
        <StatCard
          label={say("走访次数", "Visits")}
          value="6,350"
          unit={say("次", "times")}
          yoyPct={4.8}
          href="#"
        />
        <StatCard
          label={say("覆盖村数", "Villages covered")}
          value="361"
          unit={say("个", "")}
          yoyPct={0}
          href="#"
        />
        <StatCard
          label={say("发现问题", "Problems found")}
          value="59"
          unit={say("个", "")}
          yoyPct={-2.1}
          href="#"
        />
        <StatCard label={say("新增指标", "New indicator")} value="7" unit={say("件", "")} yoyPct={null} />
      </StatRow>
      <Columns min="24rem">
        <Card title={say("各类问题", "Problems by kind")}>
          <BarChart
            caption={say("各类问题", "Problems by kind")}
            unit={say("个", "problems")}
            bars={[
              { key: "a", label: say("民生", "Livelihood"), value: 32, lastValue: 28, href: "#" },
              { key: "b", label: say("作风", "Style"), value: 18, lastValue: 20 },
              { key: "c", label: say("集体“三资”", "Collective assets"), value: 7, lastValue: null },
              { key: "d", label: say("其他", "Other"), value: 2, lastValue: 4 },
            ]}
          />
        </Card>
        <Card>
          <LineChart
            caption={say("每月走访次数", "Visits a month")}
            unit={say("次", "times")}
            categories={Array.from({ length: 12 }, (_, index) => say(`${index + 1}月`, `M${index + 1}`))}
            series={[
              {
                label: say("本年", "This year"),
                values: [320, 280, 410, 520, 480, 610, 590, 640, 700, 690, null, null],
              },
              {
                label: say("上年", "Last year"),
                values: [300, 310, 380, 450, 470, 520, 540, 600, 610, 650, 660, 590],
              },
            ]}
          />
        </Card>
      </Columns>
      <Card title={say("短表", "A short table")} flush>
        <DataTable
          caption={say("短表", "A short table")}
          rows={few}
          columns={columns()}
          rowKey={({ id }) => id}
          href={({ id }) => `#${id}`}
          selection={{ selected: selected(), onChange: setSelected }}
          initialSort={{ key: "name", direction: "ascending" }}
        />
      </Card>
      <Card title={say("长表，10,000行", "A long table, 10,000 rows")}>
        <DataTable
          caption={say("长表", "A long table")}
          rows={many}
          columns={plainColumns()}
          rowKey={({ id }) => id}
          href={({ id }) => `#${id}`}
        />
      </Card>
    </>
  );
}
