import * as v from "valibot";
import { supabase, unwrap } from "./supabase.ts";
import { uuidv7 } from "./uuid.ts";

/** A new id for a command: made on the device, ordered by time, and the idempotency key of the write. */
export const newCommandId = (): string => uuidv7();

export interface SendOptions<S extends v.GenericSchema> {
  /** Give the id when the same command may be sent again, for example from the outbox or after a failed try. */
  id?: string;
  /** Shape of the answer; without it the answer is `unknown`. */
  result?: S;
  signal?: AbortSignal;
}

/**
 * Run one command, the only way to write. Sent twice with one id it does the work once and answers the same.
 * @throws {AppError} a refusal carries the command's own code.
 */
export async function send<S extends v.GenericSchema = v.UnknownSchema>(
  command: string,
  payload: object,
  options: SendOptions<S> = {},
): Promise<v.InferOutput<S>> {
  const client = await supabase();
  const call = client.rpc(command, { id: options.id ?? newCommandId(), payload });
  const answer = unwrap(await (options.signal ? call.abortSignal(options.signal) : call));
  return options.result ? v.parse(options.result, answer) : answer;
}

export interface ActOptions {
  note?: string;
  data?: object;
  id?: string;
}

/** Move a matter along its life cycle: the database decides whether the caller may. */
export function act(
  entity: string,
  entityId: string,
  action: string,
  options: ActOptions = {},
): Promise<unknown> {
  const { note, data, id } = options;
  return send("act", { entity, entity_id: entityId, action, note: note ?? null, data: data ?? {} }, { id });
}

const AvailableAction = v.object({
  action: v.string(),
  to_state: v.string(),
  needs_note: v.optional(v.boolean(), false),
});
export type AvailableAction = v.InferOutput<typeof AvailableAction>;

/** What the caller may do with this matter now; screens draw their buttons from it. */
export async function availableActions(entity: string, entityId: string): Promise<AvailableAction[]> {
  const client = await supabase();
  const answer = await client.rpc("available_actions", { entity, entity_id: entityId });
  return v.parse(v.array(AvailableAction), unwrap(answer));
}
