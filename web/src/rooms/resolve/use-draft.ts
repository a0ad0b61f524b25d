/** The two drafts of a case: kept here on every key, on the server every two seconds, both when the tab goes. */
import { onScopeDispose, reactive, readonly, ref, type Ref } from "vue"

import { csrfToken } from "@/api/cookies"
import { api, dataOf } from "@/api/client"
import type { CaseDetail, DraftMode } from "@/api/model"
import { dropLocal, readLocal, startingText, writeLocal } from "@/shared/draft-store"

const EVERY_MS = 2_000
const MODES: readonly DraftMode[] = ["reply", "note"]

export type DraftState = "empty" | "saved" | "saving" | "here-only"

export interface DraftKeeper {
  texts: Record<DraftMode, string>
  savedAt: Readonly<Ref<string | null>>
  state: Readonly<Ref<DraftState>>
  type: (mode: DraftMode, text: string) => void
  /** Wait for a save under way, so that it cannot bring a sent draft back. */
  settle: () => Promise<void>
  /** The words were sent: forget them here and there. */
  sent: (mode: DraftMode) => void
  flush: () => void
}

async function saveOnServer(number: string, mode: DraftMode, text: string): Promise<string> {
  const path = { number }
  const { saved_at: savedAt } = await dataOf(
    api.PUT("/api/v1/cases/{number}/draft", { params: { path }, body: { mode, text } }),
  )
  return savedAt
}

/** The last chance before the page is gone: a request that outlives it. */
function saveWhileLeaving(number: string, mode: DraftMode, text: string): void {
  void fetch(`/api/v1/cases/${encodeURIComponent(number)}/draft`, {
    method: "PUT",
    keepalive: true,
    credentials: "same-origin",
    headers: { "Content-Type": "application/json", "X-CSRFToken": csrfToken() },
    body: JSON.stringify({ mode, text }),
  }).catch(() => undefined) // the local copy stands
}

export function useDraft(number: string, drafts: CaseDetail["drafts"]): DraftKeeper {
  const texts = reactive<Record<DraftMode, string>>({ reply: "", note: "" })
  const synced: Record<DraftMode, string> = { reply: drafts.reply ?? "", note: drafts.note ?? "" }
  const savedAt = ref<string | null>(null)
  const state = ref<DraftState>("empty")
  let timer: ReturnType<typeof setTimeout> | undefined
  let saving: Promise<void> = Promise.resolve()

  function dirty(): DraftMode[] {
    return MODES.filter((mode) => texts[mode] !== synced[mode])
  }

  function keepHere(mode: DraftMode): void {
    if (texts[mode] === "" && synced[mode] === "") dropLocal(number, mode)
    else writeLocal(number, mode, { text: texts[mode], synced: synced[mode] })
  }

  async function saveOne(mode: DraftMode): Promise<void> {
    const text = texts[mode]
    savedAt.value = await saveOnServer(number, mode, text)
    synced[mode] = text
    keepHere(mode)
  }

  async function saveAll(): Promise<void> {
    state.value = "saving"
    try {
      for (const mode of dirty()) await saveOne(mode)
      state.value = "saved"
    } catch {
      state.value = "here-only"
    }
    if (dirty().length > 0) plan()
  }

  function plan(): void {
    timer ??= setTimeout(() => {
      timer = undefined
      saving = saveAll()
    }, EVERY_MS)
  }

  function type(mode: DraftMode, text: string): void {
    texts[mode] = text
    keepHere(mode)
    plan()
  }

  function flush(): void {
    clearTimeout(timer)
    timer = undefined
    for (const mode of dirty()) {
      keepHere(mode)
      saveWhileLeaving(number, mode, texts[mode])
    }
  }

  async function settle(): Promise<void> {
    clearTimeout(timer)
    timer = undefined
    await saving
  }

  function sent(mode: DraftMode): void {
    texts[mode] = ""
    synced[mode] = "" // the server drops the draft together with the words it became
    dropLocal(number, mode)
    state.value = "empty"
  }

  for (const mode of MODES) texts[mode] = startingText(readLocal(number, mode), drafts[mode])
  if (MODES.some((mode) => texts[mode] !== "")) state.value = "saved"
  if (dirty().length > 0) plan()

  const onHide = (): void => {
    if (document.visibilityState === "hidden") flush()
  }
  addEventListener("pagehide", flush)
  document.addEventListener("visibilitychange", onHide)
  onScopeDispose(() => {
    flush()
    removeEventListener("pagehide", flush)
    document.removeEventListener("visibilitychange", onHide)
  })

  return { texts, savedAt: readonly(savedAt), state: readonly(state), type, settle, sent, flush }
}
