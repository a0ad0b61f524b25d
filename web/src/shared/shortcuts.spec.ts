import { createPinia, setActivePinia } from "pinia"
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest"
import { effectScope, type EffectScope } from "vue"

import { usePreferences } from "./preferences"
import { matchKeys, takesText, useShortcuts } from "./shortcuts"

const keys = { i: vi.fn(), j: vi.fn(), "g i": vi.fn() }
let scope: EffectScope

function press(key: string, target: EventTarget = document.body, init: KeyboardEventInit = {}): void {
  target.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true, ...init }))
}

beforeEach(() => {
  vi.clearAllMocks()
  localStorage.clear()
  setActivePinia(createPinia())
  scope = effectScope()
  scope.run(() => useShortcuts(keys))
})

afterEach(() => {
  scope.stop()
  document.body.replaceChildren()
})

describe("useShortcuts", () => {
  it("runs the action of a key", () => {
    press("j")
    expect(keys.j).toHaveBeenCalledOnce()
  })

  it("takes two keys in a row as one, and never also as the second alone", () => {
    press("g")
    press("i")
    expect(keys["g i"]).toHaveBeenCalledOnce()
    expect(keys.i).not.toHaveBeenCalled()
  })

  it("leaves text fields, modifiers and compositions alone", () => {
    const field = document.body.appendChild(document.createElement("textarea"))
    press("j", field)
    press("j", document.body, { ctrlKey: true })
    press("j", document.body, { altKey: true })
    press("j", document.body, { isComposing: true })
    expect(keys.j).not.toHaveBeenCalled()
    expect(takesText(field)).toBe(true)
  })

  it("is silent when the person turned shortcuts off", () => {
    usePreferences().setShortcuts(false)
    press("j")
    expect(keys.j).not.toHaveBeenCalled()
  })
})

describe("matchKeys", () => {
  it("knows no single key after the leader", () => {
    expect(matchKeys(keys, "g", "j")).toBeUndefined()
    expect(matchKeys(keys, "x", "j")).toBe(keys.j)
  })
})
