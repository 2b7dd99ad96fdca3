import type { Component } from "solid-js";
import type { Role } from "../lib/session.ts";
import { page } from "./page.ts";
import { COUNTING_ROLES } from "./routes.tsx";

export interface HomeCard {
  key: string;
  /** Whose home page shows it; everyone's when left out. */
  roles?: readonly Role[];
  card: Component;
}

/**
 * What the home page shows, in this order. An area adds its card by `page(() => import("../features/…"))`; the home page
 * itself knows no area.
 */
export const homeCards: readonly HomeCard[] = [
  {
    key: "todos",
    roles: ["administrator"],
    card: page(() => import("../features/home/TodosCard.tsx").then((module) => module.TodosCard)),
  },
  {
    key: "digest",
    roles: COUNTING_ROLES,
    card: page(() => import("../features/notifications/DigestCard.tsx").then((module) => module.DigestCard)),
  },
  {
    key: "due",
    roles: ["grid_leader", "township_officer"],
    card: page(() => import("../features/visits/DueCard.tsx").then((module) => module.DueCard)),
  },
  {
    key: "inspections",
    card: page(() =>
      import("../features/inspections/InspectionsCard.tsx").then((module) => module.InspectionsCard),
    ),
  },
  {
    key: "findings",
    roles: ["township_officer", "area_coordinator", "office_officer", "leader"],
    card: page(() => import("../features/findings/FindingsCard.tsx").then((module) => module.FindingsCard)),
  },
  {
    key: "totals",
    roles: ["leader", "area_coordinator", "office_officer"],
    card: page(() => import("../features/home/TotalsCard.tsx").then((module) => module.TotalsCard)),
  },
  {
    key: "activations",
    roles: COUNTING_ROLES,
    card: page(() => import("../features/activations/InboxCard.tsx").then((module) => module.InboxCard)),
  },
  {
    key: "coverage",
    roles: ["township_officer", "leader", "area_coordinator", "office_officer"],
    card: page(() => import("../features/visits/CoverageCard.tsx").then((module) => module.CoverageCard)),
  },
  {
    key: "problems",
    roles: COUNTING_ROLES,
    card: page(() => import("../features/visits/ProblemsCard.tsx").then((module) => module.ProblemsCard)),
  },
  {
    key: "device",
    roles: ["grid_leader", "township_officer"],
    card: page(() => import("../features/home/DeviceCard.tsx").then((module) => module.DeviceCard)),
  },
];
