import { hasRole, type Role } from "../lib/session.ts";
import { type AppRoute, appRoutes, type NavEntry } from "./routes.tsx";

export type NavRoute = AppRoute & { nav: NavEntry };

/** Places in the bar at the foot of a phone, “更多” not counted. */
const BAR_PLACES = 4;

export const mayOpen = (roles: readonly Role[] | undefined): boolean =>
  roles === undefined || hasRole(...roles);

/** The pages that this person's navigation shows, in the order of the table. */
export const navRoutes = (): NavRoute[] =>
  appRoutes.filter((route): route is NavRoute => route.nav !== undefined && mayOpen(route.roles));

/** Those of them that have a place in the bar on a phone. */
export const barRoutes = (): NavRoute[] =>
  navRoutes()
    .filter((route) => route.nav.bar !== undefined)
    .sort((a, b) => (a.nav.bar ?? 0) - (b.nav.bar ?? 0))
    .slice(0, BAR_PLACES);

/** True when the path lies on or below the entry: `/visits/new` is within `/visits`. */
export const isWithin = (path: string, entry: string): boolean =>
  path === entry || (entry !== "/" && path.startsWith(`${entry}/`));
