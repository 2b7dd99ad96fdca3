/** @typedef {{ number: number, passed: boolean, description: string, diagnosis: string[] }} TapTest */
/** @typedef {{ tests: TapTest[], planned: number | null, problems: string[] }} TapReport */

/**
 * Read the Test Anything Protocol as pgTAP writes it.
 *
 * @param {readonly string[]} lines
 * @returns {TapReport} `problems`: what is wrong with the run as a whole, such as tests that did not take place
 */
export function parseTap(lines) {
  /** @type {TapTest[]} */
  const tests = [];
  /** @type {number | null} */
  let planned = null;
  for (const line of lines.flatMap((text) => text.split("\n"))) {
    const plan = /^1\.\.(\d+)/.exec(line)?.[1];
    const [, not, number, description = ""] = /^(not )?ok (\d+)(?: - (.*))?$/.exec(line) ?? [];
    if (plan !== undefined) planned = Number(plan);
    else if (number) tests.push({ number: Number(number), passed: !not, description, diagnosis: [] });
    else if (line.startsWith("#")) tests.at(-1)?.diagnosis.push(line.replace(/^#\s?/, ""));
  }
  return { tests, planned, problems: planProblems(tests.length, planned) };
}

/**
 * @param {number} run
 * @param {number | null} planned
 */
function planProblems(run, planned) {
  if (planned === null) return ["no plan: the file must begin with select plan(n)"];
  return run === planned ? [] : [`planned ${planned} tests, ran ${run}`];
}
