import { type Accessor, createMemo } from "solid-js";
import { useQueryClient } from "@tanstack/solid-query";
import { createCommandEntries } from "../../lib/outbox/entries.ts";
import { signedIn } from "../../lib/session.ts";
import { renewVisits } from "./data.ts";
import { type Delivery, deliveryOf, localVisits, type LocalVisits } from "./local.ts";

const COMMANDS = ["log_visit", "update_visit", "resolve_conflict"];

const createVisitEntries = (onSent?: () => void) => createCommandEntries(COMMANDS, onSent);

/** Visits of this device that the server may not list yet. When one has been sent, the lists ask again. */
export function createLocalVisits(villageName: (code: string) => string): Accessor<LocalVisits> {
  const client = useQueryClient();
  const entries = createVisitEntries(() => void renewVisits(client));
  const local = createMemo(() =>
    localVisits(
      { open: entries.open(), sent: entries.sent() },
      { officerId: signedIn().officer.id, officerName: signedIn().officer.name, village: villageName },
    ),
  );
  return local;
}

/** Where one command stands; undefined when this device knows nothing of it (any more). */
export function createDelivery(
  id: Accessor<string | undefined>,
): Accessor<(Delivery & { receivedAt: string | null }) | undefined> {
  const entries = createVisitEntries();
  const delivery = createMemo(() => {
    const all = [...entries.open(), ...entries.sent()];
    const entry = all.find((candidate) => candidate.id === id());
    const receivedAtMs = entry?.receipt?.receivedAt;
    return (
      entry && {
        ...deliveryOf(entry),
        receivedAt: receivedAtMs === undefined ? null : new Date(receivedAtMs).toISOString(),
      }
    );
  });
  return delivery;
}
