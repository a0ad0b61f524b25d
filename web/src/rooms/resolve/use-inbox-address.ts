/** The inbox as its address tells it: view, filters, search, sort, the open case and the composer's mode. */
import { computed, type ComputedRef } from "vue"
import { useRoute, useRouter, type LocationQueryValue } from "vue-router"

import { labels } from "@/api/labels"
import type { CaseSort, CaseState, CaseView, Channel, DraftMode, Level, Nature } from "@/api/model"

export const VIEWS = ["mine", "unassigned", "due_today", "breached", "waiting", "all"] as const satisfies readonly CaseView[]
export const FILTERS = ["state", "level", "channel", "nature", "unit"] as const
export type FilterName = (typeof FILTERS)[number]

export interface Filters {
  state?: CaseState
  level?: Level
  channel?: Channel
  nature?: Nature
  unit?: string
}

export interface ListAsk extends Filters {
  view: CaseView
  sort: CaseSort
  q?: string
}

export interface InboxAddress {
  ask: ComputedRef<ListAsk>
  filters: ComputedRef<Filters>
  number: ComputedRef<string>
  mode: ComputedRef<DraftMode>
  showView: (view: CaseView) => void
  setSort: (sort: CaseSort) => void
  setFilters: (filters: Partial<Record<FilterName, string>>) => void
  dropFilter: (name: FilterName | "q") => void
  clearFilters: () => void
  open: (number: string) => void
  close: () => void
  setMode: (mode: DraftMode) => void
}

function text(value: LocationQueryValue | LocationQueryValue[] | undefined): string | undefined {
  return typeof value === "string" && value !== "" ? value : undefined
}

/** The value if the table knows it: a mistyped address filters nothing rather than failing. */
function known<K extends string>(table: Readonly<Record<K, unknown>>, value: string | undefined): K | undefined {
  const isKey = (key: string): key is K => Object.hasOwn(table, key)
  return value !== undefined && isKey(value) ? value : undefined
}

export function filtersOf(read: (name: FilterName) => string | undefined): Filters {
  const found: Filters = {
    state: known(labels["resolve.CaseState"], read("state")),
    level: known(labels["resolve.Level"], read("level")),
    channel: known(labels["listen.Channel"], read("channel")),
    nature: known(labels["understand.Nature"], read("nature")),
    unit: read("unit"),
  }
  for (const name of FILTERS) if (found[name] === undefined) delete found[name]
  return found
}

function viewOf(value: string | undefined): CaseView {
  return VIEWS.find((view) => view === value) ?? "mine"
}

export function useInboxAddress(): InboxAddress {
  const route = useRoute()
  const router = useRouter()

  const filters = computed<Filters>(() => filtersOf((name) => text(route.query[name])))
  const ask = computed<ListAsk>(() => ({
    ...filters.value,
    view: viewOf(text(route.query.view)),
    sort: text(route.query.sort) === "newest" ? "newest" : "due",
    ...(text(route.query.q) ? { q: text(route.query.q) } : {}),
  }))
  const number = computed(() => text(route.params.number) ?? "")

  /** Change the question, keep the open case. */
  function change(query: Record<string, string | undefined>): void {
    void router.push({ name: "inbox", params: { number: number.value }, query: { ...route.query, ...query } })
  }

  function goTo(next: string): void {
    void router.push({ name: "inbox", params: { number: next }, query: { ...route.query, mode: undefined } })
  }

  const none = Object.fromEntries(FILTERS.map((name) => [name, undefined]))
  return {
    ask,
    filters,
    number,
    mode: computed(() => (text(route.query.mode) === "note" ? "note" : "reply")),
    showView: (view) => change({ ...none, q: undefined, view }),
    setSort: (sort) => change({ sort: sort === "due" ? undefined : sort }),
    setFilters: (wanted) => change({ ...none, ...wanted }),
    dropFilter: (name) => change({ [name]: undefined }),
    clearFilters: () => change({ ...none, q: undefined }),
    open: goTo,
    close: () => goTo(""),
    setMode: (mode) => {
      const query = { ...route.query, mode: mode === "note" ? "note" : undefined }
      void router.replace({ name: "inbox", params: { number: number.value }, query })
    },
  }
}
