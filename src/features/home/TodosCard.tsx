import { For, Show } from "solid-js";
import { Card } from "../../ui/Card.tsx";
import { Icon } from "../../ui/Icon.tsx";
import { alertIcon, infoIcon } from "../../ui/icons.ts";
import { ReadingFrame } from "../../ui/ReadingFrame.tsx";
import { createTodosReading } from "./data.ts";
import { words } from "./cards.ts";
import { todosOf } from "./todos.ts";
import css from "./home.module.css";

/** For the administrator: what is not configured yet, and where to do it. */
export function TodosCard() {
  const reading = createTodosReading();
  const todos = () => {
    const answer = reading.value();
    return answer ? todosOf(answer) : [];
  };
  return (
    <Card title={words("todos.title")}>
      <ReadingFrame reading={reading} lines={4}>
        <Show when={todos().length > 0} fallback={<p>{words("todos.none")}</p>}>
          <ul class={css["todos"]}>
            <For each={todos()}>
              {(todo) => (
                <li data-due={todo.isDue || undefined}>
                  <Icon path={todo.isDue ? alertIcon : infoIcon} />
                  <div>
                    <a href={todo.href}>{todo.text}</a>
                    <Show when={todo.about}>
                      <p>{todo.about}</p>
                    </Show>
                  </div>
                </li>
              )}
            </For>
          </ul>
        </Show>
        <p class={css["foot"]}>
          <a href="/visits/topics">{words("todos.topics")}</a>
        </p>
      </ReadingFrame>
    </Card>
  );
}
