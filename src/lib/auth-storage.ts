/** Where supabase-js keeps the session: known here so that the app can tell, before loading it, that somebody is signed in. */
export const AUTH_STORAGE_KEY = "liandong.auth";

export const hasStoredSession = (): boolean => localStorage.getItem(AUTH_STORAGE_KEY) !== null;

/** A recovery link may lead anywhere in the app, depending on what the server allows; what it carries tells it. */
export const isRecoveryLink = (): boolean => /[#&]type=recovery(&|$)/.test(location.hash);

/** A link from an e-mail brings its one-time tokens in the address; only then must the client load at once. */
export const hasSessionInUrl = (): boolean => /[#&](access_token|error_code)=/.test(location.hash);
