import { expect, test } from "vitest";
import { isInAppBrowser } from "./browser.ts";

test.each([
  [
    "WeChat",
    "Mozilla/5.0 (Linux; Android 10) AppleWebKit/537.36 Chrome/86.0 Mobile MicroMessenger/8.0.1",
    true,
  ],
  ["WeCom", "Mozilla/5.0 (iPhone; CPU iPhone OS 14_0) AppleWebKit/605.1.15 wxwork/4.0.0", true],
  ["DingTalk", "Mozilla/5.0 (Linux; Android 9) AppleWebKit/537.36 AliApp(DingTalk/6.0.0)", true],
  [
    "Chrome on Android",
    "Mozilla/5.0 (Linux; Android 10) AppleWebKit/537.36 Chrome/120.0 Mobile Safari/537.36",
    false,
  ],
  [
    "Safari 14",
    "Mozilla/5.0 (iPhone; CPU iPhone OS 14_0) AppleWebKit/605.1.15 Version/14.0 Safari/604.1",
    false,
  ],
])("%s is told from a browser of its own", (_name, userAgent, expected) => {
  expect(isInAppBrowser(userAgent)).toBe(expected);
});
