/** What is typed into the search field, in step with the address. */
import { ref, watch, type Ref } from "vue"
import { useRoute, useRouter } from "vue-router"

import { useComposition, type CompositionGuard } from "@/shared/ime"

export interface Search {
  words: Ref<string>
  composition: CompositionGuard
  search: () => void
  clear: () => void
}

export function useSearch(): Search {
  const route = useRoute()
  const router = useRouter()
  const words = ref("")
  watch(
    () => route.query.q,
    (q) => (words.value = typeof q === "string" ? q : ""),
    { immediate: true },
  )

  function go(q: string): void {
    const kept = route.name === "inbox" ? { ...route.query, view: q ? "all" : route.query.view } : { view: "all" }
    void router.push({ name: "inbox", query: { ...kept, q: q || undefined } })
  }

  return {
    words,
    composition: useComposition(),
    search: () => go(words.value.trim()),
    clear: () => go(""),
  }
}
