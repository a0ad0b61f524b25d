/** Keys of an open case: r i a e. */
import type { Verb } from "@/api/model"
import { useShortcuts } from "@/shared/shortcuts"

export function useCaseKeys(start: (verb: Verb) => void): void {
  useShortcuts({
    r: () => start("reply"),
    i: () => start("note"),
    a: () => start("assign"),
    e: () => start("resolve"),
  })
}
