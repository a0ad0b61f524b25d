/** Follows the system between light and dark while the person left the choice to it. */
import { onScopeDispose } from "vue"

import { usePreferences } from "@/shared/preferences"

export function useSystemTheme(): void {
  const preferences = usePreferences()
  const query = matchMedia("(prefers-color-scheme: dark)")
  const follow = (): void => preferences.paint()
  query.addEventListener("change", follow)
  onScopeDispose(() => query.removeEventListener("change", follow))
}
