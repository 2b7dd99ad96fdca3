/**
 * Stands in for the part of `@tanstack/query-core` that takes over what a server has drawn (see vite.config.ts). The
 * product has no such server, and nothing here is ever called.
 */
function absent(): never {
  throw new Error("This build takes nothing over from a server");
}

export {
  absent as defaultShouldDehydrateMutation,
  absent as defaultShouldDehydrateQuery,
  absent as dehydrate,
  absent as dehydrateQuery,
  absent as hydrate,
};
