/** Whether the screen is wide enough for something; follows the window. */
import { onScopeDispose, readonly, ref, type Ref } from "vue"

/** From here on the inbox has room for its rail beside the conversation. */
export const WIDE = "(min-width: 1280px)"
export const PHONE = "(max-width: 767px)"

export function useMedia(condition: string): Readonly<Ref<boolean>> {
  const query = matchMedia(condition)
  const matches = ref(query.matches)
  const follow = (): void => void (matches.value = query.matches)
  query.addEventListener("change", follow)
  onScopeDispose(() => query.removeEventListener("change", follow))
  return readonly(matches)
}
