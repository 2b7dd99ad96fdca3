/** Words that belong to components, whatever feature uses them. Those of the large ones stand in parts.zh.ts. */
export const zh = {
  "summary.title": "有{n}处需要修改",

  "search.clear": "清除搜索内容",

  "empty.title": "暂无内容",

  "offline.since": "当前没有网络。显示的是{when}同步的内容。",
  "offline.now": "当前没有网络",

  "reading.as_of": "截至{when}",
  "reading.not_renewed": "没有连上服务器，显示的是{when}的内容。",
  "reading.renewing": "正在更新，先显示{when}的内容。",
  "reading.nothing_kept": "没有网络，本机也没有保存这部分内容",
  "reading.nothing_kept_next": "连上网络后会自动加载。",

  "draft.restored": "已恢复上次没有填完的内容。",
  "draft.discard": "清空重填",
  "draft.kept": "边填边存在本机，关掉也不会丢；退出登录时清除。",
  "draft.not_kept": "这台设备不允许保存草稿，请一次填完。",

  "refused.gone": "这条内容已不在退回之列，不需要再改",
  "refused.to_outbox": "查看待发送",

  "deadline.left": "剩{n}天",
  "deadline.today": "今天到期",
  "deadline.overdue": "逾期{n}天",
  "deadline.provisional": "暂定",
  "deadline.provisional_why": "当年放假安排尚未公布，期限可能调整",
  "deadline.due": "{day}到期",

  "timeline.from_to": "{from} → {to}",

  "stat.yoy": "同比",
  "stat.no_yoy": "上年同期无数据",

  "page.shown": "已显示{shown}项，共{n}项",
} as const;
