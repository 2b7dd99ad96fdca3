import { createSignal } from "solid-js";
import { AppError } from "../../lib/errors.ts";
import { Badge, CountBadge, StatusTag } from "../../ui/Badge.tsx";
import { Button } from "../../ui/Button.tsx";
import { Card, Columns, Stack } from "../../ui/Card.tsx";
import { DeadlineBadge } from "../../ui/DeadlineBadge.tsx";
import { DescriptionList } from "../../ui/DescriptionList.tsx";
import { ConfirmDialog, Dialog, Drawer } from "../../ui/Dialog.tsx";
import { EmptyState } from "../../ui/EmptyState.tsx";
import { ErrorNote } from "../../ui/ErrorNote.tsx";
import { plusIcon } from "../../ui/icons.ts";
import { LoadingState } from "../../ui/LoadingState.tsx";
import { LoadMore } from "../../ui/LoadMore.tsx";
import { Note } from "../../ui/Note.tsx";
import { ProgressBar } from "../../ui/ProgressBar.tsx";
import { TextField } from "../../ui/TextField.tsx";
import { Timeline } from "../../ui/Timeline.tsx";
import { toast } from "../../ui/toasts.ts";
import { Toolbar } from "../../ui/Toolbar.tsx";
import { Watermark } from "../../ui/Watermark.tsx";
import { say } from "./samples.ts";

export function StateSheet() {
  const [opened, setOpened] = createSignal<"dialog" | "drawer" | "confirm">();
  const [name, setName] = createSignal("");
  const close = () => setOpened(undefined);
  return (
    <>
      <Card title={say("标签", "Tags")}>
        <Stack>
          <Toolbar label={say("标签", "Tags")}>
            <Badge>{say("草稿", "Draft")}</Badge>
            <Badge tone="info">{say("整改中", "In rectification")}</Badge>
            <Badge tone="ok">{say("已销号", "Closed out")}</Badge>
            <Badge tone="warn">{say("暂存待查", "On hold")}</Badge>
            <Badge tone="danger">{say("已退回", "Returned")}</Badge>
            <CountBadge count={12} label={say("12条", "12")} />
            <CountBadge count={120} tone="danger" label={say("120条", "120")} />
          </Toolbar>
          <Toolbar label={say("状态", "States")}>
            <StatusTag>{say("未开始", "Not begun")}</StatusTag>
            <StatusTag tone="info">{say("进行中", "Under way")}</StatusTag>
            <StatusTag tone="ok">{say("已完成", "Done")}</StatusTag>
            <StatusTag tone="warn">{say("待核实", "To verify")}</StatusTag>
            <StatusTag tone="danger">{say("逾期", "Overdue")}</StatusTag>
          </Toolbar>
          <Toolbar label={say("期限", "Deadlines")}>
            <DeadlineBadge dueOn="2026-03-20" today="2026-03-05" />
            <DeadlineBadge dueOn="2026-03-07" today="2026-03-05" />
            <DeadlineBadge dueOn="2026-03-05" today="2026-03-05" />
            <DeadlineBadge dueOn="2026-03-01" today="2026-03-05" />
            <DeadlineBadge dueOn="2027-01-12" today="2026-12-25" provisional />
            <DeadlineBadge dueOn="2026-03-01" today="2026-03-05" done />
          </Toolbar>
        </Stack>
      </Card>
      <Columns min="22rem">
        <Card title={say("错误", "Errors")}>
          <Stack>
            <ErrorNote error={new AppError("network")} onRetry={() => toast(say("已重试", "Tried again"))} />
            <ErrorNote error={new AppError("never_seen_before")} />
          </Stack>
        </Card>
        <Card title={say("提示", "Notes")}>
          <Stack>
            <Note tone="info" title={say("方案已生成", "The plan is ready")}>
              <p>{say("共23个镇街、361个村，用时1.2秒。", "23 townships, 361 villages, 1.2 seconds.")}</p>
            </Note>
            <Note tone="ok">{say("已全部发送", "Everything is sent")}</Note>
            <Note tone="warn">
              {say("2027年放假安排尚未公布，期限为暂定。", "The holidays of 2027 are not announced.")}
            </Note>
          </Stack>
        </Card>
        <Card title={say("加载", "Loading")}>
          <LoadingState />
        </Card>
        <Card title={say("空", "Empty")}>
          <EmptyState
            title={say("本月还没有走访记录", "No visit this month yet")}
            action={<Button icon={plusIcon}>{say("登记走访", "Log a visit")}</Button>}
          >
            {say(
              "走访只需登记一次，台账和统计会自动生成。",
              "Log a visit once; ledger and figures follow by themselves.",
            )}
          </EmptyState>
        </Card>
        <Card title={say("进度", "Progress")}>
          <Stack>
            <ProgressBar
              label={say("正在导入", "Importing")}
              donePct={62}
              detail="2,189 / 3,530"
              onCancel={close}
            />
            <ProgressBar label={say("正在读取文件", "Reading the file")} />
            <LoadMore shown={50} total={361} onMore={close} />
          </Stack>
        </Card>
        <Card title={say("弹出", "Over the page")}>
          <Toolbar label={say("弹出", "Over the page")}>
            <Button onClick={() => setOpened("dialog")}>{say("对话框", "Dialog")}</Button>
            <Button onClick={() => setOpened("drawer")}>{say("抽屉", "Drawer")}</Button>
            <Button kind="danger" onClick={() => setOpened("confirm")}>
              {say("确认", "Confirm")}
            </Button>
            <Button onClick={() => toast(say("走访已保存，等待发送", "Saved, waiting to be sent"))}>
              {say("提示条", "Toast")}
            </Button>
          </Toolbar>
        </Card>
      </Columns>
      <Columns min="22rem">
        <Card title={say("经过", "History")}>
          <Timeline
            label={say("经过", "History")}
            entries={[
              {
                id: "1",
                at: "2026-03-01T01:20:00Z",
                title: say("登记问题", "Recorded"),
                who: say("林知远（云栖镇纪委）", "Lin Zhiyuan (Yunqi)"),
                tone: "info",
              },
              {
                id: "2",
                at: "2026-03-02T06:00:00Z",
                title: say("交办", "Assigned"),
                from: say("已登记", "recorded"),
                to: say("整改中", "in rectification"),
                who: say("陈一帆（第三纪检监察室）", "Chen Yifan (Office 3)"),
                note: say("请于15个工作日内完成整改，并报送凭证。", "Within 15 working days, with proof."),
                tone: "warn",
              },
              {
                id: "3",
                at: "2026-03-18T08:30:00Z",
                title: say("销号", "Closed out"),
                who: say("周清（党风政风监督室）", "Zhou Qing"),
                tone: "ok",
              },
            ]}
          />
        </Card>
        <Card title={say("限知内容", "Restricted")}>
          <Watermark text={say("林知远 2026-03-05", "Lin Zhiyuan 2026-03-05")}>
            <DescriptionList
              items={[
                { term: say("编号", "Number"), value: "QL-2026-0012" },
                { term: say("主办单位", "Lead unit"), value: say("第三纪检监察室", "Office 3") },
                { term: say("期限", "Due"), value: <DeadlineBadge dueOn="2026-03-20" today="2026-03-05" /> },
                {
                  term: say("摘要", "Summary"),
                  value: say(
                    "派工单12人，签名2人，补贴发放与签名不符。",
                    "12 names on the sheet, 2 signatures.",
                  ),
                  wide: true,
                },
              ]}
            />
          </Watermark>
        </Card>
      </Columns>
      <Dialog
        open={opened() === "dialog"}
        title={say("调整网格长", "Change the grid leader")}
        onClose={close}
        actions={
          <>
            <Button onClick={close}>{say("取消", "Cancel")}</Button>
            <Button kind="primary" onClick={close}>
              {say("保存", "Save")}
            </Button>
          </>
        }
      >
        <TextField label={say("网格长", "Grid leader")} value={name()} onInput={setName} />
        <p>{say("自生效之日起，历史记录保留原网格长。", "History keeps the former leader.")}</p>
      </Dialog>
      <Drawer open={opened() === "drawer"} title={say("云岚村", "Yunlan village")} onClose={close}>
        <DescriptionList
          items={[
            { term: say("所属镇街", "Township"), value: say("云栖镇", "Yunqi") },
            { term: say("网格长", "Grid leader"), value: say("林知远", "Lin Zhiyuan") },
          ]}
        />
      </Drawer>
      <ConfirmDialog
        open={opened() === "confirm"}
        title={say("撤回邀请？", "Withdraw the invitation?")}
        confirmLabel={say("撤回邀请", "Withdraw")}
        danger
        onConfirm={close}
        onClose={close}
      >
        <p>{say("邀请码将立即失效，对方需要重新获得邀请。", "The code stops working at once.")}</p>
      </ConfirmDialog>
    </>
  );
}
