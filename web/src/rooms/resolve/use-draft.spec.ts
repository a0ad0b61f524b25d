import { afterEach, beforeEach, describe, expect, it, vi } from "vitest"
import { effectScope, type EffectScope } from "vue"

import { readLocal, writeLocal } from "@/shared/draft-store"

import { useDraft, type DraftKeeper } from "./use-draft"

const SAVED_AT = "2026-11-20T10:27:00Z"
const bodies: unknown[] = []
let answer: () => Promise<Response>
let scope: EffectScope

function keep(drafts = { reply: null as string | null, note: null as string | null }): DraftKeeper {
  scope = effectScope()
  const keeper = scope.run(() => useDraft("HY-1", drafts))
  if (!keeper) throw new Error("no scope")
  return keeper
}

beforeEach(() => {
  vi.useFakeTimers()
  localStorage.clear()
  bodies.length = 0
  answer = async () => Response.json({ saved_at: SAVED_AT })
  vi.stubGlobal("fetch", async (input: Request | string, init?: RequestInit) => {
    bodies.push(JSON.parse(input instanceof Request ? await input.text() : String(init?.body)))
    return answer()
  })
})

afterEach(() => {
  scope.stop()
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

describe("useDraft", () => {
  it("keeps every key here at once and tells the server after two seconds", async () => {
    const draft = keep()
    draft.type("reply", "您好")
    expect(readLocal("HY-1", "reply")).toEqual({ text: "您好", synced: "" })
    expect(bodies).toEqual([])
    await vi.advanceTimersByTimeAsync(2_000)
    expect(bodies).toEqual([{ mode: "reply", text: "您好" }])
    expect(draft.state.value).toBe("saved")
    expect(draft.savedAt.value).toBe(SAVED_AT)
  })

  it("brings back what a killed tab had typed, over the server's older copy", () => {
    writeLocal("HY-1", "note", { text: "newer", synced: "older" })
    expect(keep({ reply: null, note: "older" }).texts.note).toBe("newer")
  })

  it("takes the server's copy when another machine wrote it later", () => {
    writeLocal("HY-1", "reply", { text: "seen", synced: "seen" })
    expect(keep({ reply: "written elsewhere", note: null }).texts.reply).toBe("written elsewhere")
  })

  it("says so when the words are only here, and tries again", async () => {
    answer = () => Promise.reject(new TypeError("offline"))
    const draft = keep()
    draft.type("reply", "a")
    await vi.advanceTimersByTimeAsync(2_000)
    expect(draft.state.value).toBe("here-only")
    answer = async () => Response.json({ saved_at: SAVED_AT })
    await vi.advanceTimersByTimeAsync(2_000)
    expect(draft.state.value).toBe("saved")
  })

  it("saves when the page is left", () => {
    keep().type("note", "last words")
    dispatchEvent(new Event("pagehide"))
    return vi.waitFor(() => expect(bodies).toEqual([{ mode: "note", text: "last words" }]))
  })

  it("forgets sent words everywhere", () => {
    const draft = keep({ reply: "x", note: null })
    draft.sent("reply")
    expect(draft.texts.reply).toBe("")
    expect(readLocal("HY-1", "reply")).toBeNull()
  })
})
