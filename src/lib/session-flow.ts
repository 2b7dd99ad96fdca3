import { currentUser, endSession, onAuthChange, signInWithPassword } from "./auth.ts";
import { AppError, toAppError } from "./errors.ts";
import { fetchMe } from "./me.ts";
import { forgetOwnStorage } from "./own-storage.ts";
import { isMeStored, runCleanups, session, setSession, storeMe } from "./session.ts";

export async function restore(): Promise<void> {
  await follow();
  await reload();
}

export async function reload(): Promise<void> {
  try {
    const user = await currentUser();
    if (!user) return expire();
    const before = session();
    const me = { status: "signed_in", user, isExpired: false, ...(await fetchMe()) } as const;
    storeMe(me);
    if (before.status === "signed_in" && before.user.id !== user.id) location.assign("/");
    else setSession(me);
  } catch (error) {
    const known = toAppError(error);
    if (known.code === "session_expired") return expire();
    if (known.code === "no_officer") return shutOut();
    if (session().status !== "signed_in") setSession({ status: "failed", error: known });
  }
}

export async function signIn(email: string, password: string): Promise<void> {
  await signInWithPassword(email, password);
  await enter();
}

export async function enter(): Promise<void> {
  await reload();
  const current = session();
  if (current.status === "failed") {
    setSession({ status: "signed_out" });
    throw current.error;
  }
  if (current.status === "signed_out") throw new AppError(current.reason ?? "session_expired");
  if (current.status === "signed_in" && current.isExpired) throw new AppError("session_expired");
  await follow();
}

export async function signOut(): Promise<void> {
  await runCleanups();
  storeMe(undefined);
  forgetOwnStorage();
  setSession({ status: "signed_out" }); // first, so that the end of the token is not taken for an expiry
  await endSession().catch(() => undefined);
}

/**
 * The token is gone but the person did not leave: the page, unsent work and the stored copy of it stay. When he did leave,
 * in another tab, this one lets go of what it shows as well.
 */
async function expire(): Promise<void> {
  const current = session();
  if (current.status !== "signed_in") return void setSession({ status: "signed_out", reason: "expired" });
  if (isMeStored()) return void setSession({ ...current, isExpired: true });
  await runCleanups();
  setSession({ status: "signed_out" });
}

/** The account is no officer's any more: nothing of what was read is shown again, to him or to who signs in next. */
async function shutOut(): Promise<void> {
  await runCleanups();
  storeMe(undefined);
  setSession({ status: "signed_out", reason: "no_officer" });
}

let isFollowing = false;

/** Hear of it when the token can no longer be renewed, or when another tab signs out or in. */
async function follow(): Promise<void> {
  if (isFollowing) return;
  isFollowing = true;
  try {
    await onAuthChange(acceptUser);
  } catch {
    isFollowing = false; // without the client there is nothing to follow; `reload` tells why
  }
}

function acceptUser(user: { id: string } | null): void {
  const current = session();
  if (current.status !== "signed_in") return;
  if (!user) void expire();
  else if (user.id !== current.user.id) location.reload();
}
