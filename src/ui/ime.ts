/**
 * True while a Chinese candidate window is open, and for the Enter or Escape that closes it. Safari reports that key
 * after `compositionend` with the key code 229, hence both tests.
 */
export const isComposing = (event: KeyboardEvent): boolean => event.isComposing || event.keyCode === 229;

/** For a form's `onKeyDown`: an Enter that confirms a candidate must not submit. */
export function keepEnterFromSubmitting(event: KeyboardEvent): void {
  if (event.key === "Enter" && isComposing(event)) event.preventDefault();
}
