import { callerClient } from "../_shared/client.ts";
import { serve } from "../_shared/serve.ts";
import { statisticsHandler } from "./handler.ts";
import { supabaseStatisticsStore } from "./store.ts";

serve(statisticsHandler((request) => supabaseStatisticsStore(callerClient(request))));
