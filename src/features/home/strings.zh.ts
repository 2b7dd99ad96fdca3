export const zh = {
  "home.title": "首页",
  "home.greeting": "{name}，您好",
  "home.shortcuts": "常用功能",
  "home.empty": "暂时没有需要您处理的事项",
  "home.empty_words": "有新的事项时，会显示在这里。",
} as const;
