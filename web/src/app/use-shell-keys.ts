/** Keys that work on every page. */
import { useRouter } from "vue-router"

import { useShortcuts } from "@/shared/shortcuts"

export function useShellKeys({ openHelp }: { openHelp: () => void }): void {
  const router = useRouter()
  useShortcuts({
    "?": openHelp,
    "g i": () => void router.push({ name: "inbox" }),
    "g d": () => void router.push({ name: "measure" }),
  })
}
