/** Shortest password the form lets through; the server is asked for no less (`config.toml`). */
export const MIN_PASSWORD_LENGTH = 10;

export type PasswordProblem = "too_short" | "differs";

/** What is wrong with a new password and its repetition, or null. */
export function passwordProblem(password: string, again: string): PasswordProblem | null {
  if (password.length < MIN_PASSWORD_LENGTH) return "too_short";
  return password === again ? null : "differs";
}
