/** Finding a colleague and handing the case over. */
import { keepPreviousData, useQuery } from "@tanstack/vue-query"
import { computed, ref, watch, type ComputedRef, type Ref } from "vue"
import { useI18n } from "vue-i18n"

import { api, dataOf } from "@/api/client"
import type { CaseDetail, Colleague } from "@/api/model"
import { useSession } from "@/shared/session"
import { useToasts } from "@/shared/toasts"

import { useCaseActs } from "./use-case"

const SHOWN = 8

interface Chosen {
  id: string
  name: string
  detail: string
}

export interface Assign {
  words: Ref<string>
  people: ComputedRef<Colleague[]>
  isSearching: Ref<boolean>
  chosen: Ref<Chosen | null>
  reason: Ref<string>
  isBusy: Ref<boolean>
  error: Ref<Error | null>
  choose: (person: Colleague | null) => void
  chooseMe: () => void
  confirm: () => Promise<void>
  onKey: (event: KeyboardEvent) => void
}

export function useAssign(detail: () => CaseDetail, open: Ref<boolean>): Assign {
  const { t } = useI18n()
  const { me } = useSession()
  const toasts = useToasts()
  const acts = useCaseActs(detail().number, () => detail().version)
  const words = ref("")
  const reason = ref("")
  const chosen = ref<Chosen | null>(null)
  const search = useQuery({
    queryKey: computed(() => ["staff", words.value.trim()]),
    queryFn: () => dataOf(api.GET("/api/v1/staff", { params: { query: { q: words.value.trim(), limit: SHOWN } } })),
    enabled: open,
    placeholderData: keepPreviousData,
  })
  watch(open, (now) => {
    if (!now) return
    words.value = reason.value = ""
    chosen.value = null
    acts.forgetError()
  })

  async function confirm(): Promise<void> {
    const to = chosen.value
    if (!to || acts.isBusy.value) return
    try {
      await acts.act({ verb: "assign", body: { owner: to.id, reason: reason.value.trim() } })
    } catch {
      return // shown in the dialog; what was chosen and typed stays
    }
    open.value = false
    toasts.done(t("assign.done", { number: detail().number, name: to.name }))
  }

  return {
    words,
    people: computed(() => search.data.value?.items ?? []),
    isSearching: search.isFetching,
    chosen,
    reason,
    isBusy: acts.isBusy,
    error: acts.error,
    choose: (person) => (chosen.value = person && { id: person.id, name: person.name, detail: person.unit.name }),
    chooseMe: () => {
      const self = me.value
      if (self) chosen.value = { id: self.id, name: self.name, detail: self.unit.name }
    },
    confirm,
    onKey: (event) => {
      if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) void confirm()
    },
  }
}
