import { useNavigate, useSearchParams } from "@solidjs/router";
import { useQueryClient } from "@tanstack/solid-query";
import { Match, Show, Switch } from "solid-js";
import { LINK_KINDS } from "../../core/collaboration/forces.ts";
import { today } from "../../lib/clock.ts";
import { newCommandId } from "../../lib/commands.ts";
import { makeKeptDraft } from "../../lib/kept-draft.ts";
import { createKeptForm } from "../../lib/kept-form.ts";
import { signedIn } from "../../lib/session.ts";
import { EmptyState } from "../../ui/EmptyState.tsx";
import { PageHeader } from "../../ui/PageHeader.tsx";
import { ReadingFrame } from "../../ui/ReadingFrame.tsx";
import { createLinkReading, renewLinks } from "./data.ts";
import { draftOfLink, emptyLink, isWorthKeeping, LinkDraft } from "./draft.ts";
import { LinkForm } from "./LinkForm.tsx";
import { words } from "./strings.ts";

const drafts = makeKeptDraft("link-draft", LinkDraft, isWorthKeeping);

interface Search extends Record<string, string> {
  kind: string;
  activation: string;
  /** An activity to be changed. */
  edit: string;
}

/** Enter a joint activity, or change one. */
export function LinkFormPage() {
  const [search] = useSearchParams<Search>();
  const navigate = useNavigate();
  const client = useQueryClient();
  const onSaved = (id: string) => {
    void renewLinks(client);
    navigate(`/links/${id}`);
  };
  return (
    <>
      <PageHeader
        title={words(search.edit ? "form.edit" : "form.new")}
        back={{ href: search.edit ? `/links/${search.edit}` : "/links", label: words("detail.back") }}
      />
      <Switch fallback={<NewLink search={search} onSaved={onSaved} />}>
        <Match when={search.edit}>{(id) => <ChangedLink id={id()} onSaved={onSaved} />}</Match>
      </Switch>
    </>
  );
}

/** What is typed is kept on the device until it is saved. */
function NewLink(props: { search: Partial<Search>; onSaved: (id: string) => void }) {
  const kept = createKeptForm(drafts, () =>
    emptyLink(
      newCommandId(),
      LINK_KINDS.find((kind) => kind === props.search.kind) ?? "joint_petition_handling",
      today(),
      signedIn().officer.organ.id,
      props.search.activation ?? "",
    ),
  );
  const saved = (id: string) => {
    kept.forget();
    props.onSaved(id);
  };
  return (
    <Show when={kept.initial()} keyed>
      {(draft) => <LinkForm initial={draft} kept={kept} onDraft={kept.keep} onSaved={saved} />}
    </Show>
  );
}

function ChangedLink(props: { id: string; onSaved: (id: string) => void }) {
  const reading = createLinkReading(() => props.id);
  return (
    <ReadingFrame reading={reading} lines={8}>
      <Show
        when={reading.value()?.may_edit ? reading.value() : undefined}
        keyed
        fallback={<EmptyState title={words("detail.not_found")} />}
      >
        {(link) => <LinkForm initial={draftOfLink(link)} was={link} onSaved={props.onSaved} />}
      </Show>
    </ReadingFrame>
  );
}
