import * as v from "valibot";
import { ownStorage } from "../../lib/own-storage.ts";
import { createReading, type Kept, type Reading } from "../../lib/reading.ts";
import { signedIn } from "../../lib/session.ts";
import { readRpc } from "../../lib/read-rpc.ts";

/** What the request form offers. The device keeps it, but for the officers, so that help can be asked for without a signal. */
const RequestForm = v.object({
  organ_id: v.string(),
  organs: v.array(v.object({ id: v.string(), name: v.string() })),
  skills: v.array(v.string()),
  approvers: v.array(
    v.object({ id: v.string(), name: v.string(), post: v.nullable(v.string()), organ_name: v.string() }),
  ),
  officers: v.array(v.object({ id: v.string(), name: v.string(), organ_name: v.string() })),
});
export type RequestForm = v.InferOutput<typeof RequestForm>;

const KEPT = "activation-form";
const KeptForm = v.object({ value: RequestForm, asOf: v.string() });
const KEY = ["activation-form"] as const;

export const createFormReading = (): Reading<RequestForm> =>
  createReading<RequestForm>(
    () => ({
      queryKey: KEY,
      queryFn: async ({ signal }) => {
        const form = await readRpc("request_form", {}, RequestForm, signal);
        const kept = { value: { ...form, officers: [] }, asOf: new Date().toISOString() };
        ownStorage(signedIn().user.id).set(KEPT, kept);
        return form;
      },
    }),
    () => ({
      queryKey: [...KEY, "kept"],
      queryFn: (): Promise<Kept<RequestForm> | null> => {
        const kept = v.safeParse(KeptForm, ownStorage(signedIn().user.id).get(KEPT));
        return Promise.resolve(kept.success ? kept.output : null);
      },
    }),
  );
