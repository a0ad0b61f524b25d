import { describe, expect, it } from "vitest"

import { clockState, clockWords, spanOf } from "./clock-words"

const NOW = new Date(2026, 10, 20, 10, 0).getTime()
const at = (minutes: number): string => new Date(NOW + minutes * 60_000).toISOString()

describe("clockWords", () => {
  it.each([
    ["ok", 14, "left", 14],
    ["ok", 100, "left", 100],
    ["risk", 0.2, "left", 1],
    ["ok", -12, "late", 12],
    ["breach", -12, "late", 12],
    ["paused", 14, "paused", 0],
    ["met", -14, "met", 0],
  ] as const)("%s in %i min → %s %i", (state, minutes, key, span) => {
    expect(clockWords({ state, due_at: at(minutes) }, NOW)).toMatchObject({ key, minutes: span })
  })

  it("names the time of day when much is left, and the day when it is another", () => {
    expect(clockWords({ state: "ok", due_at: at(9 * 60) }, NOW).key).toBe("until")
    expect(clockWords({ state: "ok", due_at: at(24 * 60) }, NOW).key).toBe("tomorrow")
    expect(clockWords({ state: "ok", due_at: at(50 * 60) }, NOW).key).toBe("on")
  })

  it("says by how much a promise was kept late, whatever the time is now", () => {
    const facts = { state: "breach" as const, due_at: at(-120), met_at: at(-60) }
    expect(clockWords(facts, NOW)).toMatchObject({ key: "metLate", minutes: 60 })
  })

  it("does not grow later once its case has ended", () => {
    const dropped = { state: "breach" as const, due_at: at(-120), met_at: null, dropped_at: at(-60) }
    expect(clockWords(dropped, NOW)).toMatchObject({ key: "late", minutes: 60 })
    expect(clockWords({ ...dropped, state: "dropped" }, NOW)).toMatchObject({ key: "dropped" })
  })

  it("stands still without a due time", () => {
    expect(clockWords({ state: "paused", due_at: null }, NOW)).toEqual({ key: "paused", minutes: 0, at: null })
  })

  it("counts days in the reader's zone", () => {
    const now = Date.parse("2026-11-20T10:00:00Z") // 18:00 in Shanghai, 02:00 in Los Angeles
    const facts = { state: "ok" as const, due_at: "2026-11-20T19:00:00Z" }
    expect(clockWords(facts, now, "Asia/Shanghai").key).toBe("tomorrow")
    expect(clockWords(facts, now, "America/Los_Angeles").key).toBe("until")
  })
})

describe("clockState", () => {
  it("turns late by itself when the time passes between two answers of the server", () => {
    expect(clockState({ state: "risk", due_at: at(-1) }, NOW)).toBe("breach")
    expect(clockState({ state: "paused", due_at: at(-1) }, NOW)).toBe("paused")
    expect(clockState({ state: "ok", due_at: at(1) }, NOW)).toBe("ok")
  })
})

describe("spanOf", () => {
  it("keeps the two largest units", () => {
    expect(spanOf(14)).toEqual({ days: 0, hours: 0, minutes: 14 })
    expect(spanOf(100)).toEqual({ days: 0, hours: 1, minutes: 40 })
    expect(spanOf(3000)).toEqual({ days: 2, hours: 2, minutes: 0 })
  })
})
