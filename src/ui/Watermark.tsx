import { type JSX, Show } from "solid-js";
import css from "./Watermark.module.css";

const escapeXml = (text: string): string =>
  text.replace(/[<>&"']/g, (character) => `&#${character.charCodeAt(0)};`);

/** The tile that repeats behind a restricted page, as a data address. */
function tile(text: string): string {
  const width = Math.max(220, text.length * 15 + 60);
  const svg =
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="150">` +
    `<text x="50%" y="50%" text-anchor="middle" transform="rotate(-22 ${width / 2} 75)" ` +
    `font-family="sans-serif" font-size="14" fill="#17222c" fill-opacity="0.09">${escapeXml(text)}</text></svg>`;
  return `url("data:image/svg+xml,${encodeURIComponent(svg)}")`;
}

/** Restricted content carries its reader's name, on screen and on paper, so that a photograph of it tells whose it was. */
export function Watermark(props: { text: string; children: JSX.Element }) {
  return (
    <div class={css["marked"]}>
      {props.children}
      <Show when={props.text}>
        <div class={css["mark"]} aria-hidden="true" style={{ "background-image": tile(props.text) }} />
      </Show>
    </div>
  );
}
