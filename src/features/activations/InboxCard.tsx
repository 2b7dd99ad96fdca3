import { For, Show } from "solid-js";
import { today } from "../../lib/clock.ts";
import { formatDayShort } from "../../lib/format.ts";
import { Card } from "../../ui/Card.tsx";
import { ReadingFrame } from "../../ui/ReadingFrame.tsx";
import { createInboxReading, type Inbox } from "./data.ts";
import { words } from "./strings.ts";
import css from "./activations.module.css";

const SHOWN = 5;

interface Line {
  href: string;
  text: string;
  aside: string;
}

/** On the home page: what was asked of me, what waits for my decision, where I am lent. */
export function InboxCard() {
  const reading = createInboxReading();
  const lines = () => linesOf(reading.value());
  return (
    <Card title={words("card.title")} actions={<a href="/activations">{words("card.all")}</a>}>
      <ReadingFrame reading={reading} lines={2}>
        <Show when={lines().length > 0} fallback={<p>{words("card.none")}</p>}>
          <ul class={css["digest"]}>
            <For each={lines().slice(0, SHOWN)}>
              {(line) => (
                <li>
                  <a href={line.href}>{line.text}</a>
                  <span class={css["muted"]}>{line.aside}</span>
                </li>
              )}
            </For>
          </ul>
        </Show>
      </ReadingFrame>
    </Card>
  );
}

function linesOf(inbox: Inbox | undefined): Line[] {
  const loans = inbox?.loans ?? [];
  const day = today();
  return [
    ...loans
      .filter((loan) => loan.state === "asked" && loan.to_on >= day)
      .map((loan) => ({
        href: "/activations/loans",
        text: words("card.asked", { organ: loan.host_organ }),
        aside: words("card.from", { day: formatDayShort(loan.from_on) }),
      })),
    ...(inbox?.waiting ?? []).map((one) => ({
      href: `/activations/${one.id}`,
      text: one.title,
      aside: words.maybe(`card.why.${one.why}`) ?? "",
    })),
    ...loans
      .filter((loan) => loan.state === "cleared" && loan.to_on >= day)
      .map((loan) => ({
        href: loan.is_open ? `/activations/${loan.activation_id}` : "/activations/loans",
        text: loan.title ?? words("loan.to", { organ: loan.host_organ }),
        aside:
          loan.from_on > day
            ? words("card.from", { day: formatDayShort(loan.from_on) })
            : words("card.until", { day: formatDayShort(loan.to_on) }),
      })),
  ];
}
