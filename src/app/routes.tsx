import type { Component } from "solid-js";
import type { Role } from "../lib/session.ts";
import {
  areaGroupIcon,
  chartIcon,
  checklistIcon,
  findingIcon,
  gridIcon,
  handshakeIcon,
  homeIcon,
  ledgerIcon,
  linkIcon,
  outboxIcon,
  peopleIcon,
  placesIcon,
  rotationIcon,
  settingsIcon,
  talkIcon,
  visitIcon,
} from "../ui/icons.ts";
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

export const COUNTING_ROLES: readonly Role[] = [
  "township_officer",
  "grid_leader",
  "area_coordinator",
  "office_officer",
  "leader",
  "case_manager",
  "petition_officer",
];

const WORKING_ROLES: readonly Role[] = [
  "township_officer",
  "office_officer",
  "area_coordinator",
  "leader",
  "case_manager",
];

const PLANNING_ROLES: readonly Role[] = ["administrator", "area_coordinator", "office_officer"];

/** A page of joint work: add it to `supervision-pages.ts`, and its name here. */
const supervision = (name: keyof typeof import("./supervision-pages.ts").supervisionPages) =>
  page<object>(() =>
    import("./supervision-pages.ts").then(({ supervisionPages }) => supervisionPages[name]()),
  );

/** A page that is seldom the first to be opened: add it to `opened-pages.ts`, and its name here. */
const opened = (name: keyof typeof import("./opened-pages.ts").openedPages) =>
  page<object>(() => import("./opened-pages.ts").then(({ openedPages }) => openedPages[name]()));

/** Who may be concerned by a finding; a grid leader as a member of an inspection. */
const FINDING_ROLES: readonly Role[] = [
  "township_officer",
  "grid_leader",
  "area_coordinator",
  "office_officer",
  "leader",
];

/** Who plans, reads, carries out or receives cross-inspections. */
const ROTATION_ROLES: readonly Role[] = [
  "administrator",
  "area_coordinator",
  "office_officer",
  "leader",
  "township_officer",
  "grid_leader",
];

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
    path: "/visits",
    component: page(() => import("../features/visits/VisitsPage.tsx").then((module) => module.VisitsPage)),
    roles: COUNTING_ROLES,
    nav: { label: "nav.visits", icon: visitIcon, group: "work", bar: 2 },
  },
  {
    path: "/visits/new",
    component: page(() =>
      import("../features/visits/VisitFormPage.tsx").then((module) => module.VisitFormPage),
    ),
  },
  {
    path: "/visits/topics",
    component: opened("topics"),
    roles: ["administrator"],
  },
  {
    path: "/visits/:id",
    component: opened("visit"),
    roles: COUNTING_ROLES,
  },
  {
    path: "/inspections",
    component: supervision("inspections"),
    nav: { label: "nav.inspections", icon: checklistIcon, group: "supervision" },
  },
  {
    path: "/inspections/new",
    component: supervision("inspectionOrder"),
    roles: PLANNING_ROLES,
  },
  {
    path: "/inspections/checklists",
    component: supervision("checklists"),
  },
  {
    path: "/inspections/checklists/new",
    component: supervision("checklistEditor"),
    roles: PLANNING_ROLES,
  },
  {
    path: "/inspections/checklists/:id",
    component: supervision("checklist"),
  },
  {
    path: "/inspections/checklists/:id/edit",
    component: supervision("checklistEditor"),
    roles: PLANNING_ROLES,
  },
  {
    path: "/inspections/:id",
    component: supervision("inspection"),
  },
  {
    path: "/inspections/:id/checklist",
    component: supervision("checklistRun"),
  },
  {
    path: "/grids",
    component: opened("grids"),
    nav: { label: "nav.grids", icon: gridIcon, group: "work", bar: 3 },
  },
  {
    path: "/grids/history",
    component: opened("gridHistory"),
  },
  {
    path: "/grids/plans/:id",
    component: opened("gridPlan"),
  },
  {
    path: "/rotations",
    component: supervision("rotations"),
    roles: ROTATION_ROLES,
    nav: { label: "nav.rotations", icon: rotationIcon, group: "supervision" },
  },
  {
    path: "/rotations/new",
    component: supervision("rotationForm"),
    roles: ["administrator", "area_coordinator", "office_officer"],
  },
  {
    path: "/rotations/:id",
    component: supervision("rotation"),
    roles: ROTATION_ROLES,
  },
  {
    path: "/rotations/:id/draw",
    component: supervision("rotationDraw"),
    roles: ROTATION_ROLES,
  },
  {
    path: "/activations",
    component: supervision("activations"),
    nav: { label: "nav.activations", icon: handshakeIcon, group: "work" },
  },
  {
    path: "/activations/new",
    component: supervision("activationRequest"),
    roles: ["township_officer", "office_officer", "area_coordinator", "leader"],
  },
  {
    path: "/activations/loans",
    component: supervision("loans"),
  },
  {
    path: "/activations/:id",
    component: supervision("activation"),
  },
  {
    path: "/collaboration",
    component: supervision("ledger"),
    roles: [...WORKING_ROLES, "petition_officer"],
    nav: { label: "nav.ledger", icon: ledgerIcon, group: "supervision" },
  },
  {
    path: "/collaboration/:id",
    component: supervision("log"),
  },
  {
    path: "/collaboration/entries/:entry",
    component: supervision("logEntry"),
  },
  {
    path: "/links",
    component: supervision("links"),
    nav: { label: "nav.links", icon: linkIcon, group: "supervision" },
  },
  {
    path: "/links/new",
    component: supervision("linkForm"),
    roles: WORKING_ROLES,
  },
  {
    path: "/links/:id",
    component: supervision("link"),
  },
  {
    path: "/talks",
    component: supervision("talks"),
    roles: WORKING_ROLES,
    nav: { label: "nav.talks", icon: talkIcon, group: "supervision" },
  },
  {
    path: "/talks/new",
    component: supervision("talkForm"),
    roles: WORKING_ROLES,
  },
  {
    path: "/talks/research/new",
    component: supervision("researchForm"),
    roles: WORKING_ROLES,
  },
  {
    path: "/notifications",
    component: supervision("notifications"),
  },
  {
    path: "/area-groups",
    component: opened("areaGroups"),
    nav: { label: "nav.area_groups", icon: areaGroupIcon, group: "work" },
  },
  {
    path: "/findings",
    component: supervision("findings"),
    roles: FINDING_ROLES,
    nav: { label: "nav.findings", icon: findingIcon, group: "supervision" },
  },
  {
    path: "/findings/new",
    component: supervision("findingForm"),
    roles: FINDING_ROLES,
  },
  {
    path: "/findings/talks",
    component: supervision("findingTalks"),
    roles: FINDING_ROLES,
  },
  {
    path: "/findings/:id",
    component: supervision("finding"),
    roles: FINDING_ROLES,
  },
  {
    path: "/findings/:id/notices/:noticeId",
    component: supervision("notice"),
    roles: FINDING_ROLES,
  },
  {
    path: "/clues",
    component: supervision("clues"),
    roles: ["case_manager"],
    nav: { label: "nav.clues", icon: findingIcon, group: "supervision" },
  },
  {
    path: "/clues/mine",
    component: supervision("clues"),
  },
  {
    path: "/clues/:id",
    component: supervision("clue"),
  },
  {
    path: "/statistics",
    component: opened("statistics"),
    roles: COUNTING_ROLES,
    nav: { label: "nav.statistics", icon: chartIcon, group: "data", bar: 4 },
  },
  {
    path: "/statistics/rows",
    component: opened("statisticsRows"),
    roles: COUNTING_ROLES,
  },
  {
    path: "/people",
    component: page(() => import("../features/people/PeoplePage.tsx").then((module) => module.PeoplePage)),
    nav: { label: "nav.people", icon: peopleIcon, group: "base" },
  },
  {
    path: "/people/:id",
    component: opened("officer"),
  },
  {
    path: "/divisions",
    component: opened("divisions"),
    nav: { label: "nav.divisions", icon: placesIcon, group: "base" },
  },
  {
    path: "/divisions/import",
    component: opened("import"),
    roles: ["administrator"],
  },
  {
    path: "/admin",
    component: opened("administration"),
    roles: ["administrator", "leader"],
    nav: { label: "nav.admin", icon: settingsIcon, group: "base" },
  },
  {
    path: "/outbox",
    component: page(() => import("./outbox-page.ts").then((module) => module.loadOutboxPage())),
    nav: { label: "nav.outbox", icon: outboxIcon, group: "work" },
  },
  {
    path: "/account/password",
    component: opened("changePassword"),
  },
];
