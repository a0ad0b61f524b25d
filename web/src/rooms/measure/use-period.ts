/** Which days are shown; they live in the address. */
import { computed, type ComputedRef } from "vue"
import { useRoute, useRouter } from "vue-router"

export const PERIODS = [7, 30, 90] as const
export type Period = (typeof PERIODS)[number]

/** Days of the organisation, `[from, to)`. */
export interface DayRange {
  from: string
  to: string
}

const DAY_MS = 86_400_000

/** The last `days` days up to and with today in a zone. */
export function lastDays(days: number, now: Date, zone?: string): DayRange {
  const today = new Intl.DateTimeFormat("en-CA", { timeZone: zone, dateStyle: "short" }).format(now)
  const tomorrow = Date.parse(today) + DAY_MS
  const day = (ms: number): string => new Date(ms).toISOString().slice(0, 10)
  return { from: day(tomorrow - days * DAY_MS), to: day(tomorrow) }
}

export function usePeriod(zone?: () => string | undefined): {
  days: ComputedRef<Period>
  setDays: (days: Period) => void
  range: ComputedRef<DayRange>
} {
  const route = useRoute()
  const router = useRouter()
  const days = computed<Period>(() => PERIODS.find((period) => String(period) === route.query.days) ?? 30)
  return {
    days,
    setDays: (next) => void router.replace({ query: { ...route.query, days: next === 30 ? undefined : String(next) } }),
    range: computed(() => lastDays(days.value, new Date(), zone?.())),
  }
}
