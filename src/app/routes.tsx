import type { Component } from "solid-js";
import type { Role } from "../lib/session.ts";
import { homeIcon } from "../ui/icons.ts";
import { page } from "./page.ts";

/** Groups of the navigation, in the order in which they are drawn. */
export const NAV_GROUPS = ["work", "supervision", "data", "base"] as const;

export interface NavEntry {
  label: `nav.${string}`;
  icon: string;
  group: (typeof NAV_GROUPS)[number];
  /** Place in the bar at the foot of a phone, lowest first; without it the entry stands under “更多” there. */
  bar?: number;
}

export interface AppRoute {
  path: string;
  component: Component;
  /** Who is offered the page; everyone signed in when left out. The database decides what they see on it. */
  roles?: readonly Role[];
  nav?: NavEntry;
}

/**
 * Every page behind the sign-in. A new area adds its lines here, and the navigation draws itself. Load a page by
 * `page(() => import("../features/<area>/<Page>.tsx").then((module) => module.<Page>))`.
 */
export const appRoutes: readonly AppRoute[] = [
  {
    path: "/",
    component: page(() => import("./HomeRoute.tsx").then((module) => module.HomeRoute)),
    nav: { label: "nav.home", icon: homeIcon, group: "work", bar: 1 },
  },
  {
    path: "/account/password",
    component: page(() =>
      import("../features/session/ChangePasswordPage.tsx").then((module) => module.ChangePasswordPage),
    ),
  },
];

/** Pages that need no sign-in. */
export const publicRoutes: readonly { path: string | string[]; component: Component }[] = [
  {
    path: "/login",
    component: page(() => import("../features/session/LoginPage.tsx").then((module) => module.LoginPage)),
  },
  {
    path: ["/invite", "/invite/:code"],
    component: page(() => import("../features/session/InvitePage.tsx").then((module) => module.InvitePage)),
  },
  {
    path: "/forgot-password",
    component: page(() =>
      import("../features/session/ForgotPasswordPage.tsx").then((module) => module.ForgotPasswordPage),
    ),
  },
  {
    path: "/reset-password",
    component: page(() =>
      import("../features/session/ResetPasswordPage.tsx").then((module) => module.ResetPasswordPage),
    ),
  },
];
