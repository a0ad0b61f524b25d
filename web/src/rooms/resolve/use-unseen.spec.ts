import { describe, expect, it } from "vitest"

import type { Entry } from "@/api/model"

import { unseenOf } from "./use-unseen"

function entry(id: string, kind: Entry["kind"], author: string | null): Entry {
  return {
    id, kind, is_public: true, author: author === null ? null : { id: author, name: author }, author_kind: "agent",
    body: "", at: "2026-11-20T00:00:00Z", data: {}, fate: null,
  }
}

describe("unseenOf", () => {
  const entries = [
    entry("1", "reply", "other"),
    entry("2", "customer_message", null),
    entry("3", "note", "me"),
    entry("4", "clock_warned", null),
    entry("5", "note", "other"),
  ]

  it("counts words of others that came after one began to write", () => {
    expect(unseenOf(entries, new Set(["1"]), "me").map((each) => each.id)).toEqual(["2", "5"])
  })

  it("is empty once everything was seen", () => {
    expect(unseenOf(entries, new Set(["1", "2", "3", "4", "5"]), "me")).toEqual([])
  })
})
