import { describe, expect, it } from "vitest"

import { filtersOf } from "./use-inbox-address"

describe("filtersOf", () => {
  it("keeps what the server knows and drops the rest", () => {
    const query: Record<string, string> = { level: "urgent", state: "nonsense", channel: "toString", unit: "SZ-NS" }
    expect(filtersOf((name) => query[name])).toEqual({ level: "urgent", unit: "SZ-NS" })
  })

  it("is empty without a query", () => {
    expect(filtersOf(() => undefined)).toEqual({})
  })
})
