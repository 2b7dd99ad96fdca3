import { createSignal } from "solid-js";
import { hasSessionInUrl, hasStoredSession } from "./auth-storage.ts";
import { AppError, toAppError } from "./errors.ts";
import type { Me } from "./me.ts";
import { forgetOwnStorage } from "./own-storage.ts";

/**
 * Who is signed in. It lives in `lib` because features read it and may not import `app`. What the server last said
 * of the person is kept on the device, so the app opens at once and without a signal; sign-out forgets it.
 */
export type Session =
  | { readonly status: "loading" }
  | { readonly status: "signed_out"; readonly reason?: "expired" | "no_officer" }
  | { readonly status: "failed"; readonly error: AppError }
  | ({ readonly status: "signed_in"; readonly user: { id: string; email: string } } & Me);

export type SignedIn = Extract<Session, { status: "signed_in" }>;
export type Role = Me["roles"][number]["role"];

const STORED_ME = "liandong.me";

const [session, setSession] = createSignal<Session>({ status: "loading" });
export { session };

/** The signed-in person; only for what is drawn inside the signed-in part of the app. */
export function signedIn(): SignedIn {
  const current = session();
  if (current.status !== "signed_in") throw new AppError("session_expired");
  return current;
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

/** Decide who is signed in when the app starts. Nobody stored: the login page needs no client and no request. */
export async function restoreSession(): Promise<void> {
  if (!hasStoredSession() && !hasSessionInUrl()) {
    setSession({ status: "signed_out" });
    return;
  }
  const stored = readStored();
  if (stored) setSession(stored);
  await reload();
  await followOtherTabs();
}

/** Ask the server again who this is and what roles are held. */
export async function reload(): Promise<void> {
  try {
    const { currentUser } = await import("./auth.ts");
    const user = await currentUser();
    if (!user) return forget("expired");
    const { fetchMe } = await import("./me.ts");
    remember({ status: "signed_in", user, ...(await fetchMe()) });
  } catch (error) {
    const known = toAppError(error);
    if (known.code === "session_expired") return forget("expired");
    if (known.code === "no_officer") return forget("no_officer");
    if (session().status !== "signed_in") setSession({ status: "failed", error: known });
  }
}

/** @throws {AppError} when the server refuses or cannot be reached; the session is then unchanged. */
export async function signIn(email: string, password: string): Promise<void> {
  const { signInWithPassword } = await import("./auth.ts");
  await signInWithPassword(email, password);
  await enter();
}

/** After any way of getting a session (sign-in, invitation, recovery link): learn who this is. */
export async function enter(): Promise<void> {
  await reload();
  const current = session();
  if (current.status === "failed") throw current.error;
  if (current.status === "signed_out") throw new AppError(current.reason ?? "session_expired");
  await followOtherTabs();
}

/** Leave this device. Callers make sure beforehand that nothing unsent is lost. */
export async function signOut(): Promise<void> {
  for (const cleanup of cleanups) await cleanup();
  const { endSession } = await import("./auth.ts");
  await endSession().catch(() => undefined);
  localStorage.removeItem(STORED_ME);
  forgetOwnStorage();
  setSession({ status: "signed_out" });
}

function remember(next: SignedIn): void {
  localStorage.setItem(STORED_ME, JSON.stringify(next));
  setSession(next);
}

/** The token is gone but the person did not leave: unsent work and the stored copy of it stay. */
function forget(reason: "expired" | "no_officer"): void {
  setSession({ status: "signed_out", reason });
}

function readStored(): SignedIn | undefined {
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

let following = false;

async function followOtherTabs(): Promise<void> {
  if (following || session().status !== "signed_in") return;
  following = true;
  const { onAuthChange } = await import("./auth.ts");
  await onAuthChange(acceptUser);
}

function acceptUser(user: { id: string } | null): void {
  const current = session();
  if (current.status !== "signed_in") return;
  if (!user) forget("expired");
  else if (user.id !== current.user.id) location.reload();
}
