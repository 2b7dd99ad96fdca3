import { AppError } from "./errors.ts";

/** What the server that delivers the app tells it at run time, so that one build serves every installation. */
export interface RuntimeConfig {
  /** Address of the Supabase API; empty or relative means the app's own origin. */
  readonly supabaseUrl: string;
  readonly publishableKey: string;
}

const STORED_CONFIG = "liandong.config";

let pending: Promise<RuntimeConfig> | undefined;

/** Read `/config.json` once. Without a signal the copy of the last visit answers, so that the app starts offline. */
export function runtimeConfig(): Promise<RuntimeConfig> {
  pending ??= load().catch((error: unknown) => {
    pending = undefined;
    throw error;
  });
  return pending;
}

async function load(): Promise<RuntimeConfig> {
  try {
    const response = await fetch("/config.json", { cache: "no-cache" });
    if (!response.ok) throw new AppError("unavailable", { status: response.status, detail: "config.json" });
    const config = normalise(await response.json());
    localStorage.setItem(STORED_CONFIG, JSON.stringify(config));
    return config;
  } catch (error) {
    const stored = localStorage.getItem(STORED_CONFIG);
    if (stored !== null) return normalise(JSON.parse(stored));
    if (error instanceof AppError) throw error;
    throw new AppError(navigator.onLine ? "network" : "offline", {
      status: 0,
      detail: "config.json",
      cause: error,
    });
  }
}

function normalise(value: unknown): RuntimeConfig {
  const { supabaseUrl, publishableKey } = (value ?? {}) as Partial<Record<keyof RuntimeConfig, unknown>>;
  if (typeof supabaseUrl !== "string" || typeof publishableKey !== "string") {
    throw new AppError("internal", { detail: "config.json lacks supabaseUrl or publishableKey" });
  }
  return { supabaseUrl: new URL(supabaseUrl || "/", location.origin).origin, publishableKey };
}
