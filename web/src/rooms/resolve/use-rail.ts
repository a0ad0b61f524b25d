/** Whether the rail is seen: beside the conversation on a wide screen, over it on a narrow one. */
import { computed, type ComputedRef } from "vue"

import { useMedia, WIDE } from "@/shared/media"
import { usePreferences } from "@/shared/preferences"

export function useRail(): { isShown: ComputedRef<boolean>; toggle: () => void } {
  const preferences = usePreferences()
  const isWide = useMedia(WIDE)
  return {
    isShown: computed(() => (isWide.value ? preferences.railOpen : preferences.railOver)),
    toggle: () => preferences.toggleRail(isWide.value),
  }
}
