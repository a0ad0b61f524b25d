import { describe, expect, it } from "vitest"

import type { Entry } from "@/api/model"

import { fact, shapeOf } from "./entry-shapes"

const entry: Entry = {
  id: "1", kind: "not_solved", is_public: true, author: null, author_kind: "customer", body: "",
  at: "2026-11-20T00:00:00Z", data: { score: 2, reason: "low_rating", mentions: ["a"] }, fate: null,
}

describe("shapeOf", () => {
  it("draws a wordless refusal as an event and one with words as a message", () => {
    expect(shapeOf(entry)).toBe("event")
    expect(shapeOf({ ...entry, body: "still broken" })).toBe("message")
  })

  it("never draws a note as a message", () => {
    expect(shapeOf({ ...entry, kind: "note", body: "x" })).toBe("note")
  })
})

describe("fact", () => {
  it("reads texts and numbers, and nothing else", () => {
    expect([fact(entry, "score"), fact(entry, "reason"), fact(entry, "mentions"), fact(entry, "absent")]).toEqual(["2", "low_rating", "", ""])
  })
})
