/** Shortest password the form lets through; the server is asked for no less (`config.toml`). */
export const MIN_PASSWORD_LENGTH = 10;

export type PasswordProblem = "too_short" | "too_plain" | "differs";

/** What is wrong with a new password and its repetition, or null. */
export function passwordProblem(password: string, again: string): PasswordProblem | null {
  if (password.length < MIN_PASSWORD_LENGTH) return "too_short";
  if (!/[a-z]/i.test(password) || !/\d/.test(password)) return "too_plain";
  return password === again ? null : "differs";
}
