import { messagesFrom, shortened, type FailureSentences, type IssueSentences } from "./messages.ts";

const LEVELS: Record<string, string> = {
  city: "市",
  county: "县区",
  township: "乡镇街道",
  village: "村社区",
};

const LOOKS_LIKE: Record<string, string> = {
  html: "这是网页，不是表格文件。请用表格软件打开后另存为.xlsx，再导入。",
  xml_spreadsheet: "这是XML格式的旧表格。请用表格软件打开后另存为.xlsx，再导入。",
  pdf: "这是PDF文件，不能导入。请使用表格文件（.xlsx、.csv）。",
  image: "这是图片，不能导入。请使用表格文件（.xlsx、.csv）。",
  docx: "这是文字处理文档，不能导入。请把表格复制到.xlsx文件中再导入。",
  pptx: "这是演示文稿，不能导入。请把表格复制到.xlsx文件中再导入。",
  xlsb: "二进制工作簿（.xlsb）不能导入。请另存为.xlsx，再导入。",
  old_xls: "这是早期版本的表格文件。请用表格软件打开后另存为.xlsx，再导入。",
  zip: "这是压缩包。请先解压，再导入其中的表格文件。",
};

const issues: IssueSentences = {
  header_not_found: () => "没有找到列名。请使用下载的模板，或在前十行内保留列名。",
  column_missing: ({ params }) => `缺少“${params["zh"]}”列。请补上这一列，或使用下载的模板。`,
  column_twice: ({ header, params }) =>
    `“${header}”与第${params["first_column"]}列含义相同。请只保留其中一列。`,
  no_rows: () => "只有列名，没有数据。请填写后再导入。",
  required: ({ header }) => `“${header}”不能为空，请补填。`,
  formula_cell: () => "此处是公式。请复制该列，用“选择性粘贴→数值”粘贴后再导入。",
  cell_error: ({ value }) => `此处显示为错误值${value}，请改为实际内容。`,
  too_long: ({ params }) => `内容超过${params["limit"]}个字，请缩短。`,
  not_a_number: ({ value }) => `“${shortened(value)}”不是所需的数字，请改正。`,
  out_of_range: ({ params }) => `应在${params["min"]}至${params["max"]}之间，请核对。`,
  choice_unknown: ({ value, params }) =>
    `无法识别“${shortened(value)}”。请填写下列之一：${params["choices"]}。`,
  code_scientific: ({ value }) =>
    `代码被改成了科学计数法（${value}），原数字可能已丢失。请把该列设为“文本”格式，重新填写代码。`,
  code_not_12_digits: ({ params }) =>
    Number(params["length"]) < 12
      ? `区划代码应为12位数字，此处为${params["length"]}位。请核对；县区、乡镇代码请在末尾补0至12位。`
      : "区划代码应为12位数字，请核对。",
  code_is_province: () => "省级代码不需要导入，请删除此行。",
  code_twice: ({ params }) =>
    `与工作表“${params["first_sheet"]}”第${params["first_row"]}行的代码重复。请核对代码，或删除其中一行。`,
  level_differs: ({ value, params }) =>
    `层级“${shortened(value)}”与代码不符，按代码应为“${LEVELS[params["level"] ?? ""]}”。请核对代码和层级。`,
  parent_not_12_digits: () => "上级代码应为12位数字，请核对；也可留空，系统将按代码判断上级。",
  parent_not_above: ({ params }) => `上级代码${params["parent"]}与本行代码不是上下级。请核对；也可留空。`,
  parent_not_found: ({ params }) =>
    `上级${params["parent"]}既不在文件中，也未登记。请在文件中补上这一行，或先导入上级。`,
  division_outside_scope: () => "该区划不在您的管理范围内。请删除此行，只保留本地区的区划。",
  position_half: () => "经度和纬度须同时填写或同时留空。",
  position_swapped: () => "经度和纬度可能写反了，请核对（经度约73至136，纬度约3至54）。",
  organ_twice: ({ params }) =>
    `与工作表“${params["first_sheet"]}”第${params["first_row"]}行是同一机构。请删除其中一行。`,
  organ_not_found: ({ value }) => `没有名为“${shortened(value)}”的机构。请核对名称，或先登记该机构。`,
  organ_ambiguous: ({ value, params }) =>
    `有${params["count"]}个机构都叫“${shortened(value)}”。请改填机构代码。`,
  organ_below_itself: () => "上级机构绕回了本机构，请核对上级机构。",
  organ_parent_differs: ({ params }) =>
    params["parent"]
      ? `该机构现隶属“${params["parent"]}”。导入不改变隶属关系，请核对，或在机构页面调整。`
      : "该机构是最上级机构。导入不改变隶属关系，请把上级机构留空。",
  organ_name_taken: ({ params }) => `同一上级下已有同名机构，其代码为${params["code"]}。请核对代码或名称。`,
  division_not_found: ({ value }) => `没有登记区划代码“${shortened(value)}”。请核对，或先导入区划。`,
  division_taken: ({ params }) =>
    `该乡镇（街道）已有“${params["organ"]}”。一个乡镇（街道）只设一个，请核对。`,
  officer_twice: ({ params }) =>
    `与工作表“${params["first_sheet"]}”第${params["first_row"]}行是同一人。请删除其中一行；确为两人的，请填写各自工号。`,
  officer_ambiguous: ({ params }) => `该机构有${params["count"]}名同名人员，无法区分。请填写工号。`,
  officer_left: ({ params }) =>
    `该工号的人员已于${params["left_on"]}离任，导入不恢复。请核对工号，或在人员页面办理。`,
};

const failures: FailureSentences = {
  file_too_large: ({ limit_mb }) => `文件超过${limit_mb}MB，未读取。请删去无关内容，或分成几个文件导入。`,
  empty_file: () => "文件中没有内容。请核对是否选错了文件。",
  zip_bomb: () => "文件解压后的大小异常，为安全起见未打开。请用表格软件打开确认，另存为新的.xlsx后再导入。",
  too_many_rows: ({ sheet, limit }) =>
    `工作表“${sheet}”超过${limit}行，未导入。请删除数据下方的空白行，或分成几个文件导入。`,
  too_many_columns: ({ sheet, limit }) =>
    `工作表“${sheet}”超过${limit}列，未导入。请删除右侧的空白列或无关列。`,
  macro_file: () => "文件含有宏，为安全起见未打开。请另存为不含宏的.xlsx，再导入。",
  wrong_encoding: () =>
    "文字编码无法识别或文字已经损坏。请用表格软件打开原文件，另存为.xlsx或UTF-8编码的CSV，再导入。",
  truncated_file: () => "文件不完整或已损坏。请重新获取该文件，或用表格软件打开后另存，再导入。",
  unknown_format: ({ looks_like }) =>
    LOOKS_LIKE[looks_like ?? ""] ?? "无法识别文件格式。请使用.xlsx、.xls、.ods或.csv文件。",
  password_protected: () => "文件设有密码。请在表格软件中去掉密码，另存后再导入。",
  timeout: ({ limit_s }) => `${limit_s}秒内未能读完，已停止。请删去无关内容，或分成几个文件导入。`,
  unreadable: () => "这台设备未能读取该文件。请关闭其他页面后重试，或换一台设备。",
};

/** Chinese, the source of truth. */
export const importMessagesZh = messagesFrom(issues, failures);
