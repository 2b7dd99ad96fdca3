/** @typedef {string | number | boolean | string[]} TomlValue */
/** @typedef {{ [key: string]: TomlValue | TomlTable }} TomlTable */

/**
 * Read the part of TOML that `supabase/config.toml` uses: tables, strings in double quotes, whole numbers,
 * booleans and arrays of strings on one line.
 *
 * @param {string} text
 * @returns {TomlTable}
 * @throws {Error} naming the line that is anything else.
 */
export function parseToml(text) {
  /** @type {TomlTable} */
  const root = {};
  let table = root;
  for (const [index, raw] of text.split("\n").entries()) {
    const line = raw.trim();
    if (line === "" || line.startsWith("#")) continue;
    const heading = /^\[([\w.-]+)\]$/.exec(line)?.[1];
    if (heading) {
      table = heading.split(".").reduce(openTable, root);
      continue;
    }
    const [, key, value] = /^([\w-]+)\s*=\s*(.+)$/.exec(line) ?? [];
    if (!key || value === undefined) throw new Error(`line ${index + 1}: ${line}`);
    table[key] = parseValue(value, index + 1);
  }
  return root;
}

/**
 * @param {TomlTable} parent
 * @param {string} name
 */
function openTable(parent, name) {
  return /** @type {TomlTable} */ (parent[name] ??= {});
}

/**
 * @param {string} text
 * @param {number} lineNumber
 * @returns {TomlValue}
 */
function parseValue(text, lineNumber) {
  const value = /^("[^"]*"|\[[^\]]*\]|true|false|-?\d+)\s*(#.*)?$/.exec(text)?.[1];
  try {
    return JSON.parse(value ?? "");
  } catch {
    throw new Error(`line ${lineNumber}: ${text}`);
  }
}
