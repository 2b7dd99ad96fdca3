import { createSignal } from "solid-js";

const STORED_TYPE = "liandong.type";

const [largeType, setLargeTypeSignal] = createSignal(
  typeof localStorage !== "undefined" && localStorage.getItem(STORED_TYPE) === "large",
);

/** Large type: the root font size grows and, every length being in rem, so does everything. */
export { largeType };

export function setLargeType(large: boolean): void {
  localStorage.setItem(STORED_TYPE, large ? "large" : "normal");
  setLargeTypeSignal(large);
}
