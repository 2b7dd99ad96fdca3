import { callerClient } from "../_shared/client.ts";
import { serve } from "../_shared/serve.ts";
import { gridAssignmentHandler } from "./handler.ts";
import { solveTownship } from "./solve-township.ts";
import { supabaseGridStore } from "./store.ts";

serve(gridAssignmentHandler((request) => supabaseGridStore(callerClient(request)), solveTownship));
