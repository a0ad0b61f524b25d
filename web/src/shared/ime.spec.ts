import { describe, expect, it } from "vitest"

import { useComposition } from "./ime"

/** A key press with the read-only facts a test cannot set through the constructor. */
function press(facts: Partial<Record<"isComposing" | "keyCode" | "timeStamp", unknown>> = {}): KeyboardEvent {
  const event = new KeyboardEvent("keydown", { key: "Enter" })
  for (const [name, value] of Object.entries({ timeStamp: 10_000, isComposing: false, keyCode: 13, ...facts })) {
    Object.defineProperty(event, name, { value })
  }
  return event
}

describe("useComposition", () => {
  it("lets a plain Enter through", () => {
    expect(useComposition().isComposing(press())).toBe(false)
  })

  it("holds Enter back while composing, by either sign", () => {
    const guard = useComposition()
    expect(guard.isComposing(press({ isComposing: true }))).toBe(true)
    expect(guard.isComposing(press({ keyCode: 229 }))).toBe(true)
  })

  it("holds back the Enter that ended the composition, and no later one", () => {
    const guard = useComposition()
    guard.onCompositionEnd({ timeStamp: 9_970 })
    expect(guard.isComposing(press())).toBe(true)
    expect(guard.isComposing(press({ timeStamp: 10_030 }))).toBe(false)
  })
})
