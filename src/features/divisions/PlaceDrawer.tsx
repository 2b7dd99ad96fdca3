import { Show } from "solid-js";
import { formatAside, formatNumber } from "../../lib/format.ts";
import { hasRole } from "../../lib/session.ts";
import { Section, Stack } from "../../ui/Card.tsx";
import { type Described, DescriptionList } from "../../ui/DescriptionList.tsx";
import { Drawer } from "../../ui/Dialog.tsx";
import { BoundaryPart } from "./BoundaryPart.tsx";
import type { Place } from "./places.ts";
import { words } from "./strings.ts";

const belowWords = ({ townships, villages }: Place["counts"]) =>
  townships > 0
    ? words("div.below_count", { townships, villages })
    : words("div.villages_count", { n: villages });

/** All that is known of one division. */
export function PlaceDrawer(props: { place: Place; onClose: () => void }) {
  const isVillage = () => props.place.level === "village";
  const items = (): Described[] => {
    const { code, level, type, ancestors, counts, coord_source, workload } = props.place;
    return [
      { term: words("div.code"), value: code },
      { term: words("div.level"), value: words(`div.level.${level}`) },
      ...(type ? [{ term: words("div.type"), value: type }] : []),
      ...(ancestors.length > 0
        ? [{ term: words("div.parent"), value: ancestors.map((each) => each.name).join(" / "), wide: true }]
        : []),
      ...(isVillage()
        ? [
            {
              term: words("div.workload"),
              value: formatAside(formatNumber(workload), words("div.workload_hint")),
              wide: true,
            },
          ]
        : [
            {
              term: words("div.below"),
              value: belowWords(counts),
              wide: true,
            },
            {
              term: words("div.village_positions"),
              value: words("div.placing_count", {
                known: counts.known,
                township: counts.township,
                none: counts.none,
              }),
              wide: true,
            },
          ]),
      { term: words("div.position"), value: positionWords(), wide: true },
      ...(coord_source ? [{ term: words("div.source"), value: coord_source, wide: true }] : []),
    ];
  };
  const positionWords = () => {
    const { lon, lat, placement } = props.place;
    if (lon !== null && lat !== null) {
      return words("div.position_words.known", { lon: lon.toFixed(6), lat: lat.toFixed(6) });
    }
    if (!isVillage()) return words("div.position_words.area");
    return words(placement === "township" ? "div.position_words.township" : "div.position_words.none");
  };

  return (
    <Drawer open title={props.place.name} onClose={() => props.onClose()}>
      <Stack gap="lg">
        <DescriptionList items={items()} />
        <Show when={!isVillage()}>
          <Section title={words("boundary.title")}>
            <BoundaryPart place={props.place} canUpload={hasRole("administrator")} />
          </Section>
        </Show>
      </Stack>
    </Drawer>
  );
}
