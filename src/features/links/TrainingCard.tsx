import { useQueryClient } from "@tanstack/solid-query";
import { createSignal, Show } from "solid-js";
import { today } from "../../lib/clock.ts";
import { createSaving } from "../../lib/saving.ts";
import { signedIn } from "../../lib/session.ts";
import { Button } from "../../ui/Button.tsx";
import { Card } from "../../ui/Card.tsx";
import { type Column, DataTable } from "../../ui/DataTable.tsx";
import { EmptyState } from "../../ui/EmptyState.tsx";
import { ErrorNote } from "../../ui/ErrorNote.tsx";
import { toast } from "../../ui/toasts.ts";
import { attendanceByOrgan, type OrganAttendance } from "./attendance.ts";
import { AttendanceDialog } from "./AttendanceDialog.tsx";
import { joinTraining, leaveTraining, type LinkDetail, renewLinks } from "./data.ts";
import { words } from "./strings.ts";

/** Sign up or off oneself; who holds the training notes who came, and everybody sees it by unit. */
export function TrainingCard(props: { link: LinkDetail }) {
  const client = useQueryClient();
  const saving = createSaving();
  const [isMarking, setMarking] = createSignal(false);
  const mine = () => props.link.participants.find(({ officer_id }) => officer_id === signedIn().officer.id);
  const isOpen = () => props.link.on_day >= today() && !signedIn().seeingAs;
  const mayLeave = () => isOpen() && mine()?.attended === null && mine()?.part !== "speaker";
  const run = async (work: Promise<unknown>, done: string) => {
    if ((await saving.follow(work.then(() => true))) !== true) return;
    toast(done);
    await renewLinks(client);
  };
  return (
    <Card
      title={words("training.attendance")}
      aside={mine() && words("training.joined")}
      flush
      actions={
        <>
          <Show when={isOpen() && !mine()}>
            <Button
              busy={saving.isBusy()}
              onClick={() =>
                void run(joinTraining(props.link.id, "follows_case"), words("training.joined_toast"))
              }
            >
              {words("training.join_case")}
            </Button>
            <Button
              kind="primary"
              busy={saving.isBusy()}
              onClick={() => void run(joinTraining(props.link.id, "learner"), words("training.joined_toast"))}
            >
              {words("training.join")}
            </Button>
          </Show>
          <Show when={mayLeave()}>
            <Button
              busy={saving.isBusy()}
              onClick={() => void run(leaveTraining(props.link.id), words("training.left_toast"))}
            >
              {words("training.leave")}
            </Button>
          </Show>
          <Show when={props.link.may_edit && props.link.participants.length > 0}>
            <Button onClick={() => setMarking(true)}>{words("training.mark")}</Button>
          </Show>
        </>
      }
    >
      <Show when={saving.error()}>{(error) => <ErrorNote error={error()} />}</Show>
      <DataTable
        caption={words("training.by_organ")}
        rows={attendanceByOrgan(props.link.participants)}
        columns={columns()}
        rowKey={({ organName }) => organName}
        empty={<EmptyState title={words("detail.no_participants")} />}
      />
      <Show when={isMarking()}>
        <AttendanceDialog link={props.link} onClose={() => setMarking(false)} />
      </Show>
    </Card>
  );
}

const columns = (): Column<OrganAttendance>[] => [
  { key: "organ", header: words("training.organ"), text: ({ organName }) => organName, priority: 1 },
  { key: "up", header: words("training.signed_up"), text: ({ signedUp }) => String(signedUp), align: "end" },
  { key: "came", header: words("training.came"), text: ({ came }) => String(came), align: "end" },
  {
    key: "case",
    header: words("training.followers"),
    text: ({ followers }) => String(followers),
    align: "end",
  },
];
