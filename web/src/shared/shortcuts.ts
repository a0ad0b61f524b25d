/** Single-key shortcuts: only outside text fields and compositions, and only when the person wants them. */
import { onScopeDispose } from "vue"

import { usePreferences } from "./preferences"

export type Action = () => void

/** `j`, `Enter`, `[`, or a pair like `g i`: two keys in a row. */
export type Shortcuts = Record<string, Action>

const LEADER = "g"
const PAIR_MS = 1_200
const TEXT_TYPES = new Set(["text", "search", "email", "password", "tel", "url", "number", "date"])

/** Whether keys typed into this element are text. */
export function takesText(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false
  if (target instanceof HTMLInputElement) return TEXT_TYPES.has(target.type)
  return target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement || target.isContentEditable
}

function hasModifier(event: KeyboardEvent): boolean {
  return event.ctrlKey || event.metaKey || event.altKey
}

/** A dialog or an open menu owns the keyboard. */
function isTaken(event: KeyboardEvent): boolean {
  const target = event.target instanceof Element ? event.target : document.body
  if (target.closest("[role=menu], [role=dialog]")) return true
  return document.querySelector("[aria-modal=true]:not([hidden])")?.checkVisibility?.() ?? false
}

/** Keys that a focused button or link needs for itself. */
function belongsToControl(event: KeyboardEvent): boolean {
  const onControl = event.target instanceof Element && event.target.closest("a[href], button, summary")
  return Boolean(onControl) && (event.key === "Enter" || event.key === " ")
}

/** After a leader (`g`) only its pairs count, so that `g i` never also means `i`. */
export function matchKeys(shortcuts: Shortcuts, before: string, key: string): Action | undefined {
  return shortcuts[before === LEADER ? `${LEADER} ${key}` : key]
}

/** Listen for these keys as long as the component lives. */
export function useShortcuts(shortcuts: Shortcuts): void {
  const preferences = usePreferences()
  let before = ""
  let beforeAt = 0

  function onKey(event: KeyboardEvent): void {
    if (!preferences.shortcuts || event.defaultPrevented || event.isComposing || event.keyCode === 229) return
    if (hasModifier(event) || takesText(event.target) || isTaken(event) || belongsToControl(event)) return
    const first = event.timeStamp - beforeAt < PAIR_MS ? before : ""
    const action = matchKeys(shortcuts, first, event.key)
    before = event.key
    beforeAt = event.timeStamp
    if (!action) return
    before = ""
    event.preventDefault()
    action()
  }

  document.addEventListener("keydown", onKey)
  onScopeDispose(() => document.removeEventListener("keydown", onKey))
}
