import { defineConfig } from "@playwright/test";
import { BROWSER_FLAGS } from "./scripts/find-browser.mjs";

/** Sizes that the product is made for: a phone in the village, a screen in the office. */
export const PHONE = {
  viewport: { width: 390, height: 844 },
  isMobile: true,
  hasTouch: true,
  deviceScaleFactor: 2,
};
export const DESKTOP = { viewport: { width: 1440, height: 900 } };

// Whole journeys against the real stack; every worker has one of its own (tests/e2e/fixtures.ts).
// `*.phone.spec.ts` take place on a phone, `*.both.spec.ts` on both, the others on a desktop.
export default defineConfig({
  testDir: "tests/e2e",
  outputDir: "test-results",
  globalSetup: "./tests/e2e/global-setup.ts",
  fullyParallel: false,
  forbidOnly: true,
  workers: 2,
  // Limits for what hangs, wide enough for two workers on a busy machine with two cores.
  timeout: 180_000,
  expect: { timeout: 30_000 },
  reporter: [["list"], ["json", { outputFile: ".local/reports/e2e.json" }]],
  use: {
    locale: "zh-CN",
    timezoneId: "Asia/Shanghai",
    trace: "retain-on-failure",
    screenshot: "only-on-failure",
    actionTimeout: 45_000,
    navigationTimeout: 60_000,
    launchOptions: { executablePath: process.env["BROWSER_PATH"], args: BROWSER_FLAGS },
  },
  projects: [
    { name: "desktop", testIgnore: /\.phone\.spec\.ts$/, use: DESKTOP },
    { name: "phone", testMatch: /\.(phone|both)\.spec\.ts$/, use: PHONE },
  ],
});
