import { solveGrid } from "../../../src/core/grids/solve.ts";
import { callerClient } from "../_shared/client.ts";
import { serve } from "../_shared/serve.ts";
import { gridAssignmentHandler } from "./handler.ts";
import { supabaseGridStore } from "./store.ts";

const storeFor = (request: Request) => supabaseGridStore(callerClient(request));

serve(gridAssignmentHandler(storeFor, (instance, seed) => solveGrid(instance, { seed })));
