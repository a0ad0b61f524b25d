import { describe, expect, it } from "vitest"

import type { CaseRow } from "@/api/model"

import { countNews, refreshRows } from "./use-case-list"

function row(id: string, title = id): CaseRow {
  return {
    id, number: `HY-${id}`, title, language: "zh-Hans", state: "received", level: "normal", nature: "complaint",
    channel: "web", unit: { code: "A", name: "A" }, customer: null, owner: null, clock: null, last_speaker: "customer",
    last_message_at: "2026-11-20T00:00:00Z", has_draft: false, opened_at: "2026-11-20T00:00:00Z", version: 1,
  }
}

describe("refreshRows", () => {
  it("puts newer facts into rows and leaves their order alone", () => {
    const pages = { pages: [{ items: [row("1"), row("2")], next: null, total: { value: 2, exact: true } }], pageParams: [null] }
    const fresh = refreshRows(pages, [row("3"), row("2", "changed"), row("1")])
    expect(fresh?.pages[0]?.items.map((each) => [each.id, each.title])).toEqual([["1", "1"], ["2", "changed"]])
  })
})

describe("countNews", () => {
  it("counts only rows that are not on the screen", () => {
    expect(countNews([row("1"), row("2")], [row("3"), row("1"), row("4")])).toBe(2)
    expect(countNews([row("1")], [row("1")])).toBe(0)
  })
})
