/** What a clock says: "14 min left", "12 min late", "tomorrow 10:30". Pure, so that it can be tested to the minute. */

export interface ClockFacts {
  state: "ok" | "risk" | "breach" | "paused" | "met" | "dropped"
  /** Null while the clock stands still. */
  due_at: string | null
  /** When the promise was kept, if it was; after the due time it was kept late. */
  met_at?: string | null
  /** When it ended with its case without being kept. */
  dropped_at?: string | null
}

export interface ClockWords {
  /** A key below `clock.` in the locales. */
  key: "left" | "late" | "until" | "tomorrow" | "on" | "paused" | "met" | "metLate" | "dropped"
  /** A span in minutes for `left`, `late` and `metLate`. */
  minutes: number
  at: Date | null
}

const MINUTE = 60_000
/** Above this much time left, a time of day says more than a span. */
const SPAN_UP_TO = 8 * 60

/** The number of the calendar day an instant falls on in the reader's zone. */
function dayNumber(at: Date, zone: string | undefined): number {
  const isoDay = new Intl.DateTimeFormat("en-CA", { timeZone: zone, dateStyle: "short" }).format(at)
  return Math.round(Date.parse(isoDay) / 86_400_000)
}

function whenDue(at: Date, now: Date, zone: string | undefined): ClockWords["key"] {
  const days = dayNumber(at, zone) - dayNumber(now, zone)
  if (days <= 0) return "until"
  return days === 1 ? "tomorrow" : "on"
}

/** Choose the words for a clock as the reader should see it now. */
export function clockWords(clock: ClockFacts, nowMs: number, zone?: string): ClockWords {
  const at = clock.due_at === null ? null : new Date(clock.due_at)
  const words = (key: ClockWords["key"], minutes = 0): ClockWords => ({ key, minutes, at })
  if (clock.state === "met" || clock.state === "dropped") return words(clock.state)
  if (clock.state === "paused" || at === null) return words("paused")
  // A promise kept late is late by a fixed time: it does not grow while one reads.
  if (clock.met_at) return words("metLate", Math.floor((Date.parse(clock.met_at) - at.getTime()) / MINUTE))
  const ms = at.getTime() - (clock.dropped_at ? Date.parse(clock.dropped_at) : nowMs)
  if (ms <= 0) return words("late", Math.floor(-ms / MINUTE))
  const minutes = Math.ceil(ms / MINUTE)
  return minutes <= SPAN_UP_TO ? words("left", minutes) : words(whenDue(at, new Date(nowMs), zone))
}

/** The state to draw: the server's, moved on when time has passed since it answered. */
export function clockState(clock: ClockFacts, nowMs: number): ClockFacts["state"] {
  const running = clock.state === "ok" || clock.state === "risk"
  return running && clock.due_at !== null && Date.parse(clock.due_at) <= nowMs ? "breach" : clock.state
}

export interface Span {
  days: number
  hours: number
  minutes: number
}

/** Minutes as the two largest units that matter. */
export function spanOf(minutes: number): Span {
  const days = Math.floor(minutes / 1440)
  const hours = Math.floor((minutes % 1440) / 60)
  return { days, hours, minutes: days > 0 ? 0 : minutes % 60 }
}
