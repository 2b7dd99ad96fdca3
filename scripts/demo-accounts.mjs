/**
 * The accounts of the demonstration county, made by the start script through the real sign-up with the invitations
 * of `supabase/seed.sql`. The codes and the password are public: they exist on a demonstration only.
 */
const PASSWORD = "qinglan-2026";

/** @typedef {{ role: string, name: string, email: string, password: string, invitationCode: string }} DemoAccount */

/** @type {(role: string, name: string, email: string) => DemoAccount} */
const account = (role, name, email) => ({
  role,
  name,
  email,
  password: PASSWORD,
  invitationCode: `demonstration-only-${email}`,
});

/** The first of a role is the one that tests and pictures sign in as. */
export const DEMO_ACCOUNTS = [
  account("administrator", "管理员小周", "admin@demo.invalid"),
  account("leader", "沈明远", "leader@demo.invalid"),
  account("area_coordinator", "陆清和", "area@demo.invalid"),
  account("office_officer", "方知行", "office@demo.invalid"),
  account("case_manager", "钟静文", "cases@demo.invalid"),
  account("petition_officer", "苏允之", "petitions@demo.invalid"),
  account("township_officer", "程守正", "township@demo.invalid"),
  account("grid_leader", "江月明", "grid@demo.invalid"),
  account("township_officer", "石维新", "shiqiao@demo.invalid"),
  account("township_officer", "柳成荫", "liuping@demo.invalid"),
  account("township_officer", "鹿鸣谦", "bailu@demo.invalid"),
  account("township_officer", "岳青松", "qingfeng@demo.invalid"),
  account("township_officer", "梅若寒", "songling@demo.invalid"),
  account("township_officer", "唐近水", "nantang@demo.invalid"),
  account("township_officer", "何安澜", "hewan@demo.invalid"),
];
