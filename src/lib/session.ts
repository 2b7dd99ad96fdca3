import { createSignal } from "solid-js";
import { hasSessionInUrl, hasStoredSession } from "./auth-storage.ts";
import { AppError } from "./errors.ts";
import type { Me } from "./me.ts";

/**
 * Who is signed in. It lives in `lib` because features read it and may not import `app`. What happens on the way in and out
 * is in `session-flow.ts`, fetched when it is needed: the login page shows without it.
 */
export type Session =
  | { readonly status: "loading" }
  | { readonly status: "signed_out"; readonly reason?: "expired" | "no_officer" }
  | { readonly status: "failed"; readonly error: AppError }
  | ({
      readonly status: "signed_in";
      readonly user: { id: string; email: string };
      /** The token ran out. What is on screen and unsent stays; the app asks to sign in again. */
      readonly isExpired: boolean;
    } & Me);

export type SignedIn = Extract<Session, { status: "signed_in" }>;
export type Role = Me["roles"][number]["role"];

const [session, setSession] = createSignal<Session>({ status: "loading" });

/** `setSession` is for `session-flow.ts` and tests. */
export { session, setSession };

/** The signed-in person; only for what is drawn inside the signed-in part of the app. */
export function signedIn(): SignedIn {
  const current = session();
  if (current.status !== "signed_in") throw new AppError("session_expired");
  return current;
}

/** Signed in with a token that the server takes, as far as this device knows. */
export function isSessionLive(): boolean {
  const current = session();
  return current.status === "signed_in" && !current.isExpired;
}

/** True when the person holds any of these roles, in any organ. A courtesy: the database decides. */
export function hasRole(...roles: readonly Role[]): boolean {
  const current = session();
  return current.status === "signed_in" && current.roles.some((grant) => roles.includes(grant.role));
}

const cleanups = new Set<() => Promise<void> | void>();

/** Register what must be erased from the device when the person leaves it. Returns its undo. */
export function onSignedOut(cleanup: () => Promise<void> | void): () => void {
  cleanups.add(cleanup);
  return () => cleanups.delete(cleanup);
}

export async function runCleanups(): Promise<void> {
  for (const cleanup of cleanups) await cleanup();
}

const STORED_ME = "liandong.me";

/** What the server last said of the person is kept on the device, so that the app opens at once and without a signal. */
export function storeMe(me: SignedIn | undefined): void {
  if (me) localStorage.setItem(STORED_ME, JSON.stringify(me));
  else localStorage.removeItem(STORED_ME);
}

/** Signing out removes it, in whichever tab; an expiry does not. */
export const isMeStored = (): boolean => localStorage.getItem(STORED_ME) !== null;

function storedMe(): SignedIn | undefined {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(STORED_ME) ?? "null");
    return isSignedIn(stored) ? stored : undefined;
  } catch {
    return undefined;
  }
}

/** Enough of a check for what this app itself wrote; an older shape is dropped and asked for again. */
function isSignedIn(value: unknown): value is SignedIn {
  if (typeof value !== "object" || value === null) return false;
  return "status" in value && value.status === "signed_in" && "officer" in value && "roles" in value;
}

const flow = () => import("./session-flow.ts");

/** Decide who is signed in when the app starts. Nobody stored: the login page needs no client and no request. */
export async function restoreSession(): Promise<void> {
  if (!hasStoredSession() && !hasSessionInUrl()) {
    setSession({ status: "signed_out" });
    return;
  }
  const stored = storedMe();
  if (stored) setSession(stored);
  await (await flow()).restore();
}

/** Ask the server again who this is and what roles are held. */
export const reload = async (): Promise<void> => (await flow()).reload();

/** @throws {AppError} when the server refuses or cannot be reached; the session is then unchanged. */
export const signIn = async (email: string, password: string): Promise<void> =>
  (await flow()).signIn(email, password);

/** After any other way of getting a session (invitation, recovery link): learn who this is. */
export const enter = async (): Promise<void> => (await flow()).enter();

/** Leave this device. Callers make sure beforehand that nothing unsent is lost. */
export const signOut = async (): Promise<void> => (await flow()).signOut();
