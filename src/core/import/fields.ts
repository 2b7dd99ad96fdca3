/** What can be imported. */
export type ImportKind = "divisions" | "organs" | "officers";

export type FieldSpec<Name extends string = string> = {
  name: Name;
  /** The heading of the template, Chinese and English. */
  zh: string;
  en: string;
  /** Other headings that mean the same; compared without case, spaces, underscores and bracketed remarks. */
  aliases: readonly string[];
  isRequired: boolean;
  /** Greatest length in characters. */
  maxLength: number;
  /** Words for a fixed choice: what is stored, and what may be written (template word first in each language). */
  choices?: Readonly<Record<string, readonly [zh: string, en: string, ...others: string[]]>>;
};

const field = <Name extends string>(
  name: Name,
  zh: string,
  en: string,
  options: Partial<Pick<FieldSpec, "aliases" | "isRequired" | "maxLength" | "choices">> = {},
): FieldSpec<Name> => ({
  name,
  zh,
  en,
  aliases: options.aliases ?? [],
  isRequired: options.isRequired ?? false,
  maxLength: options.maxLength ?? 60,
  ...(options.choices ? { choices: options.choices } : {}),
});

export const DIVISION_LEVELS = {
  city: ["市", "City", "2", "地市", "地级市", "市级", "prefecture"],
  county: ["县区", "County", "3", "县", "区", "县级", "区县", "县级市", "区（县、市）", "district"],
  township: [
    "乡镇街道",
    "Township",
    "4",
    "乡镇",
    "乡",
    "镇",
    "街道",
    "乡级",
    "镇街",
    "镇（街）",
    "street",
    "town",
  ],
  village: [
    "村社区",
    "Village",
    "5",
    "村",
    "社区",
    "村（社区）",
    "村级",
    "村居",
    "居委会",
    "村委会",
    "community",
  ],
} as const;

export const ORGAN_KINDS = {
  city_commission: ["市纪委监委", "City commission", "市级纪委", "市纪委"],
  county_commission: [
    "县（市、区）纪委监委",
    "County commission",
    "县纪委监委",
    "区纪委监委",
    "县级纪委",
    "县纪委",
    "区纪委",
  ],
  commission_office: ["机关各室", "Commission office", "机关室", "委机关部门", "机关部门", "内设机构", "室"],
  stationed_group: ["派驻（出）机构", "Stationed group", "派驻机构", "派驻纪检监察组", "派驻组", "派出机构"],
  township_commission: [
    "镇（街）纪（工）委",
    "Township commission",
    "乡镇纪委",
    "街道纪工委",
    "镇纪委",
    "镇街纪委",
  ],
  village_station: [
    "村（社）监察工作联络站",
    "Village station",
    "村监察联络站",
    "监察联络站",
    "联络站",
    "村级联络站",
  ],
} as const;

export const AVAILABILITIES = {
  available: ["可调配", "Available", "在岗", "空闲"],
  busy: ["任务中", "Busy", "忙", "有任务"],
  on_leave: ["休假", "On leave", "请假", "离岗"],
} as const;

export const YES_NO = {
  yes: ["是", "Yes", "true", "1", "y", "√", "✓"],
  no: ["否", "No", "false", "0", "n", "×"],
} as const;

export const COORD_SYSTEMS = {
  wgs84: ["WGS84", "WGS-84", "gps", "国际坐标", "cgcs2000", "国家2000", "大地2000"],
  gcj02: ["GCJ02", "GCJ-02", "火星坐标", "高德", "腾讯", "amap"],
} as const;

export const DIVISION_FIELDS = [
  field("code", "区划代码", "Code", {
    aliases: ["代码", "统计用区划代码", "行政区划代码", "编码", "division code"],
    isRequired: true,
    maxLength: 40,
  }),
  field("name", "名称", "Name", {
    aliases: ["区划名称", "行政区划名称", "单位名称", "地名", "division name"],
    isRequired: true,
  }),
  field("level", "层级", "Level", { aliases: ["级别", "行政级别", "区划级别"], choices: DIVISION_LEVELS }),
  field("parent_code", "上级代码", "Parent code", {
    aliases: ["父级代码", "上级区划代码", "所属代码", "parent"],
    maxLength: 40,
  }),
  field("type", "类型", "Type", { aliases: ["类别", "城乡分类"] }),
  field("lon", "经度", "Longitude", { aliases: ["lng", "long"], maxLength: 40 }),
  field("lat", "纬度", "Latitude", { maxLength: 40 }),
  field("coord_system", "坐标系", "Coordinate system", {
    aliases: ["坐标系统", "coord sys", "crs"],
    choices: COORD_SYSTEMS,
  }),
  field("coord_source", "坐标来源", "Coordinate source", { aliases: ["位置来源", "source"], maxLength: 120 }),
  field("workload", "工作量", "Workload", { aliases: ["工作量系数", "权重", "weight"], maxLength: 40 }),
] as const;

export const ORGAN_FIELDS = [
  field("name", "机构名称", "Organ", {
    aliases: ["名称", "单位名称", "单位", "机构", "name", "organ name"],
    isRequired: true,
    maxLength: 80,
  }),
  field("kind", "机构类型", "Kind", {
    aliases: ["类型", "类别", "单位类型", "organ kind"],
    isRequired: true,
    choices: ORGAN_KINDS,
  }),
  field("code", "机构代码", "Organ code", { aliases: ["代码", "编码", "单位代码", "code"], maxLength: 40 }),
  field("parent", "上级机构", "Parent organ", {
    aliases: ["上级单位", "上级机构名称", "上级机构代码", "隶属机构", "parent", "parent code", "parent name"],
    maxLength: 80,
  }),
  field("division_code", "所在区划代码", "Division code", {
    aliases: ["区划代码", "行政区划代码", "所属区划代码", "division"],
    maxLength: 40,
  }),
] as const;

export const OFFICER_FIELDS = [
  field("name", "姓名", "Name", {
    aliases: ["人员姓名", "名字", "officer", "officer name"],
    isRequired: true,
    maxLength: 40,
  }),
  field("organ", "所在机构", "Organ", {
    aliases: ["单位", "所在单位", "工作单位", "机构", "机构名称", "机构代码", "organ code", "organ name"],
    isRequired: true,
    maxLength: 80,
  }),
  field("staff_no", "工号", "Staff number", {
    aliases: ["人员编号", "编号", "职工号", "staff no", "staff id"],
    maxLength: 40,
  }),
  field("post", "职务", "Post", { aliases: ["岗位", "职位", "title"] }),
  field("skills", "专长", "Skills", { aliases: ["业务专长", "特长", "技能", "skill"], maxLength: 200 }),
  field("availability", "状态", "Availability", {
    aliases: ["可调配情况", "在岗情况"],
    choices: AVAILABILITIES,
  }),
  field("is_commission_leader", "委班子成员", "Commission leader", {
    aliases: ["班子成员", "是否委班子成员", "是否班子成员", "leader"],
    choices: YES_NO,
  }),
  field("grid_capacity", "网格工作量上限", "Grid capacity", {
    aliases: ["工作量上限", "capacity"],
    maxLength: 40,
  }),
  field("max_villages", "村数上限", "Most villages", {
    aliases: ["最多村数", "max villages"],
    maxLength: 40,
  }),
] as const;

export const IMPORT_FIELDS: Readonly<Record<ImportKind, readonly FieldSpec[]>> = {
  divisions: DIVISION_FIELDS,
  organs: ORGAN_FIELDS,
  officers: OFFICER_FIELDS,
};
