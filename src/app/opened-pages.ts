/**
 * Pages that are opened from another one, by name: everybody who opens the app pays for the table of routes, so it holds a
 * name and not what each of these pages loads.
 */
export const openedPages = {
  visit: () => import("../features/visits/VisitPage.tsx").then((module) => module.VisitPage),
  grids: () => import("../features/grids/GridsPage.tsx").then((module) => module.GridsPage),
  statistics: () =>
    import("../features/statistics/StatisticsPage.tsx").then((module) => module.StatisticsPage),
  topics: () => import("../features/visits/TopicsPage.tsx").then((module) => module.TopicsPage),
  gridHistory: () => import("../features/grids/HistoryPage.tsx").then((module) => module.HistoryPage),
  gridPlan: () => import("../features/grids/PlanPage.tsx").then((module) => module.PlanPage),
  areaGroups: () =>
    import("../features/area-groups/AreaGroupsPage.tsx").then((module) => module.AreaGroupsPage),
  statisticsRows: () => import("../features/statistics/RowsPage.tsx").then((module) => module.RowsPage),
  officer: () => import("../features/people/OfficerPage.tsx").then((module) => module.OfficerPage),
  divisions: () => import("../features/divisions/DivisionsPage.tsx").then((module) => module.DivisionsPage),
  import: () => import("../features/divisions/ImportPage.tsx").then((module) => module.ImportPage),
  administration: () => import("../features/admin/AdminPage.tsx").then((module) => module.AdminPage),
  changePassword: () =>
    import("../features/session/ChangePasswordPage.tsx").then((module) => module.ChangePasswordPage),
};
