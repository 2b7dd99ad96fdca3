import type { JSX } from "solid-js";
import { page } from "./page.ts";

const Invite = page(() => import("../features/session/InvitePage.tsx").then((module) => module.InvitePage));
const ForgotPassword = page(() =>
  import("../features/session/ForgotPasswordPage.tsx").then((module) => module.ForgotPasswordPage),
);
const ResetPassword = page(() =>
  import("../features/session/ResetPasswordPage.tsx").then((module) => module.ResetPasswordPage),
);

/** The few pages that need no sign-in. There are so few that they do without the router, which comes with the rest. */
export function outerPage(path: string, onDone: () => void): (() => JSX.Element) | undefined {
  const invite = /^\/invite(?:\/([^/]+))?\/?$/.exec(path);
  if (invite) return () => <Invite code={invite[1]} onDone={onDone} />;
  if (path === "/forgot-password") return () => <ForgotPassword />;
  if (path === "/reset-password") return () => <ResetPassword onDone={onDone} />;
  return undefined;
}
