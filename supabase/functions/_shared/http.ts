/** Answers of the edge functions: `{ error: { code, message } }` with the right status, or the data itself. */

export type ErrorBody = { error: { code: string; message: string } };

export const json = (status: number, body: unknown): Response =>
  new Response(JSON.stringify(body), {
    status,
    headers: { "content-type": "application/json; charset=utf-8", "cache-control": "no-store" },
  });

/** Codes are snake_case and permanent; the message is for the log and the developer, never for the screen. */
export const fail = (status: number, code: string, message: string): Response =>
  json(status, { error: { code, message } } satisfies ErrorBody);

/** A refusal met inside a handler or store; `serve` turns it into its answer. */
export class Refusal extends Error {
  override readonly name = "Refusal";
  readonly status: number;
  readonly code: string;

  constructor(status: number, code: string, message: string) {
    super(message);
    this.status = status;
    this.code = code;
  }
}
