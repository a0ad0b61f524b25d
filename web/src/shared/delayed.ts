/** True only when something has lasted: a skeleton that flashes for 50 ms is worse than none. */
import { onScopeDispose, readonly, ref, watch, type Ref } from "vue"

const PATIENCE_MS = 150

export function useDelayed(source: () => boolean, patience = PATIENCE_MS): Readonly<Ref<boolean>> {
  const shown = ref(false)
  let timer: ReturnType<typeof setTimeout> | undefined
  const stop = watch(
    source,
    (on) => {
      clearTimeout(timer)
      if (on) timer = setTimeout(() => (shown.value = true), patience)
      else shown.value = false
    },
    { immediate: true },
  )
  onScopeDispose(() => {
    stop()
    clearTimeout(timer)
  })
  return readonly(shown)
}
