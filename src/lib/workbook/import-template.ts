import { IMPORT_FIELDS, type FieldSpec, type ImportKind } from "../../core/import/fields.ts";
import type { WorkbookColumn, WorkbookSheet, WorkbookSpec } from "./spec.ts";

export type TemplateLanguage = "zh" | "en";

export type TemplateOptions = {
  language: TemplateLanguage;
  /** Names of the organs that may be written, offered as a drop-down for officers and for parents of organs. */
  organNames?: readonly string[];
};

type Words = {
  kinds: Record<ImportKind, string>;
  instructions: string;
  choices: string;
  required: string;
  optional: string;
  columns: readonly [column: string, isRequired: string, meaning: string];
  refusal: { title: string; message: string };
  hints: Record<ImportKind, Record<string, string>>;
};

const WORDS: Record<TemplateLanguage, Words> = {
  zh: {
    kinds: { divisions: "区划", organs: "机构", officers: "人员" },
    instructions: "填写说明",
    choices: "选项",
    required: "必填",
    optional: "可空",
    columns: ["列名", "是否必填", "说明"],
    refusal: { title: "请从列表中选择", message: "此处只能填写下拉列表中的内容，也可以留空。" },
    hints: {
      divisions: {
        code: "12位统计用区划代码。县区、乡镇代码末尾补0至12位。再次导入时按代码更新，不会重复。",
        name: "区划全称。",
        level: "可留空，系统按代码判断；填写的须与代码一致。",
        parent_code: "可留空，系统按代码判断上级；填写的须已登记或在本文件中。",
        type: "如城乡分类、村居类型，仅作说明。",
        lon: "十进制度数，如120.205240。经度、纬度须同时填写或同时留空，没有位置的请留空。",
        lat: "十进制度数，如30.249340。",
        coord_system: "可留空，默认WGS84。取自高德、腾讯地图的请选GCJ02，导入时自动换算。",
        coord_source: "位置的来源，如“2026年实地采集”。",
        workload: "村（社区）在编制网格时的工作量，1至100000的整数，如百户数。可留空，默认1。",
      },
      organs: {
        name: "机构全称。没有机构代码的，再次导入时按上级和名称更新。",
        kind: "从列表中选择。",
        code: "本单位自定的机构代码，不得重复。有代码的按代码更新。",
        parent: "上级机构的名称或代码，可以是本文件中的机构。留空则归入您所在的机构。",
        division_code: "机构所在区划的12位代码。乡镇（街道）纪（工）委请务必填写。",
      },
      officers: {
        name: "姓名。",
        organ: "所在机构的名称或代码。",
        staff_no: "工号。有工号的按工号更新；没有的，按机构和姓名更新，同一机构有同名人员的须填写。",
        post: "职务。",
        skills: "多项之间用顿号分开，如“财务、审计、工程”。",
        availability: "从列表中选择，可留空，默认可调配。",
        is_commission_leader: "是否委班子成员。",
        grid_capacity: "担任网格长时的工作量上限，0表示不另设上限。",
        max_villages: "担任网格长时的村数上限，0表示不另设上限。",
      },
    },
  },
  en: {
    kinds: { divisions: "Divisions", organs: "Organs", officers: "Officers" },
    instructions: "Instructions",
    choices: "Choices",
    required: "required",
    optional: "optional",
    columns: ["Column", "Required", "Meaning"],
    refusal: {
      title: "Choose from the list",
      message: "Only what the list offers may stand here, or nothing.",
    },
    hints: {
      divisions: {
        code: "The official 12-digit code; codes of counties and townships are filled with zeros. Importing again updates by code.",
        name: "Full name.",
        level: "May be empty: it follows from the code. If given it must agree.",
        parent_code:
          "May be empty: it follows from the code. If given it must be registered or in this file.",
        type: "For information only.",
        lon: "Decimal degrees, such as 120.205240. Both longitude and latitude, or neither.",
        lat: "Decimal degrees, such as 30.249340.",
        coord_system:
          "May be empty: WGS84. For positions taken from Amap or Tencent maps choose GCJ02; they are converted.",
        coord_source: "Where the position comes from.",
        workload: "Weight of a village in grid planning, a whole number from 1 to 100000. May be empty: 1.",
      },
      organs: {
        name: "Full name. Organs without a code are updated by parent and name.",
        kind: "Choose from the list.",
        code: "A code of your own, each once. Organs with a code are updated by it.",
        parent: "Name or code of the parent, which may be in this file. Empty: your own organ.",
        division_code: "The 12-digit code of the organ's division. Needed for township commissions.",
      },
      officers: {
        name: "Name.",
        organ: "Name or code of the organ.",
        staff_no:
          "Officers with a number are updated by it, others by organ and name; needed for namesakes in one organ.",
        post: "Post.",
        skills: "Several are parted by commas.",
        availability: "Choose from the list. May be empty: available.",
        is_commission_leader: "Whether a member of the commission's leadership.",
        grid_capacity: "Greatest workload as a grid leader; 0 for no limit of his own.",
        max_villages: "Greatest number of villages as a grid leader; 0 for no limit of his own.",
      },
    },
  },
};

/**
 * The workbook to fill in and import: column headings, drop-downs on every row, and a page of instructions, which the
 * import passes over. Filled in, it is understood in either language. Write it with `writeWorkbook`.
 */
export function importTemplate(kind: ImportKind, options: TemplateOptions): WorkbookSpec {
  const { language } = options;
  const words = WORDS[language];
  const fields = IMPORT_FIELDS[kind];
  const data: WorkbookSheet = {
    name: words.kinds[kind],
    columns: fields.map((field) => templateColumn(field, language)),
    rows: [],
    choices: fields.flatMap((field) => {
      const list = choiceWords(kind, field, options);
      return list.length === 0
        ? []
        : [{ key: field.name, words: list, ...(field.choices ? { refusal: words.refusal } : {}) }];
    }),
  };
  return {
    title: words.kinds[kind],
    choicesSheetName: words.choices,
    sheets: [data, instructionSheet(kind, fields, language)],
  };
}

function templateColumn(field: FieldSpec, language: TemplateLanguage): WorkbookColumn {
  const mark = field.isRequired ? (language === "zh" ? "（必填）" : " (required)") : "";
  return { header: `${field[language]}${mark}`, key: field.name, width: field.maxLength > 60 ? 28 : 18 };
}

/** What the drop-down of a field offers; nothing when the field is free. */
function choiceWords(kind: ImportKind, field: FieldSpec, options: TemplateOptions): readonly string[] {
  if (field.choices) {
    return Object.values(field.choices).map(([zh, en]) => (options.language === "zh" ? zh : en));
  }
  const namesOrgan =
    (kind === "officers" && field.name === "organ") || (kind === "organs" && field.name === "parent");
  return namesOrgan ? (options.organNames ?? []) : [];
}

function instructionSheet(
  kind: ImportKind,
  fields: readonly FieldSpec[],
  language: TemplateLanguage,
): WorkbookSheet {
  const words = WORDS[language];
  const [column, isRequired, meaning] = words.columns;
  return {
    name: words.instructions,
    columns: [
      { header: column, key: "column", width: 20 },
      { header: isRequired, key: "required", width: 12 },
      { header: meaning, key: "meaning", width: 90 },
    ],
    rows: fields.map((field) => ({
      column: field[language],
      required: field.isRequired ? words.required : words.optional,
      meaning: words.hints[kind][field.name] ?? "",
    })),
  };
}
