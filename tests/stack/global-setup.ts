import { template } from "../../scripts/stack/template.mjs";

/** What every stack begins with, once rather than by every worker at the same time. */
export default async function prepare() {
  await template("demo");
}
