import { createSignal } from "solid-js";
import { Button, IconButton, LinkButton } from "../../ui/Button.tsx";
import { Card, Stack } from "../../ui/Card.tsx";
import { Checkbox, CheckboxGroup, RadioGroup } from "../../ui/ChoiceGroup.tsx";
import { ErrorSummary } from "../../ui/ErrorSummary.tsx";
import { FileDrop } from "../../ui/FileDrop.tsx";
import { checkIcon, downloadIcon, editIcon, plusIcon, printIcon, trashIcon } from "../../ui/icons.ts";
import { ChipPicker, OptionPicker } from "../../ui/OptionPicker.tsx";
import { SearchBox } from "../../ui/SearchBox.tsx";
import { SelectField } from "../../ui/SelectField.tsx";
import { DateField, TextArea, TextField, TimeField } from "../../ui/TextField.tsx";
import { FilterBar, FormActions, FormGrid, Toolbar } from "../../ui/Toolbar.tsx";
import { sampleVillages, say } from "./samples.ts";

const villages = sampleVillages(300).map(({ id, name, township }) => ({
  value: id,
  label: name,
  hint: township,
}));

const kinds = () => [
  { value: "visit", label: say("走访", "Visit") },
  { value: "stay", label: say("蹲点", "Stay") },
  { value: "return", label: say("回访", "Return visit") },
];
const topicOptions = () => [
  { value: "pay", label: say("误工补贴", "Lost-work subsidy") },
  { value: "assets", label: say("集体“三资”", "Collective assets") },
  { value: "seal", label: say("印章使用", "Use of seals") },
  { value: "openness", label: say("“三务”公开", "Disclosure") },
];

export function FormSheet() {
  const [text, setText] = createSignal("");
  const [village, setVillage] = createSignal("v3");
  const [people, setPeople] = createSignal<string[]>(["v1", "v7"]);
  const [kind, setKind] = createSignal("visit");
  const [topics, setTopics] = createSignal<string[]>(["pay"]);
  const [day, setDay] = createSignal("2026-03-05");
  const [time, setTime] = createSignal("19:30");
  const [select, setSelect] = createSignal("");
  const [isOn, setOn] = createSignal(true);
  const [search, setSearch] = createSignal("");
  return (
    <>
      <Card title={say("按钮", "Buttons")}>
        <Stack>
          <Toolbar label={say("按钮", "Buttons")}>
            <Button kind="primary" icon={checkIcon}>
              {say("保存走访", "Save the visit")}
            </Button>
            <Button icon={plusIcon}>{say("新增", "Add")}</Button>
            <Button kind="quiet" icon={downloadIcon}>
              {say("导出Excel", "Export")}
            </Button>
            <Button kind="danger" icon={trashIcon}>
              {say("撤回邀请", "Withdraw")}
            </Button>
            <LinkButton href="#" icon={printIcon}>
              {say("打印", "Print")}
            </LinkButton>
            <IconButton icon={editIcon} label={say("编辑", "Edit")} />
          </Toolbar>
          <Toolbar label={say("按钮的其他状态", "Other states of buttons")}>
            <Button kind="primary" busy>
              {say("正在保存", "Saving")}
            </Button>
            <Button kind="primary" disabled>
              {say("保存走访", "Save")}
            </Button>
            <Button disabled>{say("新增", "Add")}</Button>
            <Button kind="quiet" disabled>
              {say("导出", "Export")}
            </Button>
          </Toolbar>
        </Stack>
      </Card>
      <Card title={say("登记走访", "Log a visit")}>
        <Stack>
          <ErrorSummary
            problems={[
              { fieldId: "cat-village", text: say("请选择走访的村", "Choose the village") },
              {
                fieldId: "cat-note",
                text: say("指导内容不能超过500字", "The guidance is longer than 500 characters"),
              },
            ]}
          />
          <FormGrid>
            <OptionPicker
              id="cat-village"
              label={say("村", "Village")}
              hint={say("本人网格的村排在前面", "Villages of your own grid come first")}
              required
              options={villages}
              value={village()}
              onChange={setVillage}
            />
            <ChipPicker
              label={say("同行人员", "With")}
              options={villages}
              value={people()}
              onChange={setPeople}
            />
            <DateField label={say("日期", "Day")} required value={day()} onInput={setDay} max="2026-12-31" />
            <TimeField label={say("时间", "Time")} value={time()} onInput={setTime} />
            <RadioGroup
              label={say("方式", "Kind")}
              required
              look="chips"
              options={kinds()}
              value={kind()}
              onChange={setKind}
            />
            <CheckboxGroup
              label={say("谈到的事项", "Topics")}
              options={topicOptions()}
              value={topics()}
              onChange={setTopics}
            />
            <SelectField
              label={say("问题去向", "Route of the problem")}
              error={say("请选择问题去向", "Choose a route")}
              placeholder
              options={topicOptions()}
              value={select()}
              onChange={setSelect}
            />
            <TextField
              label={say("走访户数", "Households")}
              numeric
              unit={say("户", "households")}
              value={text()}
              onInput={setText}
            />
            <TextArea
              id="cat-note"
              label={say("现场指导", "Guidance given")}
              hint={say("写明地点、事项、人员，避免“有的”“部分”等笼统说法", "Say where, what and who")}
              value={text()}
              onInput={setText}
            />
            <TextField label={say("只读", "Read-only")} value="990001101202" readOnly />
          </FormGrid>
          <Checkbox
            label={say("需要回访", "A return visit is needed")}
            hint={say("到期前会提醒", "You will be reminded")}
            checked={isOn()}
            onChange={setOn}
          />
          <FileDrop
            label={say("附件", "Attachments")}
            hint={say("选填，不作为考核依据", "Optional")}
            accept=".xlsx,.csv"
            maxBytes={5_000_000}
            onFiles={() => undefined}
          />
          <FormActions>
            <Button kind="primary">{say("保存走访", "Save the visit")}</Button>
            <Button>{say("取消", "Cancel")}</Button>
          </FormActions>
        </Stack>
      </Card>
      <Card title={say("筛选", "Filters")}>
        <FilterBar
          label={say("筛选", "Filters")}
          actions={<Button icon={downloadIcon}>{say("导出", "Export")}</Button>}
        >
          <SearchBox label={say("搜索村名", "Search villages")} value={search()} onSearch={setSearch} />
          <SelectField
            label={say("镇街", "Township")}
            hideLabel
            placeholder={say("全部镇街", "All townships")}
            options={topicOptions()}
            value={select()}
            onChange={setSelect}
          />
        </FilterBar>
        <p>{search() === "" ? "—" : search()}</p>
      </Card>
    </>
  );
}
