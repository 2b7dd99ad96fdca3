import { fromAuth } from "./answers.ts";
import { supabase } from "./supabase.ts";

/** Every auth call returns its error; here it is thrown as an `AppError`. */
function check<A extends { error: object | null }>(answer: A): A {
  if (answer.error) throw fromAuth(answer.error);
  return answer;
}

export async function signInWithPassword(email: string, password: string): Promise<void> {
  check(await (await supabase()).auth.signInWithPassword({ email: email.trim(), password }));
}

/** End the session on this device. The server is told when it can be reached; the device forgets in any case. */
export async function endSession(): Promise<void> {
  await (await supabase()).auth.signOut({ scope: "local" });
}

/** An account exists only by invitation: the code travels with the sign-up and the database judges it. */
export async function acceptInvitation(invitation: {
  code: string;
  email: string;
  password: string;
}): Promise<void> {
  const { auth } = await supabase();
  const { data } = check(
    await auth.signUp({
      email: invitation.email.trim(),
      password: invitation.password,
      options: { data: { invitation_code: invitation.code } },
    }),
  );
  if (!data.session) await signInWithPassword(invitation.email, invitation.password);
}

/** Ask for the recovery mail. The answer is the same whether or not the address has an account. */
export async function requestPasswordReset(email: string): Promise<void> {
  const redirectTo = new URL("/reset-password", location.origin).href;
  check(await (await supabase()).auth.resetPasswordForEmail(email.trim(), { redirectTo }));
}

/** Set a new password for the signed-in person, or for the one who came by a recovery link. */
export async function setPassword(password: string): Promise<void> {
  check(await (await supabase()).auth.updateUser({ password }));
}

/** Change the password of the signed-in person, who proves to be that person by the present one. */
export async function changePassword(email: string, current: string, replacement: string): Promise<void> {
  await signInWithPassword(email, current);
  await setPassword(replacement);
}

export interface AuthUser {
  id: string;
  email: string;
}

/** Who is signed in on this device, or null. Refreshes the token when it is due. */
export async function currentUser(): Promise<AuthUser | null> {
  const { data } = check(await (await supabase()).auth.getSession());
  const user = data.session?.user;
  return user ? { id: user.id, email: user.email ?? "" } : null;
}

/**
 * Follow sign-in and sign-out, also in other tabs. The first event only repeats what `currentUser` tells better: it
 * says "nobody" when an old token could not be renewed for want of a signal. Returns its cleanup.
 */
export async function onAuthChange(listener: (user: AuthUser | null) => void): Promise<() => void> {
  const { auth } = await supabase();
  const { data } = auth.onAuthStateChange((event, session) => {
    if (event === "INITIAL_SESSION") return;
    listener(session ? { id: session.user.id, email: session.user.email ?? "" } : null);
  });
  return () => data.subscription.unsubscribe();
}
