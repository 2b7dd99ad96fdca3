/** Words of the frame that every page shows. What it says only now and then stands in notices.zh.ts. */
export const zh = {
  "nav.label": "主导航",
  "nav.notifications": "消息",

  "account.menu": "账户与设置：{name}",

  "sync.sending": "正在发送{n}条",
  "sync.waiting": "{n}条待发送",
  "sync.attention": "{n}条需要处理",
} as const;
