/** Resolving a case: three parts, kept while the dialog is closed by mistake. */
import { computed, reactive, ref, watch, type ComputedRef, type Ref } from "vue"
import { useI18n } from "vue-i18n"

import type { CaseDetail, Letter } from "@/api/model"
import { forget, remember, remembered } from "@/shared/preferences"
import { useToasts } from "@/shared/toasts"

import { useCaseActs } from "./use-case"

type PartName = keyof Letter
const PARTS: readonly PartName[] = ["cause", "remedy", "prevention"]

export interface Resolve {
  letter: Record<PartName, string>
  parts: ComputedRef<{ name: PartName; label: string; hint: string }[]>
  isBusy: Ref<boolean>
  error: Ref<Error | null>
  tried: Ref<boolean>
  confirm: () => Promise<void>
  onKey: (event: KeyboardEvent) => void
}

/** An unfinished letter, if this machine has one. */
export function keptLetter(raw: string | null): Record<PartName, string> {
  const empty = { cause: "", remedy: "", prevention: "" }
  try {
    const value: unknown = JSON.parse(raw ?? "null")
    return typeof value === "object" && value !== null ? { ...empty, ...value } : empty
  } catch {
    return empty
  }
}

export function useResolve(detail: () => CaseDetail, open: Ref<boolean>): Resolve {
  const { t } = useI18n()
  const toasts = useToasts()
  const acts = useCaseActs(detail().number, () => detail().version)
  const key = `huiyin.draft.${detail().number}.letter`
  const letter = reactive(keptLetter(remembered(key)))
  const tried = ref(false)

  watch(letter, () => remember(key, JSON.stringify(letter)))
  watch(open, (now) => {
    if (now) {
      tried.value = false
      acts.forgetError()
    }
  })

  async function confirm(): Promise<void> {
    tried.value = true
    if (acts.isBusy.value || PARTS.some((part) => !letter[part].trim())) return
    try {
      await acts.act({ verb: "resolve", body: { ...letter } })
    } catch {
      return // shown in the dialog; the letter stays
    }
    Object.assign(letter, { cause: "", remedy: "", prevention: "" })
    forget(key)
    open.value = false
    toasts.done(t("resolve.done", { number: detail().number }))
  }

  return {
    letter,
    parts: computed(() => [
      { name: "cause", label: t("letter.cause"), hint: t("resolve.causeHint") },
      { name: "remedy", label: t("letter.remedy"), hint: t("resolve.remedyHint") },
      { name: "prevention", label: t("letter.prevention"), hint: t("resolve.preventionHint") },
    ]),
    isBusy: acts.isBusy,
    error: acts.error,
    tried,
    confirm,
    onKey: (event) => {
      if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) void confirm()
    },
  }
}
