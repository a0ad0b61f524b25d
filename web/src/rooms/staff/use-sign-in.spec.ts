import { describe, expect, it } from "vitest"

import { safeNext } from "./use-sign-in"

describe("safeNext", () => {
  it.each([
    ["/inbox/HY-1042?mode=note", "/inbox/HY-1042?mode=note"],
    ["//evil.example", "/"],
    ["/\\evil.example", "/"],
    ["https://evil.example", "/"],
    [undefined, "/"],
    [["/a", "/b"], "/"],
  ])("%s → %s", (next, expected) => {
    expect(safeNext(next)).toBe(expected)
  })
})
