/** Icons of the first page, apart from the others so that it does not carry them. */
export const closeIcon = "M5 5l10 10M15 5 5 15";
export const checkIcon = "M4.5 10.5 8.25 14.25 15.5 6.5";
export const alertIcon = "M10 3.25 17.5 16.5h-15zM10 8v4M10 14.25h.01";
export const infoIcon = "M3.25 10a6.75 6.75 0 1 0 13.5 0 6.75 6.75 0 0 0-13.5 0ZM10 9v4.5M10 6.5h.01";
export const languageIcon =
  "M2.75 5.5h8M6.75 3.5v2M9 5.5c-.75 3-2.75 5.25-5.5 6.5M4.75 7.5c1 2 2.75 3.5 4.75 4.25M9.75 16.5l3.5-8 3.5 8M11 13.75h4.5";
