/** How each kind of line is drawn; a new kind breaks the build here until somebody decides. */
import type { Entry } from "@/api/model"
import type { IconName } from "@/ui/icons"

export type Shape = "message" | "note" | "letter" | "event"

const SHAPES: Record<Entry["kind"], Shape> = {
  opened: "event",
  voice: "message",
  acknowledgement: "event",
  reply: "message",
  customer_message: "message",
  note: "note",
  assigned: "event",
  resolved: "letter",
  confirmed: "event",
  not_solved: "message",
  rated: "event",
  reopened: "event",
  closed: "event",
  continued: "event",
  clock_warned: "event",
  clock_breached: "event",
  message_failed: "event",
}

export const EVENT_ICONS: Partial<Record<Entry["kind"], IconName>> = {
  opened: "inbox",
  acknowledgement: "letter",
  assigned: "person",
  confirmed: "check",
  rated: "star",
  reopened: "again",
  closed: "check",
  clock_warned: "clock",
  clock_breached: "warning",
  message_failed: "warning",
}

/** What the server says about a line, as text; its shape depends on the kind. */
export function fact(entry: Entry, name: string): string {
  const value = entry.data[name]
  return typeof value === "string" || typeof value === "number" ? String(value) : ""
}

/** A customer who says "not solved" without words leaves an event, not an empty message. */
export function shapeOf(entry: Entry): Shape {
  const shape = SHAPES[entry.kind]
  return shape === "message" && entry.body === "" && entry.kind === "not_solved" ? "event" : shape
}
