import { ensureInstalled } from "./install.mjs";

// npm run build: dist/ for a static host. With SUPABASE_URL and SUPABASE_PUBLISHABLE_KEY in the environment the build
// holds its config.json; without them the host must serve one: { "supabaseUrl": "…", "publishableKey": "…" }.

ensureInstalled();
const { build } = await import("./stack/build.mjs");
await build();
