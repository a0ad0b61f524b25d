/** What others wrote while this person was writing: look first, then send. */
import { computed, ref, watch, type ComputedRef } from "vue"

import type { CaseDetail, Entry } from "@/api/model"
import { useSession } from "@/shared/session"

const WORDS = new Set<Entry["kind"]>(["customer_message", "reply", "voice", "note", "not_solved", "rated"])

/** Lines that others added after `seen`. */
export function unseenOf(entries: Entry[], seen: ReadonlySet<string>, me: string | undefined): Entry[] {
  return entries.filter((entry) => !seen.has(entry.id) && WORDS.has(entry.kind) && (!me || entry.author?.id !== me))
}

export function useUnseen(
  detail: () => CaseDetail,
  isComposing: () => boolean,
): { count: ComputedRef<number>; markSeen: () => void } {
  const { me } = useSession()
  const idsNow = (): Set<string> => new Set(detail().entries.map((entry) => entry.id))
  const seen = ref<ReadonlySet<string>>(idsNow())
  const markSeen = (): void => void (seen.value = idsNow())

  // Somebody who is only reading sees new lines as they come; only a writer must be held up.
  watch([() => detail().entries.length, isComposing], ([, writing]) => {
    if (!writing) markSeen()
  })
  return { count: computed(() => unseenOf(detail().entries, seen.value, me.value?.id).length), markSeen }
}
