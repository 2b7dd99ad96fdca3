import { fileURLToPath } from "node:url";
import { defineConfig, type Plugin, type Rolldown } from "vite";
import { VitePWA } from "vite-plugin-pwa";
import solid from "vite-plugin-solid";
import { divisionLists } from "./scripts/division-lists.mjs";

/** The oldest browsers of the field: government PCs run Chromium 86, phones Safari 14. */
const OLDEST = ["chrome86", "safari14"];

/** What practically every page draws comes with the frame. */
const EVERY_PAGE = ["PageHeader", "Card", "EmptyState"].map((name) => `src/ui/${name}.tsx`);

/** Parts that only a desktop page or a rare action needs; they are cached when they are first used. */
const ON_DEMAND = ["echarts", "docx", "workbook", "worker", "highs", "strings.en", "en"];

export default defineConfig({
  plugins: [
    solid(),
    VitePWA({
      strategies: "injectManifest",
      srcDir: "src",
      filename: "sw.ts",
      injectRegister: false,
      manifest: {
        name: "联动",
        short_name: "联动",
        description: "基层监督协作：网格、走访、交叉检查、片区协作与统计",
        lang: "zh-CN",
        start_url: "/",
        scope: "/",
        display: "standalone",
        background_color: "#ffffff",
        theme_color: "#0f5666",
        icons: [
          { src: "/icon.svg", sizes: "any", type: "image/svg+xml" },
          { src: "/icon-192.png", sizes: "192x192", type: "image/png" },
          { src: "/icon-512.png", sizes: "512x512", type: "image/png" },
          { src: "/icon-maskable.png", sizes: "512x512", type: "image/png", purpose: "maskable" },
        ],
      },
      injectManifest: {
        rollupFormat: "iife",
        target: OLDEST,
        globPatterns: ["index.html", "assets/*.{js,css}"],
        globIgnores: ON_DEMAND.map((name) => `assets/${name}-*`),
        maximumFileSizeToCacheInBytes: 400_000,
      },
    }),
    divisionLists(),
    clientConfig(),
    withoutHydration(),
  ],
  resolve: {
    alias: { "@supabase/realtime-js": fileURLToPath(new URL("src/lib/no-realtime.ts", import.meta.url)) },
  },
  css: { transformer: "lightningcss" },
  build: {
    target: OLDEST,
    cssTarget: OLDEST,
    manifest: true,
    reportCompressedSize: false,
    assetsInlineLimit: 1024,
    rolldownOptions: {
      output: {
        chunkFileNames: ({ name }) => `assets/${partName(name)}-[hash].js`,
        assetFileNames: ({ names }) => `assets/${partName(names[0] ?? "")}-[hash][extname]`,
        // Few requests on a slow network: what everybody needs at once is one file, and what some pages share is
        // not cut into crumbs.
        codeSplitting: {
          groups: [
            { name: "supabase", test: /node_modules\/@supabase\//, priority: 5 },
            { name: "echarts", test: /node_modules\/(echarts|zrender)\//, priority: 5 },
            { name: "docx", test: /node_modules\/docx\//, priority: 5 },
            { name: "start", tags: ["$initial"], priority: 4 },
            { name: partOf("login", "src/features/session/LoginPage.tsx"), priority: 3, debugName: "login" },
            { name: partOf("inner", "src/app/Inner.tsx", ...EVERY_PAGE), priority: 2, debugName: "inner" },
            {
              name: "shared",
              minShareCount: 2,
              entriesAware: true,
              entriesAwareMergeThreshold: 3_000,
              priority: 1,
            },
          ],
        },
      },
    },
  },
  worker: { format: "es" },
});

/** Pages are drawn in the browser alone: what the query library keeps for pages drawn on a server stays out. */
function withoutHydration(): Plugin {
  const standIn = fileURLToPath(new URL("src/lib/no-hydration.ts", import.meta.url));
  return {
    name: "without-hydration",
    apply: "build",
    enforce: "pre",
    resolveId: (source, importer) =>
      source === "./hydration.js" && importer?.includes("@tanstack/query-core") ? standIn : null,
  };
}

/** A group of all modules that these import statically, however deep. */
function partOf(name: string, ...sources: string[]): Rolldown.CodeSplittingNameFunction {
  let members: Set<string> | undefined;
  return (id, graph) => {
    members ??= reachable(
      sources.map((source) => fileURLToPath(new URL(source, import.meta.url))),
      (module) => graph.getModuleInfo(module)?.importedIds,
    );
    return members.has(id) ? name : null;
  };
}

function reachable(starts: string[], importsOf: (id: string) => readonly string[] | undefined): Set<string> {
  const found = new Set(starts);
  for (const id of found) for (const imported of importsOf(id) ?? []) found.add(imported);
  return found;
}

/** Groups are named after all their users, joined by "~", which makes for very long names. */
const partName = (name: string): string => name.replace(/\.css$/, "").replace(/~.*/, "");

/**
 * The app asks `/config.json` where its API is, so that one build serves every installation. The local stack
 * answers by itself; for a static host the file is written here, from the environment of the build.
 */
function clientConfig(): Plugin {
  const { SUPABASE_URL: supabaseUrl, SUPABASE_PUBLISHABLE_KEY: publishableKey } = process.env;
  return {
    name: "liandong:client-config",
    apply: "build",
    generateBundle() {
      if (!supabaseUrl || !publishableKey) return;
      const source = JSON.stringify({ supabaseUrl, publishableKey });
      this.emitFile({ type: "asset", fileName: "config.json", source });
    },
  };
}
