// The version that drives Chromium 86 brings no types that can be imported: what oldest-browser.mjs uses of it.
declare module "puppeteer-core" {
  export interface Page {
    on(event: "pageerror", listener: (error: Error) => void): void;
    on(event: "console", listener: (message: { type(): string; text(): string }) => void): void;
    setViewport(size: { width: number; height: number }): Promise<void>;
    goto(url: string): Promise<unknown>;
    waitForSelector(selector: string, options: { timeout: number }): Promise<unknown>;
    type(selector: string, text: string): Promise<void>;
    click(selector: string): Promise<void>;
  }
  export interface Browser {
    newPage(): Promise<Page>;
    process(): { kill(signal: "SIGKILL"): boolean } | null;
    close(): Promise<void>;
  }
  const puppeteer: {
    launch(options: { executablePath: string; args: string[] }): Promise<Browser>;
  };
  export default puppeteer;
}
