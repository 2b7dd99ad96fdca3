import { type Component, For, Show, Suspense } from "solid-js";
import { Dynamic } from "solid-js/web";
import { today } from "../../lib/clock.ts";
import { formatBeside, formatDayWithWeekday } from "../../lib/format.ts";
import { t } from "../../lib/i18n.ts";
import { signedIn } from "../../lib/session.ts";
import { Card, Stack } from "../../ui/Card.tsx";
import { EmptyState } from "../../ui/EmptyState.tsx";
import { Icon } from "../../ui/Icon.tsx";
import { checkIcon } from "../../ui/icons.ts";
import { LoadingState } from "../../ui/LoadingState.tsx";
import { PageHeader } from "../../ui/PageHeader.tsx";
import { words } from "./strings.ts";
import css from "./home.module.css";

export interface HomeLink {
  href: string;
  label: string;
  icon: string;
}

/**
 * What waits for this person, from every area that has something to say; where no list of the areas stands beside the
 * page, the ways on.
 */
export function HomePage(props: {
  cards: readonly { key: string; card: Component }[];
  links: readonly HomeLink[];
}) {
  return (
    <>
      <PageHeader
        title={words("home.greeting", { name: signedIn().officer.name })}
        subtitle={formatBeside(formatDayWithWeekday(today()), signedIn().officer.organ.name)}
      />
      <Stack gap="lg">
        <Show
          when={props.cards.length > 0}
          fallback={
            <Card>
              <EmptyState icon={checkIcon} title={words("home.empty")}>
                {words("home.empty_words")}
              </EmptyState>
            </Card>
          }
        >
          <div class={css["cards"]}>
            <For each={props.cards}>
              {(entry) => (
                <Suspense
                  fallback={
                    <Card>
                      <LoadingState lines={3} />
                    </Card>
                  }
                >
                  <Dynamic component={entry.card} />
                </Suspense>
              )}
            </For>
          </div>
        </Show>
        <Show when={props.links.length > 0}>
          <nav class={css["shortcuts"]} aria-label={words("home.shortcuts")}>
            <ul class={css["links"]}>
              <For each={props.links}>
                {(link) => (
                  <li>
                    <a href={link.href}>
                      <Icon path={link.icon} size="lg" />
                      <span>{t.maybe(link.label)}</span>
                    </a>
                  </li>
                )}
              </For>
            </ul>
          </nav>
        </Show>
      </Stack>
    </>
  );
}
