import { createSignal } from "solid-js";
import { Card } from "../../ui/Card.tsx";
import { PointMap } from "../../ui/PointMap.tsx";
import { toast } from "../../ui/toasts.ts";
import { samplePoints, say } from "./samples.ts";

const GROUP_COUNT = 6;

export function MapSheet() {
  const [points, setPoints] = createSignal(samplePoints(160, GROUP_COUNT));
  const [selected, setSelected] = createSignal<ReadonlySet<string>>(new Set(["p12"]));
  const groups = () =>
    Array.from({ length: GROUP_COUNT }, (_, index) => ({
      key: `g${index}`,
      label: say(`第${index + 1}网格`, `Grid ${index + 1}`),
    }));
  return (
    <>
      <Card
        title={say("网格", "Grids")}
        aside={say("拖动一个点，可移到其他网格", "Drag a point to another grid")}
      >
        <PointMap
          label={say("云栖镇网格图", "Grids of Yunqi")}
          points={points()}
          groups={groups()}
          selected={selected()}
          onSelect={(id) => setSelected(new Set([id]))}
          onMove={(id, group) => {
            setPoints(points().map((point) => (point.id === id ? { ...point, group } : point)));
            toast(say("已移动", "Moved"));
          }}
        />
      </Card>
      <Card title={say("交叉检查", "Cross-inspection")}>
        <PointMap
          label={say("第一轮检查方向", "Who inspects whom in round 1")}
          points={points()
            .filter((_, index) => index % 20 === 1)
            .map((point) => ({ ...point, group: null, placed: true }))}
          arrows={[
            { from: "p1", to: "p21" },
            { from: "p21", to: "p41" },
            { from: "p41", to: "p61" },
            { from: "p61", to: "p81" },
            { from: "p81", to: "p1" },
          ]}
          named
          ratio={0.5}
        />
      </Card>
    </>
  );
}
