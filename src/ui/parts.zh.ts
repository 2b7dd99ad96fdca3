/** Words of tables, pickers, charts, maps and files. */
export const zh = {
  "picker.placeholder": "输入名称查找",
  "picker.count": "共{n}项，用上下键选择，回车确定",
  "picker.none": "没有匹配的选项",
  "picker.remove": "移除{label}",
  "picker.more": "还有{n}项，请继续输入以缩小范围",

  "table.sort_by": "按“{column}”排序",
  "table.rows": "共{n}行",
  "table.select_all": "全选",
  "table.select_row": "选中“{label}”",
  "table.sort": "排序方式",

  "chart.table": "查看数据表",
  "chart.this": "本期",
  "chart.last": "上年同期",

  "map.help": "方向键在各点之间移动，回车选中，加号和减号缩放。列表中可进行同样的操作。",
  "map.zoom_in": "放大",
  "map.zoom_out": "缩小",
  "map.reset": "显示全部",
  "map.unplaced": "空心点没有坐标，按所在乡镇示意",
  "map.moving": "移到“{group}”",
  "map.attribution": "边界来源：{source}",

  "file.choose": "选择文件",
  "file.drop": "或将文件拖到此处",
  "file.too_large": "文件超过{limit}",
  "file.wrong_kind": "不支持这种文件，请选择{kinds}",

  "photos.add": "添加照片",
  "photos.remove": "删除照片{n}",
  "photos.one": "照片{n}",
  "photos.missing": "照片{n}没有打开",
} as const;
