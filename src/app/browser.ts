/** WeChat, WeCom and DingTalk show pages in a browser of their own, without background sync or reliable downloads. */
export const isInAppBrowser = (userAgent: string): boolean =>
  /MicroMessenger|wxwork|DingTalk/i.test(userAgent);

/** `replaceChildren` came with Chromium 86, Firefox 78 and Safari 14: exactly the floor. */
export const isTooOld = (): boolean => typeof Element.prototype.replaceChildren !== "function";
