import { rotationEngine } from "../../../src/core/rotation/engine.ts";
import { callerClient } from "../_shared/client.ts";
import { serve } from "../_shared/serve.ts";
import { rotationHandler } from "./handler.ts";
import { supabaseRotationStore } from "./store.ts";

const storeFor = (request: Request) => supabaseRotationStore(callerClient(request));

serve(rotationHandler(storeFor, rotationEngine, () => new Date()));
