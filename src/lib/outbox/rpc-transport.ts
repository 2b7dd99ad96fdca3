import type { Session, SupabaseClient } from "@supabase/supabase-js";
import * as v from "valibot";
import type { Json } from "../../core/json.ts";
import { fromAuth } from "../answers.ts";
import { isTransient } from "../errors.ts";
import { supabase } from "../supabase.ts";
import type { Entry } from "./entry.ts";
import { type Answer, type ErrorBody, type Outcome, outcomeOfFailure } from "./outcome.ts";
import type { Transport } from "./sender.ts";

const AnyJson = v.custom<Json>(() => true);

const Answers = v.array(
  v.variant("status", [
    v.object({ id: v.string(), status: v.literal("done"), result: AnyJson }),
    v.object({
      id: v.string(),
      status: v.literal("refused"),
      code: v.string(),
      detail: v.optional(v.nullable(v.string()), null),
    }),
  ]),
);

const Receipts = v.array(v.object({ command_id: v.string(), result: AnyJson }));

interface Reply {
  readonly data: unknown;
  readonly error: ErrorBody | null;
  readonly status: number;
}

/**
 * The outbox's way to `run_commands`, in the name of one person only: when somebody else is signed in on this device
 * by now, nothing leaves.
 */
export function rpcTransport(userId: string, connect: () => Promise<SupabaseClient> = supabase): Transport {
  const call = (
    request: (client: SupabaseClient, bearer: string) => PromiseLike<Reply>,
    read: (data: unknown) => readonly Answer[] | null,
  ) => asPerson(userId, connect, request, read);

  return {
    send: (entries, signal) =>
      call(
        (client, bearer) =>
          client
            .rpc("run_commands", { entries: entries.map(onTheWire) })
            .setHeader("Authorization", bearer)
            .abortSignal(signal),
        readAnswers,
      ),
    lookUp: (ids, signal) =>
      call(
        (client, bearer) =>
          client
            .from("receipts")
            .select("command_id, result")
            .in("command_id", ids)
            .setHeader("Authorization", bearer)
            .abortSignal(signal),
        readReceipts,
      ),
  };
}

const onTheWire = ({ id, command, payload }: Entry) => ({ id, command, payload });

function readAnswers(data: unknown): readonly Answer[] | null {
  const answers = v.safeParse(Answers, data);
  return answers.success ? answers.output : null;
}

function readReceipts(data: unknown): readonly Answer[] | null {
  const receipts = v.safeParse(Receipts, data);
  if (!receipts.success) return null;
  return receipts.output.map(({ command_id, result }) => ({ id: command_id, status: "done", result }));
}

/** A token that the server does not accept any more is refreshed once; only then is the person asked. */
async function asPerson(
  userId: string,
  connect: () => Promise<SupabaseClient>,
  request: (client: SupabaseClient, bearer: string) => PromiseLike<Reply>,
  read: (data: unknown) => readonly Answer[] | null,
): Promise<Outcome> {
  const client = await connect();
  let pass = await passFor(userId, () => client.auth.getSession());
  for (const isLastTry of [false, true]) {
    if (pass.kind !== "pass") return pass;
    const { data, error, status } = await request(client, pass.bearer);
    const answers = error ? null : read(data);
    if (answers) return { kind: "answered", answers };
    const outcome = outcomeOfFailure(status, error ?? {});
    if (outcome.kind !== "unauthorized" || isLastTry) return outcome;
    pass = await passFor(userId, () => client.auth.refreshSession());
  }
  return { kind: "unauthorized" };
}

type Pass =
  | { readonly kind: "pass"; readonly bearer: string }
  | Extract<Outcome, { kind: "unauthorized" | "unanswered" }>;

async function passFor(
  userId: string,
  ask: () => Promise<{ data: { session: Session | null }; error: object | null }>,
): Promise<Pass> {
  const { data, error } = await ask();
  if (data.session?.user.id === userId)
    return { kind: "pass", bearer: `Bearer ${data.session.access_token}` };
  // Without a signal a token cannot be refreshed; that does not end the session.
  if (error && isTransient(fromAuth(error))) return { kind: "unanswered", reason: "network" };
  return { kind: "unauthorized" };
}
