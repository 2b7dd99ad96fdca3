/** Words that belong to components, whatever feature uses them. */
export const zh = {
  "picker.placeholder": "输入名称或拼音首字查找",
  "picker.count": "共{n}项，用上下键选择，回车确定",
  "picker.none": "没有匹配的选项",
  "picker.remove": "移除{label}",
  "picker.toggle": "展开选项",
  "picker.more": "还有{n}项，请继续输入以缩小范围",

  "summary.title": "有{n}处需要修改",

  "table.sort_by": "按“{column}”排序",
  "table.rows": "共{n}行",
  "table.select_all": "全选",
  "table.select_row": "选中“{label}”",
  "table.help": "用上下键移动，回车打开",
  "table.sort": "排序方式",

  "search.clear": "清除搜索内容",

  "empty.title": "暂无内容",

  "offline.since": "当前没有网络。显示的是{when}同步的内容。",
  "offline.now": "当前没有网络",

  "reading.as_of": "截至{when}",
  "reading.not_renewed": "没有连上服务器，显示的是{when}的内容。",
  "reading.renewing": "正在更新，先显示{when}的内容。",
  "reading.nothing_kept": "没有网络，本机也没有保存这部分内容",
  "reading.nothing_kept_next": "连上网络后会自动加载。",

  "deadline.left": "剩{n}天",
  "deadline.today": "今天到期",
  "deadline.overdue": "逾期{n}天",
  "deadline.provisional": "暂定",
  "deadline.provisional_why": "当年放假安排尚未公布，期限可能调整",
  "deadline.due": "{day}到期",

  "timeline.from_to": "{from} → {to}",

  "stat.yoy": "同比",
  "stat.no_yoy": "上年同期无数据",

  "chart.table": "查看数据表",
  "chart.this": "本期",
  "chart.last": "上年同期",

  "map.help": "方向键在各点之间移动，回车选中，加号和减号缩放。列表中可进行同样的操作。",
  "map.zoom_in": "放大",
  "map.zoom_out": "缩小",
  "map.reset": "显示全部",
  "map.unplaced": "空心点没有坐标，按所在乡镇示意",
  "map.moving": "移到“{group}”",

  "page.shown": "已显示{shown}项，共{n}项",

  "file.choose": "选择文件",
  "file.drop": "或将文件拖到此处",
  "file.too_large": "文件超过{limit}",
  "file.wrong_kind": "不支持这种文件，请选择{kinds}",

  "progress.of": "{done} / {n}",
} as const;
