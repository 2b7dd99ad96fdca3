import { expect, test } from "vitest";
import { shortVillageName } from "./names.ts";

test.each([
  ["竹源村村民委员会", "竹源村"],
  ["东源村民委员会", "东源村"],
  ["下沙村委会", "下沙村"],
  ["桥头村村委会", "桥头村"],
  ["南塘社区居民委员会", "南塘社区"],
  ["紫阳社区居委会", "紫阳社区"],
  ["清河居民委员会", "清河居委会"],
  ["云溪农场", "云溪农场"],
])("%s is said %s", (name, said) => {
  expect(shortVillageName(name)).toBe(said);
});
