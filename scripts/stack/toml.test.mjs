import { describe, expect, it } from "vitest";
import { parseToml } from "./toml.mjs";

describe("config.toml", () => {
  it("is read as nested tables of strings, numbers, booleans and lists", () => {
    const text = `
# the whole file
project_id = "liandong"
[auth.email]
enable_signup = true   # a remark
otp_expiry = 3600
[api]
schemas = ["public", "api # not a remark"]
empty = []
`;
    expect(parseToml(text)).toEqual({
      project_id: "liandong",
      auth: { email: { enable_signup: true, otp_expiry: 3600 } },
      api: { schemas: ["public", "api # not a remark"], empty: [] },
    });
  });

  it("is refused at the line that it does not understand", () => {
    expect(() => parseToml('a = "x"\nb = 2026-01-01')).toThrow("line 2");
    expect(() => parseToml("just words")).toThrow("line 1");
  });
});
