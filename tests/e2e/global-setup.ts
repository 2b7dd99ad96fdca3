import { buildWhenChanged } from "../../scripts/stack/build.mjs";
import { template } from "../../scripts/stack/template.mjs";

/** Done once, so that the workers find it done. */
export default async function prepare(): Promise<void> {
  await buildWhenChanged();
  await template("demo");
}
