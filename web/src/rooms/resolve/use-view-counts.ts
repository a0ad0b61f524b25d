/** How many cases each view holds. */
import { useQuery } from "@tanstack/vue-query"
import { computed, type ComputedRef } from "vue"

import { api, dataOf } from "@/api/client"

export function useViewCounts(): { counts: ComputedRef<Record<string, string>>; reload: () => Promise<unknown> } {
  const query = useQuery({ queryKey: ["views"], queryFn: () => dataOf(api.GET("/api/v1/cases/views")) })
  const counts = computed(() => {
    const items = query.data.value?.items ?? []
    return Object.fromEntries(items.map(({ key, count, exact }) => [key, exact ? String(count) : `${count}+`]))
  })
  return { counts, reload: query.refetch }
}
