import { queryOptions } from "@tanstack/solid-query";
import * as v from "valibot";
import { send } from "../../lib/commands.ts";
import { readRpc } from "../../lib/read-rpc.ts";
import { keys, ROLES } from "./data.ts";

/** A role or an invitation that holds only once a second person has agreed. */
const Appointment = v.object({
  kind: v.picklist(["role", "invitation"]),
  id: v.string(),
  officer_id: v.string(),
  officer_name: v.string(),
  post: v.string(),
  organ_name: v.string(),
  has_account: v.boolean(),
  email: v.nullable(v.string()),
  role: v.picklist(ROLES),
  scope_name: v.string(),
  asked_by_name: v.nullable(v.string()),
  asked_at: v.string(),
  may_confirm: v.boolean(),
});
export type Appointment = v.InferOutput<typeof Appointment>;

/** Those that the person may agree to, and those that he asked for himself. */
export const appointmentsQuery = () =>
  queryOptions({
    queryKey: [...keys.all, "appointments"],
    queryFn: ({ signal }) => readRpc("appointments", {}, v.array(Appointment), signal),
  });

export const decideAppointment = (decision: Pick<Appointment, "kind" | "id"> & { agree: boolean }) =>
  send("decide_appointment", {
    kind: decision.kind,
    appointment_id: decision.id,
    agree: decision.agree,
  });
