/** What the composer does: keeps the draft, guards Enter, sends, and never loses a word. */
import { computed, ref, type ComputedRef, type Ref } from "vue"
import { useI18n } from "vue-i18n"

import type { CaseDetail, DraftMode } from "@/api/model"
import { useComposition } from "@/shared/ime"
import { useLabels } from "@/shared/labels"
import { PHONE } from "@/shared/media"
import { useTimes } from "@/shared/times"
import { useToasts } from "@/shared/toasts"

import { useCaseActs } from "./use-case"
import { useDraft } from "./use-draft"
import { useInboxAddress } from "./use-inbox-address"

interface Words {
  label: string
  placeholder: string
  hint: string
  button: string
  status: string
}

interface Hooks {
  sent: () => void
  review: () => void
  unseen: () => number
}

export interface Composer {
  mode: ComputedRef<DraftMode>
  modes: ComputedRef<DraftMode[]>
  text: ComputedRef<string>
  words: ComputedRef<Words>
  isBusy: Ref<boolean>
  error: Ref<Error | null>
  isExpanded: Ref<boolean>
  type: (text: string) => void
  switchTo: (mode: DraftMode) => void
  submit: () => Promise<void>
  onKey: (event: KeyboardEvent) => void
  onCompositionEnd: (event: { timeStamp: number }) => void
  expandOnPhone: () => void
  collapse: () => void
  forgetError: () => void
}

export function useComposer(detail: () => CaseDetail, hooks: Hooks): Composer {
  const address = useInboxAddress()
  const toasts = useToasts()
  const composition = useComposition()
  const { t } = useI18n()
  const draft = useDraft(detail().number, detail().drafts)
  const acts = useCaseActs(detail().number, () => detail().version)
  const isExpanded = ref(false)

  const modes = computed(() => (["reply", "note"] as const).filter((mode) => detail().allowed.includes(mode)))
  const mode = computed(() => (modes.value.includes(address.mode.value) ? address.mode.value : (modes.value[0] ?? "note")))
  const text = computed(() => draft.texts[mode.value])
  const words = useComposerWords({ detail, mode, draft, unseen: hooks.unseen })

  async function send(sending: DraftMode, body: string): Promise<void> {
    await draft.settle()
    if (sending === "note") await acts.act({ verb: "note", body: { text: body, mentions: [] } })
    else await acts.act({ verb: "reply", body: { text: body, wait: false } })
    draft.sent(sending)
    isExpanded.value = false
    toasts.done(sending === "note" ? t("composer.noteSaved") : t("composer.replySent"))
    hooks.sent()
  }

  async function submit(): Promise<void> {
    const body = text.value.trim()
    if (body === "" || acts.isBusy.value) return
    if (hooks.unseen() > 0) return hooks.review()
    await send(mode.value, body).catch(() => undefined) // the refusal stands beside the words, which stay
  }

  function onKey(event: KeyboardEvent): void {
    if (composition.isComposing(event)) return
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
      event.preventDefault()
      void submit()
    } else if (event.key === "Escape" && event.target instanceof HTMLElement) {
      event.preventDefault()
      event.target.blur()
      isExpanded.value = false
    }
  }

  return {
    mode,
    modes,
    text,
    words,
    isBusy: acts.isBusy,
    error: acts.error,
    isExpanded,
    type: (typed) => draft.type(mode.value, typed),
    switchTo: (next) => {
      if (next !== mode.value) address.setMode(next)
    },
    submit,
    onKey,
    onCompositionEnd: composition.onCompositionEnd,
    expandOnPhone: () => (isExpanded.value = matchMedia(PHONE).matches),
    collapse: () => (isExpanded.value = false),
    forgetError: acts.forgetError,
  }
}

interface WordsOf {
  detail: () => CaseDetail
  mode: ComputedRef<DraftMode>
  draft: ReturnType<typeof useDraft>
  unseen: () => number
}

/** Every word of the composer in one place, so that the two modes cannot half-change. */
function useComposerWords({ detail, mode, draft, unseen }: WordsOf): ComputedRef<Words> {
  const { t } = useI18n()
  const { label } = useLabels()
  const times = useTimes()

  const status = computed(() => {
    if (draft.state.value === "here-only") return t("composer.draftHere")
    if (draft.state.value === "saving") return t("composer.draftSaving")
    const at = draft.savedAt.value
    return draft.state.value === "saved" && at ? t("composer.draftSaved", { time: times.short(at) }) : ""
  })
  const reachable = computed(() => (detail().customer?.emails.length ?? 0) > 0)

  return computed(() => {
    const waiting = unseen()
    const name = detail().customer?.name || t("composer.customer")
    const wire = label("contact.Wire", reachable.value ? "email" : "page")
    if (mode.value === "note") {
      return {
        label: t("composer.note"),
        placeholder: t("composer.notePlaceholder"),
        hint: t("composer.noteHint"),
        button: waiting > 0 ? t("composer.review", { n: waiting }) : t("composer.saveNote"),
        status: status.value,
      }
    }
    return {
      label: t("composer.replyTo", { name }),
      placeholder: t("composer.replyPlaceholder", { name }),
      hint: reachable.value ? t("composer.replyHint") : t("composer.pageHint"),
      button: waiting > 0 ? t("composer.review", { n: waiting }) : t("composer.send", { name, wire }),
      status: status.value,
    }
  })
}
