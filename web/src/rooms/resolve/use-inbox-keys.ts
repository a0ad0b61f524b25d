/** Keys of the inbox: j k Enter n [ ] Esc. */
import type { ComputedRef, Ref } from "vue"

import type { CaseRow } from "@/api/model"
import { usePreferences } from "@/shared/preferences"
import { useShortcuts } from "@/shared/shortcuts"

import type { InboxAddress } from "./use-inbox-address"
import { useRail } from "./use-rail"

interface Inbox {
  rows: ComputedRef<CaseRow[]>
  active: Ref<number>
  address: InboxAddress
  focusList: () => void
}

/** The most urgent other case: the list is sorted by what is due first. */
export function nextUrgent(rows: CaseRow[], open: string): CaseRow | undefined {
  return rows.find((row) => row.number !== open)
}

export function useInboxKeys({ rows, active, address, focusList }: Inbox): void {
  const preferences = usePreferences()
  const rail = useRail()

  function move(step: number): void {
    active.value = Math.max(0, Math.min(rows.value.length - 1, active.value + step))
    focusList()
  }

  useShortcuts({
    j: () => move(1),
    k: () => move(-1),
    Enter: () => {
      const row = rows.value[active.value]
      if (row) address.open(row.number)
    },
    n: () => {
      const row = nextUrgent(rows.value, address.number.value)
      if (row) address.open(row.number)
    },
    Escape: () => {
      if (address.number.value) address.close()
      focusList()
    },
    "[": () => preferences.toggleViews(),
    "]": rail.toggle,
  })
}
