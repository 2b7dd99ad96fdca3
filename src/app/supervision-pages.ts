/**
 * Pages of joint work, by name: everybody who opens the app pays for the table of routes, so it holds a name and not
 * what each of these pages loads.
 */
export const supervisionPages = {
  rotations: () => import("../features/rotations/RotationsPage.tsx").then((module) => module.RotationsPage),
  rotationForm: () =>
    import("../features/rotations/NewRotationPage.tsx").then((module) => module.NewRotationPage),
  rotation: () => import("../features/rotations/PlanPage.tsx").then((module) => module.PlanPage),
  rotationDraw: () => import("../features/rotations/DrawPage.tsx").then((module) => module.DrawPage),
  activations: () =>
    import("../features/activations/ActivationsPage.tsx").then((module) => module.ActivationsPage),
  activationRequest: () =>
    import("../features/activations/RequestPage.tsx").then((module) => module.RequestPage),
  loans: () => import("../features/activations/LoansPage.tsx").then((module) => module.LoansPage),
  activation: () =>
    import("../features/activations/ActivationPage.tsx").then((module) => module.ActivationPage),
  ledger: () => import("../features/collaboration/LedgerPage.tsx").then((module) => module.LedgerPage),
  log: () => import("../features/collaboration/LogPage.tsx").then((module) => module.LogPage),
  logEntry: () =>
    import("../features/collaboration/WorkEntryPage.tsx").then((module) => module.WorkEntryPage),
  links: () => import("../features/links/LinksPage.tsx").then((module) => module.LinksPage),
  link: () => import("../features/links/LinkPage.tsx").then((module) => module.LinkPage),
  linkForm: () => import("../features/links/LinkFormPage.tsx").then((module) => module.LinkFormPage),
  talks: () => import("../features/talks/TalksPage.tsx").then((module) => module.TalksPage),
  talkForm: () => import("../features/talks/TalkFormPage.tsx").then((module) => module.TalkFormPage),
  researchForm: () =>
    import("../features/talks/ResearchFormPage.tsx").then((module) => module.ResearchFormPage),
  inspections: () =>
    import("../features/inspections/InspectionsPage.tsx").then((module) => module.InspectionsPage),
  inspection: () =>
    import("../features/inspections/InspectionPage.tsx").then((module) => module.InspectionPage),
  inspectionOrder: () => import("../features/inspections/OrderPage.tsx").then((module) => module.OrderPage),
  checklists: () =>
    import("../features/inspections/ChecklistsPage.tsx").then((module) => module.ChecklistsPage),
  checklist: () => import("../features/inspections/ChecklistPage.tsx").then((module) => module.ChecklistPage),
  checklistEditor: () =>
    import("../features/inspections/ChecklistEditorPage.tsx").then((module) => module.ChecklistEditorPage),
  checklistRun: () =>
    import("../features/inspections/ChecklistRunPage.tsx").then((module) => module.ChecklistRunPage),
  findings: () => import("../features/findings/FindingsPage.tsx").then((module) => module.FindingsPage),
  findingForm: () =>
    import("../features/findings/FindingFormPage.tsx").then((module) => module.FindingFormPage),
  findingTalks: () => import("../features/findings/TalksPage.tsx").then((module) => module.TalksPage),
  finding: () => import("../features/findings/FindingPage.tsx").then((module) => module.FindingPage),
  notice: () => import("../features/findings/NoticePage.tsx").then((module) => module.NoticePage),
  clues: () => import("../features/clues/CluesPage.tsx").then((module) => module.CluesPage),
  clue: () => import("../features/clues/CluePage.tsx").then((module) => module.CluePage),
  notifications: () =>
    import("../features/notifications/NotificationsPage.tsx").then((module) => module.NotificationsPage),
};
