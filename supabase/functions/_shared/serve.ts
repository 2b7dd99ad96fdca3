import { fail, Refusal } from "./http.ts";

const CORS_HEADERS: Record<string, string> = {
  "access-control-allow-origin": "*",
  "access-control-allow-headers": "authorization, x-client-info, apikey, content-type",
  "access-control-allow-methods": "POST, OPTIONS",
};

export type Handler = (request: Request) => Promise<Response>;

/** Only POST; CORS for an app on another origin; the last-resort catch logs the error and answers `internal`, no details. */
export const withCatch =
  (handler: Handler): Handler =>
  async (request) => {
    if (request.method === "OPTIONS") return new Response(null, { status: 204, headers: CORS_HEADERS });
    const response = await answer(handler, request);
    for (const [name, value] of Object.entries(CORS_HEADERS)) response.headers.set(name, value);
    return response;
  };

async function answer(handler: Handler, request: Request): Promise<Response> {
  if (request.method !== "POST") return fail(405, "method_not_allowed", "POST only");
  try {
    return await handler(request);
  } catch (error) {
    if (error instanceof Refusal) return fail(error.status, error.code, error.message);
    console.error(error instanceof Error ? `${error.name}: ${error.message}` : "unknown error");
    return fail(500, "internal", "Unforeseen error; the log has its kind");
  }
}

export const serve = (handler: Handler): void => {
  Deno.serve(withCatch(handler));
};
