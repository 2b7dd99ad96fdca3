/** What the frame says only now and then. */
export const zh = {
  "nav.all": "全部功能",

  "account.roles": "角色：{roles}",

  "expired.words": "请重新登录后继续。未发送的内容仍保存在本机。",
  "expired.sign_in": "重新登录",

  "update.ready": "有新版本可用",
  "update.apply": "更新",
  "update.unsent": "有{n}条内容未发送。更新不会丢失它们，也可以先发送再更新。",
  "update.to_outbox": "先去发送",
  "update.reload": "系统已更新，这一页需要重新加载",
  "update.reload_unsent": "系统已更新，这一页需要重新加载。未发送的{n}条内容保存在本机，不会丢失。",

  "see_as.words": "您正在以{name}的身份查看，只能看，不能改。{time}自动结束。",
  "see_as.stop": "结束查看",

  "not_found.title": "没有这一页",
  "not_found.words": "没有找到您要的页面",
  "not_found.next": "地址可能有误，或页面已移动。",
} as const;
