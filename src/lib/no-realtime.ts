/**
 * Stands in for `@supabase/realtime-js` in the browser's build (see vite.config.ts). The product has no live
 * channels, and without them the client is a quarter smaller. It answers what supabase-js asks of it on its own.
 */
export class RealtimeClient {
  setAuth(): Promise<void> {
    return Promise.resolve();
  }

  getChannels(): never[] {
    return [];
  }

  removeAllChannels(): Promise<never[]> {
    return Promise.resolve([]);
  }

  channel(): never {
    throw new Error("This build has no live channels");
  }
}
