import { registerActivationCommands } from "../features/activations/outbox-commands.ts";
import { registerCollaborationCommands } from "../features/collaboration/outbox-commands.ts";
import { registerInspectionCommands } from "../features/inspections/outbox-commands.ts";
import { registerFindingCommands } from "../features/findings/outbox-commands.ts";
import { registerTalkCommands } from "../features/talks/outbox-commands.ts";
import { registerVisitCommands } from "../features/visits/outbox-commands.ts";

/** The outbox page, once every area has said how its entries read. */
export async function loadOutboxPage() {
  registerActivationCommands();
  registerVisitCommands();
  registerInspectionCommands();
  registerFindingCommands();
  registerTalkCommands();
  registerCollaborationCommands();
  return (await import("../features/outbox/OutboxPage.tsx")).OutboxPage;
}
