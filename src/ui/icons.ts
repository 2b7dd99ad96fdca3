/** Paths on a 20 x 20 grid, drawn with a 1.5 stroke. Each is its own export so that only those in use are shipped. */
export const homeIcon = "M3 9.5 10 3.5l7 6M5 8v8.5h10V8M8.25 16.5v-5h3.5v5";
export const visitIcon =
  "M10 17.5s5.5-4.9 5.5-9.2a5.5 5.5 0 0 0-11 0c0 4.3 5.5 9.2 5.5 9.2ZM8 8.25a2 2 0 1 0 4 0 2 2 0 0 0-4 0";
export const gridIcon = "M3.5 3.5h5.5v5.5H3.5zM11 3.5h5.5v5.5H11zM3.5 11h5.5v5.5H3.5zM11 11h5.5v5.5H11z";
export const chartIcon = "M3.5 16.5h13M5.5 16.5v-5M10 16.5v-10M14.5 16.5V9";
export const peopleIcon =
  "M7.5 9a2.75 2.75 0 1 0 0-5.5 2.75 2.75 0 0 0 0 5.5ZM2.5 16.5c0-2.8 2.2-4.75 5-4.75s5 1.95 5 4.75M13 3.9a2.75 2.75 0 0 1 0 4.7M14.5 12.2c1.8.6 3 2.1 3 4.3";
export const placesIcon = "M3 5.5 7.5 3.5l5 2 4.5-2v11l-4.5 2-5-2L3 16.5zM7.5 3.5v11M12.5 5.5v11";
export const settingsIcon =
  "M3.5 6h7M14.5 6h2M3.5 14h2M9.5 14h7M10.5 6a2 2 0 1 0 4 0 2 2 0 0 0-4 0M5.5 14a2 2 0 1 0 4 0 2 2 0 0 0-4 0";
export const outboxIcon = "M3.5 11.5v5h13v-5M10 13V3.5M6.25 7 10 3.25 13.75 7";
export const rotationIcon =
  "M4 8.5a6.2 6.2 0 0 1 11.2-2M16 11.5a6.2 6.2 0 0 1-11.2 2M15.5 3v3.75h-3.75M4.5 17v-3.75h3.75";
export const checklistIcon =
  "M3.5 5.25 4.75 6.5 7 4M3.5 13.75 4.75 15 7 12.5M10 5.5h6.5M10 14h6.5M10 9.75h6.5";
export const findingIcon = "M5 17V3.5h9l-1.75 3.25L14 10H5M5 13.5v3.5";
export const handshakeIcon =
  "M7.25 12.75 4 9.5l3.75-3.75 2.25 1M12.75 12.75 10 15.5l-2.75-2.75M10 6.75l2.25-1L16 9.5l-3.25 3.25-3.5-3M2.5 8l3-3M17.5 8l-3-3";
export const bellIcon = "M4.5 14h11M6 14V9a4 4 0 0 1 8 0v5M8.5 16.5a1.6 1.6 0 0 0 3 0M10 5V3.5";
export const talkIcon = "M3.5 4.5h9.5v6.5H8L5.5 13.5V11h-2zM15 7.5h1.5V14H15v2.25L12.75 14H10";
export const ledgerIcon =
  "M4.5 3.5h9.5a1.5 1.5 0 0 1 1.5 1.5v11.5H6a1.5 1.5 0 0 1-1.5-1.5zM4.5 15A1.5 1.5 0 0 1 6 13.5h9.5M7.5 7h5M7.5 10h3.5";
export const linkIcon =
  "M10 8a2 2 0 1 0 0-4 2 2 0 0 0 0 4ZM5 16a2 2 0 1 0 0-4 2 2 0 0 0 0 4ZM15 16a2 2 0 1 0 0-4 2 2 0 0 0 0 4ZM9 7.75 6 12.25M11 7.75l3 4.5M7 14h6";
export const areaGroupIcon =
  "M3.25 10a6.75 6.75 0 1 0 13.5 0 6.75 6.75 0 0 0-13.5 0ZM10 3.25v13.5M10 10h6.75";
export const moreIcon = "M4.75 10h.01M10 10h.01M15.25 10h.01";
export const menuIcon = "M3.5 5.5h13M3.5 10h13M3.5 14.5h13";
export const plusIcon = "M10 4v12M4 10h12";
export const minusIcon = "M4 10h12";
export const searchIcon = "M3.5 9a5.5 5.5 0 1 0 11 0 5.5 5.5 0 0 0-11 0ZM13 13l3.75 3.75";
export const chevronDownIcon = "M5 7.75 10 12.75 15 7.75";
export const chevronRightIcon = "M7.75 5 12.75 10 7.75 15";
export const chevronLeftIcon = "M12.25 5 7.25 10 12.25 15";
export const sortUpIcon = "M10 15.5v-11M5.75 8.5 10 4.25l4.25 4.25";
export const sortDownIcon = "M10 4.5v11M5.75 11.5 10 15.75l4.25-4.25";
export const calendarIcon = "M3.5 5h13v11.5h-13zM3.5 8.5h13M7 3v3.5M13 3v3.5";
export const clockIcon = "M3.25 10a6.75 6.75 0 1 0 13.5 0 6.75 6.75 0 0 0-13.5 0ZM10 6v4.25l2.75 1.75";
export const offlineIcon =
  "M3 3l14 14M6.2 6.3A5 5 0 0 0 5 16h9.5M9 4.7a5.5 5.5 0 0 1 6 4.6 3.4 3.4 0 0 1 1.6 5.2";
export const downloadIcon = "M10 3.5V13M6.25 9.25 10 13l3.75-3.75M3.5 16.5h13";
export const uploadIcon = "M10 13V3.5M6.25 7.25 10 3.5l3.75 3.75M3.5 16.5h13";
export const printIcon = "M6 7V3.5h8V7M6 14H3.5V7h13v7H14M6 11.5h8v5H6z";
export const userIcon = "M10 9.5a3 3 0 1 0 0-6 3 3 0 0 0 0 6ZM4 16.75c0-3 2.6-4.75 6-4.75s6 1.75 6 4.75";
export const lockIcon = "M5 9h10v7.5H5zM7 9V6.5a3 3 0 0 1 6 0V9";
export const fileIcon = "M5 3h6.5L15 6.5V17H5zM11.5 3v3.5H15";
export const editIcon = "M4 16l.75-3.5L13 4.25 15.75 7 7.5 15.25zM11.25 6 14 8.75";
export const trashIcon = "M4 5.5h12M8 5.5V3.75h4V5.5M5.5 5.5 6.25 16.5h7.5l.75-11M8.5 8.5v5M11.5 8.5v5";
export const sendIcon = "M3.5 10 16.5 4l-4 12.5-3-5zM9.5 11.5 16.5 4";
export const typeSizeIcon = "M2.5 15.5 6.75 5.5 11 15.5M4 12h5.5M12 15.5l2.75-6.5 2.75 6.5M13 13.25h3.5";
export const signOutIcon = "M8.5 3.5h-5v13h5M13 6.5l3.5 3.5-3.5 3.5M16.5 10H8";
export const externalIcon = "M8.5 4.5h-5v12h12v-5M11.5 3.5h5v5M16.5 3.5 9.5 10.5";
export const filterIcon = "M3 5h14M5.5 10h9M8.25 15h3.5";

export { alertIcon, checkIcon, closeIcon, infoIcon, languageIcon } from "./base-icons.ts";
