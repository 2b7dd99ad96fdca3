import type { Entry } from "./entry.ts";

/** What an area tells the outbox page of one of its commands. */
export interface CommandInfo {
  /**
   * Where a refused entry is corrected: a form that reads the entry by its id and, on saving, calls `resend`. Without it
   * the entry can only be sent again as it is, copied, or discarded.
   */
  readonly editPath?: (entry: Entry) => string;
  /** The content in words, one fact a line; without it the page shows the payload as it is. */
  readonly text?: (entry: Entry) => string;
}

const commands = new Map<string, CommandInfo>();

/** To be called when the app starts, by whoever knows every area; the areas themselves are loaded later. */
export function registerCommand(command: string, info: CommandInfo): void {
  commands.set(command, info);
}

export const commandInfo = (command: string): CommandInfo => commands.get(command) ?? {};
