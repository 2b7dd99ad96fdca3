/**
 * A village's name as people say it: 竹源村村民委员会 and 竹源村委会 are 竹源村, 南塘社区居民委员会 is 南塘社区. A
 * residents' committee without 社区 in its name keeps 居委会. Other names are left as they are.
 */
export function shortVillageName(name: string): string {
  return name
    .replace(/村?(?:村民委员会|村委会)$/, "村")
    .replace(/社区(?:居民委员会|居委会)$/, "社区")
    .replace(/居民委员会$/, "居委会");
}
