/** Words of the page that holds the tabs; it is on screen before any of them has come. */
export const zh = {
  title: "走访",
  new: "记走访",
  "tab.due": "待走访",
  "tab.records": "记录",
  "tab.problems": "问题",
  "tab.coverage": "覆盖",
  tabs: "走访的内容",
} as const;
