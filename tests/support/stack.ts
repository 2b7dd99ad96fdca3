import { createClient, type SupabaseClient } from "@supabase/supabase-js";
import WebSocket from "ws";
import { type Stack, startTestStack } from "../../scripts/stack/stack.mjs";
import { type Content } from "../../scripts/stack/template.mjs";
import { openTestDatabase } from "./database.ts";

export interface TestStack extends Stack {
  /** A client that nobody has signed in to. */
  anonymous: () => SupabaseClient;
  /** A client of the first account of a role, or of an address. */
  signIn: (roleOrEmail: string) => Promise<SupabaseClient>;
}

/**
 * The whole stack on a free port, in this process, with a database of its own. Stop it in `afterAll`.
 *
 * @param options `content`: the demonstration county with its accounts, or the schema alone; `distDir`: a finished
 *   build, when the app itself is wanted
 */
export async function startStack(
  options: { content?: Content; distDir?: string; log?: (line: string) => void } = {},
): Promise<TestStack> {
  const { content = "demo", ...rest } = options;
  const stack = await startTestStack({ ...rest, database: await openTestDatabase(content) });
  const anonymous = () => client(stack);
  return {
    ...stack,
    anonymous,
    signIn: async (roleOrEmail) => {
      const account = stack.accounts.find(({ role, email }) => role === roleOrEmail || email === roleOrEmail);
      if (!account) throw new RangeError(`no account for ${roleOrEmail}`);
      const supabase = anonymous();
      const { error } = await supabase.auth.signInWithPassword(account);
      if (error) throw error;
      return supabase;
    },
  };
}

function client({ apiUrl, publishableKey }: Stack): SupabaseClient {
  return createClient(apiUrl, publishableKey, {
    auth: { persistSession: false, autoRefreshToken: false, detectSessionInUrl: false },
    // Node 20 has no WebSocket of its own, and supabase-js asks for one even where nothing listens.
    realtime: { transport: WebSocket },
  });
}
