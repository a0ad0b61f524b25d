/** One sentence for each event of a case. */
import { useI18n } from "vue-i18n"

import type { Entry } from "@/api/model"
import { useLabels } from "@/shared/labels"

import { fact } from "./entry-shapes"

export function useEventWords(): (entry: Entry) => string {
  const { t } = useI18n()
  const { label } = useLabels()

  const who = (entry: Entry): string => entry.author?.name || label("resolve.AuthorKind", entry.author_kind)
  const join = (...parts: string[]): string => parts.filter(Boolean).join(" · ")
  const clock = (entry: Entry): string => label("resolve.ClockKind", fact(entry, "clock"))

  function assigned(entry: Entry): string {
    const to = fact(entry, "to_name")
    const said = to ? t("event.assigned", { name: who(entry), to }) : t("event.unassigned", { name: who(entry) })
    return join(said, fact(entry, "reason"))
  }

  /** The machine closes with a code, people with words. */
  function closed(entry: Entry): string {
    const reason = fact(entry, "reason")
    return reason === "silence" ? t("event.closedSilence") : join(t("event.closed"), reason || entry.body)
  }

  const WORDS: Record<Entry["kind"], (entry: Entry) => string> = {
    opened: (entry) => t("event.opened", { level: label("resolve.Level", fact(entry, "level")) }),
    voice: (entry) => entry.body,
    acknowledgement: () => t("event.acknowledgement"),
    reply: (entry) => entry.body,
    customer_message: (entry) => entry.body,
    note: (entry) => entry.body,
    assigned,
    resolved: (entry) => entry.body,
    confirmed: () => t("event.confirmed"),
    not_solved: () => t("event.notSolved"),
    rated: (entry) => join(t("event.rated", { score: fact(entry, "score") }), fact(entry, "comment") || entry.body),
    reopened: (entry) =>
      join(t("event.reopened", { why: label("resolve.ReopenReason", fact(entry, "reason")) }), fact(entry, "words") || entry.body),
    closed,
    continued: (entry) => t("event.continued", { number: fact(entry, "number") }),
    clock_warned: (entry) => t("event.clockWarned", { clock: clock(entry) }),
    clock_breached: (entry) => t("event.clockBreached", { clock: clock(entry) }),
    message_failed: (entry) => join(t("event.messageFailed"), fact(entry, "reason") || entry.body),
  }
  return (entry) => WORDS[entry.kind](entry)
}
