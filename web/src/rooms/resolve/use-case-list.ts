/** The list of cases: pages as one scrolls, rows updated in place, newcomers announced and never pushed in. */
import { keepPreviousData, useInfiniteQuery, useQueryClient, type InfiniteData } from "@tanstack/vue-query"
import { computed, ref, watch, type ComputedRef, type Ref } from "vue"

import { api, dataOf } from "@/api/client"
import type { CaseRow } from "@/api/model"
import { onChanges } from "@/shared/changes"

import type { ListAsk } from "./use-inbox-address"

const PAGE = 50

interface CasePage {
  items: CaseRow[]
  next: string | null
  total: { value: number; exact: boolean }
}
type Pages = InfiniteData<CasePage, string | null>

export interface CaseList {
  rows: ComputedRef<CaseRow[]>
  total: ComputedRef<{ value: number; exact: boolean }>
  news: Ref<number>
  error: Ref<Error | null>
  isLoading: Ref<boolean>
  more: () => void
  showNews: () => Promise<void>
  reload: () => Promise<void>
}

function fetchPage(ask: ListAsk, cursor: string | null): Promise<CasePage> {
  const query = { ...ask, limit: PAGE, ...(cursor ? { cursor } : {}) }
  return dataOf(api.GET("/api/v1/cases", { params: { query } }))
}

/** Put newer facts into rows already shown; their order stays. */
export function refreshRows(pages: Pages | undefined, newer: CaseRow[]): Pages | undefined {
  if (!pages) return pages
  const byId = new Map(newer.map((row) => [row.id, row]))
  return { ...pages, pages: pages.pages.map((page) => ({ ...page, items: page.items.map((row) => byId.get(row.id) ?? row) })) }
}

/** How many rows of a fresh first page are not on the screen yet. */
export function countNews(shown: CaseRow[], head: CaseRow[]): number {
  const known = new Set(shown.map((row) => row.id))
  return head.filter((row) => !known.has(row.id)).length
}

export function useCaseList(ask: ComputedRef<ListAsk>): CaseList {
  const queries = useQueryClient()
  const key = computed(() => ["cases", ask.value] as const)
  const news = ref(0)
  const query = useInfiniteQuery({
    queryKey: key,
    queryFn: ({ pageParam }) => fetchPage(ask.value, pageParam),
    initialPageParam: null as string | null,
    getNextPageParam: (last: CasePage) => last.next,
    placeholderData: keepPreviousData,
  })
  const rows = computed(() => query.data.value?.pages.flatMap((page) => page.items) ?? [])
  const total = computed(() => query.data.value?.pages[0]?.total ?? { value: 0, exact: true })
  watch(key, () => (news.value = 0))

  /** Rows count as new against what this list had shown, not against a page of another view. */
  async function look(): Promise<void> {
    const asked = key.value
    const head = await fetchPage(ask.value, null).catch(() => null) // the next round asks again
    if (!head || asked !== key.value) return
    if (rows.value.length === 0) return reload()
    queries.setQueryData<Pages>(asked, (pages) => refreshRows(pages, head.items))
    news.value = countNews(rows.value, head.items)
  }

  async function reload(): Promise<void> {
    news.value = 0
    await query.refetch()
  }

  onChanges((changes) => {
    if (changes.some((change) => change.data.cases.length > 0)) void look()
  })

  return {
    rows,
    total,
    news,
    error: query.error,
    isLoading: query.isPending,
    more: () => {
      if (query.hasNextPage.value && !query.isFetchingNextPage.value) void query.fetchNextPage()
    },
    showNews: reload,
    reload,
  }
}
