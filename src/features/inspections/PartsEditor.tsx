import { createSignal, Index, type JSX, Show } from "solid-js";
import type { ChecklistBody } from "../../core/checklists/checklist.schema.ts";
import { Badge } from "../../ui/Badge.tsx";
import { Button, IconButton } from "../../ui/Button.tsx";
import { Card } from "../../ui/Card.tsx";
import { closeIcon, editIcon, plusIcon, sortDownIcon, sortUpIcon, trashIcon } from "../../ui/icons.ts";
import { CheckEditor } from "./CheckEditor.tsx";
import { conditionWords } from "./condition-words.ts";
import { moved, newCheck, newItem, replaced, without } from "./editor-model.ts";
import { editor as words } from "./editor-strings.ts";
import { ItemEditor } from "./ItemEditor.tsx";
import css from "./inspections.module.css";

interface PartsProps {
  body: ChecklistBody;
  onChange: (changes: Partial<ChecklistBody>) => void;
}

/** The items in their order; one is open at a time. */
export function ItemsEditor(props: PartsProps) {
  const [open, setOpen] = createSignal<number>();
  const items = () => props.body.items;
  const move = (at: number, by: -1 | 1) => {
    props.onChange({ items: moved(items(), at, by) });
    setOpen(undefined);
  };
  const add = () => {
    props.onChange({ items: [...items(), newItem(items())] });
    setOpen(items().length - 1);
  };
  return (
    <Card flush title={words("items")}>
      <ol class={css["plainRows"]}>
        <Index each={items()}>
          {(item, at) => (
            <li>
              <PartHead
                id={`item-${at}`}
                title={`${at + 1}. ${item().title || words("item.untitled")}`}
                badges={
                  <>
                    <Badge>{words(`kind.${item().kind}`)}</Badge>
                    <Show when={item().section}>
                      <span class={css["quiet"]}>{item().section}</span>
                    </Show>
                  </>
                }
              >
                <IconButton
                  icon={sortUpIcon}
                  label={words("up", { n: at + 1 })}
                  disabled={at === 0}
                  onClick={() => move(at, -1)}
                />
                <IconButton
                  icon={sortDownIcon}
                  label={words("down", { n: at + 1 })}
                  disabled={at === items().length - 1}
                  onClick={() => move(at, 1)}
                />
                <IconButton
                  icon={open() === at ? closeIcon : editIcon}
                  label={words(open() === at ? "close" : "open", { n: at + 1 })}
                  aria-expanded={open() === at}
                  onClick={() => setOpen(open() === at ? undefined : at)}
                />
                <IconButton
                  icon={trashIcon}
                  label={words("remove", { n: at + 1 })}
                  onClick={() => {
                    props.onChange({ items: without(items(), at) });
                    setOpen(undefined);
                  }}
                />
              </PartHead>
              <Show when={open() === at}>
                <ItemEditor
                  item={item()}
                  onChange={(next) => props.onChange({ items: replaced(items(), at, next) })}
                />
              </Show>
            </li>
          )}
        </Index>
      </ol>
      <p class={css["padded"]}>
        <Button id="add-item" icon={plusIcon} onClick={add}>
          {words("add_item")}
        </Button>
      </p>
    </Card>
  );
}

/** The cross-checks, each read back in words; one is open at a time. */
export function ChecksEditor(props: PartsProps) {
  const [open, setOpen] = createSignal<number>();
  const checks = () => props.body.checks;
  const add = () => {
    props.onChange({ checks: [...checks(), newCheck(props.body)] });
    setOpen(checks().length - 1);
  };
  return (
    <Card flush title={words("checks")} aside={words("checks_words")}>
      <ol class={css["plainRows"]}>
        <Index each={checks()}>
          {(check, at) => (
            <li>
              <PartHead
                id={`check-${at}`}
                title={check().finding_title || words("check_n", { n: at + 1 })}
                badges={
                  <span class={css["quiet"]}>{conditionWords(check().condition, props.body.items)}</span>
                }
              >
                <IconButton
                  icon={open() === at ? closeIcon : editIcon}
                  label={words(open() === at ? "close_check" : "open_check", { n: at + 1 })}
                  aria-expanded={open() === at}
                  onClick={() => setOpen(open() === at ? undefined : at)}
                />
                <IconButton
                  icon={trashIcon}
                  label={words("remove_check", { n: at + 1 })}
                  onClick={() => {
                    props.onChange({ checks: without(checks(), at) });
                    setOpen(undefined);
                  }}
                />
              </PartHead>
              <Show when={open() === at}>
                <CheckEditor
                  check={check()}
                  items={props.body.items}
                  onChange={(next) => props.onChange({ checks: replaced(checks(), at, next) })}
                />
              </Show>
            </li>
          )}
        </Index>
      </ol>
      <p class={css["padded"]}>
        <Button icon={plusIcon} onClick={add}>
          {words("add_check")}
        </Button>
      </p>
    </Card>
  );
}

function PartHead(props: { id: string; title: string; badges: JSX.Element; children: JSX.Element }) {
  return (
    <div class={css["partHead"]} id={props.id} tabIndex={-1}>
      <div>
        <strong>{props.title}</strong>
        <div class={css["line"]}>{props.badges}</div>
      </div>
      <div class={css["partTools"]}>{props.children}</div>
    </div>
  );
}
