/** Unsent words on this machine: written at once, so that a killed tab loses nothing. */
import type { DraftMode } from "@/api/model"

import { forget, remember, remembered } from "./preferences"

export interface LocalDraft {
  text: string
  /** What the server was last known to have; different from `text` means unsaved. */
  synced: string
}

const PREFIX = "huiyin.draft."

function keyOf(number: string, mode: DraftMode): string {
  return `${PREFIX}${number}.${mode}`
}

function isDraft(value: unknown): value is LocalDraft {
  return typeof value === "object" && value !== null && "text" in value && "synced" in value
}

export function readLocal(number: string, mode: DraftMode): LocalDraft | null {
  try {
    const value: unknown = JSON.parse(remembered(keyOf(number, mode)) ?? "null")
    return isDraft(value) ? value : null
  } catch {
    return null
  }
}

export function writeLocal(number: string, mode: DraftMode, draft: LocalDraft): void {
  remember(keyOf(number, mode), JSON.stringify(draft))
}

export function dropLocal(number: string, mode: DraftMode): void {
  forget(keyOf(number, mode))
}

/** Local words that the server has not seen win; else the server's copy is the newest. */
export function startingText(local: LocalDraft | null, server: string | null): string {
  return local && local.text !== local.synced ? local.text : (server ?? "")
}

export function clearLocalDrafts(): void {
  try {
    for (const key of Object.keys(localStorage)) if (key.startsWith(PREFIX)) forget(key)
  } catch {
    // Nothing was kept then.
  }
}
