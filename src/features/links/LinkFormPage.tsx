import { useNavigate, useSearchParams } from "@solidjs/router";
import { useQueryClient } from "@tanstack/solid-query";
import { Match, Show, Switch } from "solid-js";
import { LINK_KINDS } from "../../core/collaboration/forces.ts";
import { today } from "../../lib/clock.ts";
import { signedIn } from "../../lib/session.ts";
import { EmptyState } from "../../ui/EmptyState.tsx";
import { PageHeader } from "../../ui/PageHeader.tsx";
import { ReadingFrame } from "../../ui/ReadingFrame.tsx";
import { createLinkReading, renewLinks } from "./data.ts";
import { draftOfLink, emptyLink } from "./draft.ts";
import { LinkForm } from "./LinkForm.tsx";
import { words } from "./strings.ts";

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
  const begun = () =>
    emptyLink(
      LINK_KINDS.find((kind) => kind === search.kind) ?? "joint_petition_handling",
      today(),
      signedIn().officer.organ.id,
      search.activation ?? "",
    );
  return (
    <>
      <PageHeader
        title={words(search.edit ? "form.edit" : "form.new")}
        back={{ href: search.edit ? `/links/${search.edit}` : "/links", label: words("detail.back") }}
      />
      <Switch fallback={<LinkForm initial={begun()} onSaved={onSaved} />}>
        <Match when={search.edit}>{(id) => <ChangedLink id={id()} onSaved={onSaved} />}</Match>
      </Switch>
    </>
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
