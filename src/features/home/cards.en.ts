import type { Translation } from "../../lib/i18n.ts";
import type { zh } from "./cards.zh.ts";

export const en: Translation<typeof zh> = {
  "totals.title": "Visits in {month}",
  "totals.to": "to {day}",
  "totals.all": "See statistics",
  "total.visits": "Visits",
  "total.villages_covered": "Villages covered",
  "total.problems_livelihood": "Livelihood problems",
  "total.problems_style": "Style problems",
  "total.problems_closed": "Problems closed",
  "total_unit.visits": "times",
  "total_unit.villages_covered": "",
  "total_unit.problems_livelihood": "",
  "total_unit.problems_style": "",
  "total_unit.problems_closed": "",

  "todos.title": "Left to configure",
  "todos.none": "Nothing is left to configure.",
  "todos.topics": "Topics of visits",
  "todo.commissions": "{n} township has no commission | {n} townships have no commission",
  "todo.accounts": "{n} officer has no account | {n} officers have no account",
  "todo.invited":
    "{n} more was invited and has not signed up. | {n} more were invited and have not signed up.",
  "todo.villages": "{n} village is in no grid | {n} villages are in no grid",
  "todo.leaders": "{n} grid's leader has left | {n} grids' leaders have left",
  "todo.calendar": "Holidays from {day} on are not entered yet",
  "todo.calendar_next": "Correct the calendar once they are announced; until then due dates are provisional.",
  "todo.and": ", ",
  "todo.more": "{names} and others, {n} in all",

  "device.title": "This device",
  "device.sync": "Update now",
  "device.all_sent": "Everything saved has been received",
  "device.unsent": "{n} record not sent yet | {n} records not sent yet",
  "device.ready": "Works without a network",
  "device.filling": "Being stored on this device ({complete}/{total})",
  "device.not_ready": "Not stored on this device yet; open it once with a network",
  "device.last_sync": "Last update: {when}",
};
