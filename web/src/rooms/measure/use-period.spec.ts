import { describe, expect, it } from "vitest"

import { lastDays } from "./use-period"

describe("lastDays", () => {
  it("ends with today of the organisation, not of the machine", () => {
    const now = new Date("2026-11-20T17:30:00Z") // already the 21st in Shanghai
    expect(lastDays(7, now, "Asia/Shanghai")).toEqual({ from: "2026-11-15", to: "2026-11-22" })
    expect(lastDays(7, now, "America/New_York")).toEqual({ from: "2026-11-14", to: "2026-11-21" })
  })
})
