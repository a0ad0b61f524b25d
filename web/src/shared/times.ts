/** Times in the reader's language and zone; the server only ever sends instants. */
import { useI18n } from "vue-i18n"

import { clockWords, spanOf, type ClockFacts } from "./clock-words"
import { useSession } from "./session"

export interface Times {
  clock: (clock: ClockFacts, nowMs: number) => string
  span: (minutes: number) => string
  /** Working time in hours: a working day has no fixed length here. */
  working: (minutes: number) => string
  /** 10:02 today, 11-20 10:02 this year, 2025-11-20 before. */
  short: (iso: string) => string
  time: (at: Date) => string
  full: (iso: string) => string
}

export function useTimes(): Times {
  const { t, locale } = useI18n()
  const { me } = useSession()
  const zone = (): string | undefined => me.value?.zone || undefined

  function format(at: Date, options: Intl.DateTimeFormatOptions): string {
    return new Intl.DateTimeFormat(locale.value, { ...options, timeZone: zone(), hourCycle: "h23" }).format(at)
  }
  const time = (at: Date): string => format(at, { hour: "2-digit", minute: "2-digit" })
  const day = (at: Date): string => format(at, { month: "numeric", day: "numeric" })

  function span(minutes: number): string {
    const { days, hours, minutes: rest } = spanOf(minutes)
    const parts = [days && t("span.days", { n: days }), hours && t("span.hours", { n: hours })]
    if (rest > 0 || (!days && !hours)) parts.push(t("span.minutes", { n: rest }))
    return parts.filter(Boolean).join(" ")
  }

  const working = (minutes: number): string => t("span.working", { n: Math.round(minutes / 6) / 10 })

  function clock(facts: ClockFacts, nowMs: number): string {
    const { key, minutes, at } = clockWords(facts, nowMs, zone())
    return t(`clock.${key}`, { span: span(minutes), time: at ? time(at) : "", day: at ? day(at) : "" })
  }

  function short(iso: string): string {
    const at = new Date(iso)
    const now = new Date()
    const sameDay = format(at, { dateStyle: "short" }) === format(now, { dateStyle: "short" })
    if (sameDay) return time(at)
    const sameYear = format(at, { year: "numeric" }) === format(now, { year: "numeric" })
    return sameYear ? `${day(at)} ${time(at)}` : format(at, { dateStyle: "short", timeStyle: "short" })
  }

  return { clock, span, working, short, time, full: (iso) => format(new Date(iso), { dateStyle: "full", timeStyle: "short" }) }
}
