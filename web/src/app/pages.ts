/** The pages in the rail; only what exists and what this person may read. */
import { computed, type ComputedRef } from "vue"
import { useI18n } from "vue-i18n"

import { useSession } from "@/shared/session"
import type { IconName } from "@/ui/icons"

export interface PageLink {
  name: string
  icon: IconName
  label: string
  keys: string
}

export function usePages(): ComputedRef<PageLink[]> {
  const { t } = useI18n()
  const { may } = useSession()
  return computed(() => {
    const inbox: PageLink = { name: "inbox", icon: "inbox", label: t("title.inbox"), keys: "g i" }
    const measure: PageLink = { name: "measure", icon: "measure", label: t("title.measure"), keys: "g d" }
    return [...(may("cases:read") ? [inbox] : []), ...(may("metrics:read") ? [measure] : [])]
  })
}
