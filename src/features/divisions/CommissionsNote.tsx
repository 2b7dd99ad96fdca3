import { useMutation, useQuery, useQueryClient } from "@tanstack/solid-query";
import { createMemo, For, Show } from "solid-js";
import { Button } from "../../ui/Button.tsx";
import { ErrorNote } from "../../ui/ErrorNote.tsx";
import { Note } from "../../ui/Note.tsx";
import { toast } from "../../ui/toasts.ts";
import { createTownshipCommissions, divisionsQuery, organsQuery } from "./data.ts";
import { missingCommissions } from "./places.ts";
import { words } from "./strings.ts";

/** Counties whose townships lack a commission; draws nothing when none do. */
export function CommissionsNote() {
  const queryClient = useQueryClient();
  const divisions = useQuery(divisionsQuery);
  const organs = useQuery(organsQuery);
  const lines = createMemo(() =>
    divisions.isSuccess && organs.isSuccess ? missingCommissions(divisions.data, organs.data) : [],
  );
  const create = useMutation(() => ({
    mutationFn: createTownshipCommissions,
    onSuccess: async ({ added }: { added: number }) => {
      toast(words("commissions.created", { n: added }));
      await queryClient.invalidateQueries();
    },
  }));
  return (
    <>
      <Show when={create.error}>{(error) => <ErrorNote error={error()} />}</Show>
      <For each={lines()}>
        {({ organ, missing }) => (
          <Note
            title={words("commissions.title")}
            actions={
              <Button
                busy={create.isPending && create.variables === organ.id}
                onClick={() => create.mutate(organ.id)}
              >
                {words("commissions.create", { n: missing })}
              </Button>
            }
          >
            {words("commissions.words", { county: organ.name, n: missing })}
          </Note>
        )}
      </For>
    </>
  );
}
