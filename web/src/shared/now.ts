/** The reader's clock for "14 minutes left": one timer for the whole screen. */
import { onScopeDispose, readonly, ref, type Ref } from "vue"

const TICK_MS = 15_000
const current = ref(Date.now())
let readers = 0
let timer: ReturnType<typeof setInterval> | undefined

function tick(): void {
  current.value = Date.now()
}

/** Milliseconds since the epoch, refreshed every 15 seconds while somebody reads it. */
export function useNow(): Readonly<Ref<number>> {
  if (readers++ === 0) {
    tick()
    timer = setInterval(tick, TICK_MS)
  }
  onScopeDispose(() => {
    if (--readers === 0) clearInterval(timer)
  })
  return readonly(current)
}
