-- The library of village checks that every county begins with: what escalated and cross-inspection looks at (domain B.3), in
-- general words that name no place. An organ copies a list and edits its copy; the library itself does not change.

create function private.fill_checklist(list jsonb) returns void
language plpgsql as $$
declare
  checklist uuid := md5('library:' || (list ->> 'code'))::uuid;
  first uuid := md5('library:' || (list ->> 'code') || ':1')::uuid;
begin
  insert into public.checklists (id, name, topic) values (checklist, list ->> 'name', list ->> 'topic');
  insert into public.checklist_versions (id, checklist_id, version) values (first, checklist, 1);
  perform private.write_checklist(first, list);
  update public.checklist_versions v set state = 'published', published_at = now() where v.id = first;
end
$$;

select private.fill_checklist($json$
{
  "code": "work_dispatch",
  "name": "误工补贴专项检查清单",
  "topic": "误工补贴",
  "items": [
    {"code": "sheet_issued", "section": "派工单", "kind": "yes_no", "title": "派工单由村报账员统一填开，并编有连续号码", "options": {"bad": "no"}, "is_required": true, "topic": "误工补贴", "rule_ref": "没有派工单的，不得支付误工补贴"},
    {"code": "payees", "section": "派工单", "kind": "number", "title": "抽查派工单上的领款人数", "hint": "按派工单逐行清点", "options": {"min": 0, "max": 2000, "unit": "人"}, "is_required": true, "topic": "误工补贴"},
    {"code": "signatures", "section": "派工单", "kind": "number", "title": "领款人本人签字的人数", "hint": "代签、盖章代签的不计", "options": {"min": 0, "max": 2000, "unit": "人"}, "is_required": true, "topic": "误工补贴", "rule_ref": "派工单须有审批人、务工人、证明人签字"},
    {"code": "approved", "section": "派工单", "kind": "yes_no", "title": "派工单有审批人和证明人签字", "options": {"bad": "no"}, "is_required": true, "topic": "误工补贴", "rule_ref": "派工单须有审批人、务工人、证明人签字"},
    {"code": "lines", "section": "派工明细", "kind": "sheet", "title": "派工明细", "hint": "照派工单逐行录入，天数和金额会自动核对", "options": {"columns": [
      {"code": "name", "label": "姓名", "kind": "text"},
      {"code": "sheet_no", "label": "派工单号", "kind": "text"},
      {"code": "day", "label": "派工日期", "kind": "day"},
      {"code": "days", "label": "天数", "kind": "number", "unit": "天"},
      {"code": "rate", "label": "日标准", "kind": "number", "unit": "元"},
      {"code": "amount", "label": "金额", "kind": "number", "unit": "元"}]}, "topic": "误工补贴"},
    {"code": "attendance", "section": "考勤", "kind": "sheet", "title": "月考勤表", "hint": "一人一月一行", "options": {"columns": [
      {"code": "name", "label": "姓名", "kind": "text"},
      {"code": "month", "label": "月份", "kind": "month"},
      {"code": "days", "label": "出勤天数", "kind": "number", "unit": "天"}]}, "topic": "误工补贴"},
    {"code": "decided_rate", "section": "标准与公开", "kind": "number", "title": "村民会议或村民代表会议决定的日标准", "hint": "以会议记录为准", "options": {"min": 0, "max": 2000, "unit": "元"}, "topic": "误工补贴", "rule_ref": "村民委员会组织法第二十四条：误工补贴的人员和标准由村民会议讨论决定"},
    {"code": "own_account", "section": "标准与公开", "kind": "choice", "title": "补贴支付方式", "options": {"choices": [
      {"value": "own_card", "label": "转入本人账户"},
      {"value": "other_card", "label": "转入他人账户", "is_bad": true},
      {"value": "cash", "label": "现金发放", "is_bad": true}]}, "is_required": true, "topic": "误工补贴"},
    {"code": "disclosed", "section": "标准与公开", "kind": "yes_no", "title": "误工补贴发放情况已在村务公开栏公开", "options": {"bad": "no"}, "is_required": true, "topic": "误工补贴"},
    {"code": "asked", "section": "走访核实", "kind": "text", "title": "走访领款人核实的情况", "hint": "写明走访了谁、问了哪一笔、对方怎么说", "options": {}, "topic": "误工补贴"}
  ],
  "checks": [
    {"code": "signatures_fewer", "condition": {"kind": "compare", "left": {"kind": "item", "item": "signatures"}, "operator": "lt", "right": {"kind": "item", "item": "payees"}}, "severity": "serious", "topic": "误工补贴", "finding_title": "派工单签字人数少于领款人数", "finding_text": "抽查的派工单领款{right}人，本人签字{left}人，签字不齐即已支付。"},
    {"code": "days_over_month", "condition": {"kind": "each_row", "sheet": "attendance", "left": {"kind": "cell", "column": "days"}, "operator": "gt", "right": {"kind": "days_in_month", "column": "month"}}, "severity": "serious", "topic": "误工补贴", "finding_title": "考勤天数超过当月天数", "finding_text": "月考勤表中下列人员的出勤天数超过当月天数：{list}。"},
    {"code": "two_sheets_one_day", "condition": {"kind": "repeated", "sheets": [{"sheet": "lines", "columns": ["name", "day"], "source": "sheet_no"}], "count": "sources", "at_least": 2}, "severity": "serious", "topic": "误工补贴", "finding_title": "同一人同一天出现在两张派工单上", "finding_text": "下列人员同一天出现在不同的派工单上：{list}。"},
    {"code": "rate_over_decided", "condition": {"kind": "each_row", "sheet": "lines", "left": {"kind": "cell", "column": "rate"}, "operator": "gt", "right": {"kind": "item", "item": "decided_rate"}}, "severity": "general", "topic": "误工补贴", "finding_title": "补贴高于会议决定的标准", "finding_text": "共{n}人次的日标准高于会议决定的标准：{list}。"},
    {"code": "amount_not_product", "condition": {"kind": "each_row", "sheet": "lines", "left": {"kind": "cell", "column": "amount"}, "operator": "ne", "right": {"kind": "product", "columns": ["days", "rate"]}}, "severity": "general", "topic": "误工补贴", "finding_title": "金额与天数、标准不符", "finding_text": "下列各行的金额不等于天数乘以日标准：{list}。"},
    {"code": "name_often", "condition": {"kind": "repeated", "sheets": [{"sheet": "lines", "columns": ["name"]}], "count": "rows", "at_least": 32}, "severity": "general", "topic": "误工补贴", "finding_title": "同一人出现次数异常", "finding_text": "下列人员在派工明细中出现次数过多，须逐次核对：{list}。"}
  ]
}
$json$);

select private.fill_checklist($json$
{
  "code": "collective_rent",
  "name": "集体资产资源出租专项检查清单",
  "topic": "集体三资",
  "items": [
    {"code": "register", "section": "台账", "kind": "yes_no", "title": "资产资源台账与三资平台数据一致", "options": {"bad": "no"}, "is_required": true, "topic": "集体三资"},
    {"code": "on_platform", "section": "台账", "kind": "number", "title": "平台登记的出租合同份数", "options": {"min": 0, "unit": "份"}, "is_required": true, "topic": "集体三资"},
    {"code": "in_hand", "section": "台账", "kind": "number", "title": "实际签订的出租合同份数", "hint": "以村里存档的合同原件为准", "options": {"min": 0, "unit": "份"}, "is_required": true, "topic": "集体三资"},
    {"code": "decision", "section": "程序", "kind": "yes_no", "title": "出租事项经村民代表会议或成员代表会议表决，有签名记录", "options": {"bad": "no"}, "is_required": true, "topic": "集体三资", "rule_ref": "四议两公开"},
    {"code": "tender", "section": "程序", "kind": "choice", "title": "出租方式", "options": {"choices": [
      {"value": "open", "label": "公开招租"},
      {"value": "renewed", "label": "到期续租"},
      {"value": "direct", "label": "未经公开直接出租", "is_bad": true}]}, "is_required": true, "topic": "集体三资"},
    {"code": "rents", "section": "租金", "kind": "sheet", "title": "租金收取明细", "hint": "一份合同一行", "options": {"columns": [
      {"code": "lot", "label": "出租物", "kind": "text"},
      {"code": "due_on", "label": "应付日期", "kind": "day"},
      {"code": "due", "label": "应收", "kind": "number", "unit": "元"},
      {"code": "received", "label": "实收", "kind": "number", "unit": "元"},
      {"code": "is_paid", "label": "已付清", "kind": "yes_no"}]}, "is_required": true, "topic": "集体三资"},
    {"code": "account", "section": "租金", "kind": "yes_no", "title": "租金全部进入村集体账户，没有坐收坐支", "options": {"bad": "no"}, "is_required": true, "topic": "集体三资"},
    {"code": "water", "section": "租金", "kind": "yes_no", "title": "承租人的水电费由承租人支付，没有由村里垫付", "options": {"bad": "no"}, "topic": "集体三资"}
  ],
  "checks": [
    {"code": "rent_overdue", "condition": {"kind": "each_row", "sheet": "rents", "where": {"column": "is_paid", "is": "no"}, "left": {"kind": "months_overdue", "column": "due_on"}, "operator": "ge", "right": {"kind": "rule", "rule": "rent_overdue_months", "otherwise": 2}}, "severity": "general", "topic": "集体三资", "finding_title": "租金逾期未收", "finding_text": "下列出租物的租金逾期{right}个月以上（括号内为逾期月数）：{list}。"},
    {"code": "received_less", "condition": {"kind": "each_row", "sheet": "rents", "where": {"column": "is_paid", "is": "yes"}, "left": {"kind": "cell", "column": "received"}, "operator": "lt", "right": {"kind": "cell", "column": "due"}}, "severity": "general", "topic": "集体三资", "finding_title": "实收租金少于应收", "finding_text": "下列出租物登记为已付清，实收少于应收：{list}。"},
    {"code": "contracts_unregistered", "condition": {"kind": "compare", "left": {"kind": "item", "item": "on_platform"}, "operator": "lt", "right": {"kind": "item", "item": "in_hand"}}, "severity": "general", "topic": "集体三资", "finding_title": "出租合同未全部登记到平台", "finding_text": "实际签订出租合同{right}份，平台登记{left}份。"}
  ]
}
$json$);

select private.fill_checklist($json$
{
  "code": "village_general",
  "name": "村级监督综合检查清单",
  "topic": "村级监督",
  "items": [
    {"code": "assets_register", "section": "集体三资", "kind": "yes_no", "title": "资金、资产、资源台账与三资平台、合同一致", "hint": "任抽三项，对照台账、平台和合同", "options": {"bad": "no"}, "is_required": true, "topic": "集体三资"},
    {"code": "rent_received", "section": "集体三资", "kind": "yes_no", "title": "出租资产的租金按合同收取", "options": {"bad": "no"}, "is_required": true, "topic": "集体三资"},
    {"code": "debts", "section": "集体三资", "kind": "yes_no", "title": "没有未经表决的借款、担保和对外负债", "options": {"bad": "no"}, "is_required": true, "topic": "集体三资"},
    {"code": "payees", "section": "误工补贴", "kind": "number", "title": "抽查派工单上的领款人数", "options": {"min": 0, "max": 2000, "unit": "人"}, "is_required": true, "topic": "误工补贴"},
    {"code": "signatures", "section": "误工补贴", "kind": "number", "title": "领款人本人签字的人数", "hint": "代签的不计", "options": {"min": 0, "max": 2000, "unit": "人"}, "is_required": true, "topic": "误工补贴", "rule_ref": "派工单须有审批人、务工人、证明人签字"},
    {"code": "subsidy_decided", "section": "误工补贴", "kind": "yes_no", "title": "补贴人员和标准经村民会议讨论决定", "options": {"bad": "no"}, "is_required": true, "topic": "误工补贴", "rule_ref": "村民委员会组织法第二十四条"},
    {"code": "project_tender", "section": "工程项目", "kind": "yes_no", "title": "应当招标的工程履行了招标程序，没有拆成零工规避招标", "options": {"bad": "no"}, "is_required": true, "topic": "工程项目"},
    {"code": "project_papers", "section": "工程项目", "kind": "yes_no", "title": "会议记录、合同、验收、付款资料齐全", "options": {"bad": "no"}, "is_required": true, "topic": "工程项目"},
    {"code": "subsidies_list", "section": "惠农补贴", "kind": "number", "title": "惠农补贴名单人数", "options": {"min": 0, "unit": "人"}, "is_required": true, "topic": "惠农补贴"},
    {"code": "subsidies_matched", "section": "惠农补贴", "kind": "number", "title": "与身份、土地信息核对一致的人数", "hint": "已故、重复、用亲属身份领取的不计", "options": {"min": 0, "unit": "人"}, "is_required": true, "topic": "惠农补贴"},
    {"code": "subsidies_account", "section": "惠农补贴", "kind": "yes_no", "title": "补贴直接发到本人账户", "options": {"bad": "no"}, "is_required": true, "topic": "惠农补贴"},
    {"code": "reception", "section": "公务接待和村级经费", "kind": "yes_no", "title": "村级没有列支公务接待费，没有虚列名目支出", "options": {"bad": "no"}, "is_required": true, "topic": "村级经费"},
    {"code": "bills", "section": "公务接待和村级经费", "kind": "yes_no", "title": "票据有经手人、证明人、审批人，事由清楚", "options": {"bad": "no"}, "is_required": true, "topic": "村级经费"},
    {"code": "seal", "section": "印章管理", "kind": "yes_no", "title": "印章专人保管，用印登记写明用印人、时间、事由和批准人", "options": {"bad": "no"}, "is_required": true, "topic": "印章管理"},
    {"code": "disclosure_general", "section": "三务公开", "kind": "yes_no", "title": "一般事项至少每季度公开一次", "options": {"bad": "no"}, "is_required": true, "topic": "三务公开", "rule_ref": "村民委员会组织法第三十条"},
    {"code": "disclosure_finance", "section": "三务公开", "kind": "choice", "title": "财务收支公开", "options": {"choices": [
      {"value": "monthly", "label": "按月公开"},
      {"value": "quarterly", "label": "按季公开"},
      {"value": "late", "label": "超过一季未公开", "is_bad": true}]}, "is_required": true, "topic": "三务公开", "rule_ref": "财务往来较多的，每月公布一次"},
    {"code": "supervision_minutes", "section": "村务监督", "kind": "yes_no", "title": "村务监督委员会有履职记录，重大事项全程参加", "options": {"bad": "no"}, "is_required": true, "topic": "村务监督"},
    {"code": "supervision_relatives", "section": "村务监督", "kind": "yes_no", "title": "村务监督委员会成员与村民委员会成员没有近亲属关系", "options": {"bad": "no"}, "is_required": true, "topic": "村务监督", "rule_ref": "村民委员会组织法第三十二条"},
    {"code": "decisions", "section": "民主决策", "kind": "yes_no", "title": "重大事项经四议两公开，会议记录由参会人本人签名", "options": {"bad": "no"}, "is_required": true, "topic": "民主决策"},
    {"code": "households", "section": "走访群众", "kind": "number", "title": "走访农户数", "options": {"min": 0, "unit": "户"}, "topic": "村级监督"},
    {"code": "told", "section": "走访群众", "kind": "text", "title": "群众反映的情况", "hint": "写清地点、事项和涉及的人，不写反映人的姓名", "options": {}, "topic": "村级监督"}
  ],
  "checks": [
    {"code": "signatures_fewer", "condition": {"kind": "compare", "left": {"kind": "item", "item": "signatures"}, "operator": "lt", "right": {"kind": "item", "item": "payees"}}, "severity": "serious", "topic": "误工补贴", "finding_title": "派工单签字人数少于领款人数", "finding_text": "抽查的派工单领款{right}人，本人签字{left}人，签字不齐即已支付。"},
    {"code": "subsidies_unmatched", "condition": {"kind": "compare", "left": {"kind": "item", "item": "subsidies_matched"}, "operator": "lt", "right": {"kind": "item", "item": "subsidies_list"}}, "severity": "serious", "topic": "惠农补贴", "finding_title": "惠农补贴名单与身份、土地信息不符", "finding_text": "惠农补贴名单{right}人，核对一致{left}人。"}
  ]
}
$json$);

drop function private.fill_checklist(jsonb);
