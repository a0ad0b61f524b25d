/**
 * Enter while a Chinese candidate is being chosen belongs to the input method, never to us.
 *
 * Three guards, because browsers differ: Chrome and Firefox say `isComposing`, older ones send
 * keyCode 229, and Safari ends the composition just before the keydown of the same Enter.
 */
const AFTER_COMPOSITION_MS = 50

export interface CompositionGuard {
  onCompositionEnd: (event: { timeStamp: number }) => void
  isComposing: (event: KeyboardEvent) => boolean
}

export function useComposition(): CompositionGuard {
  let endedAt = Number.NEGATIVE_INFINITY
  return {
    onCompositionEnd: (event) => {
      endedAt = event.timeStamp
    },
    isComposing: (event) =>
      event.isComposing || event.keyCode === 229 || event.timeStamp - endedAt < AFTER_COMPOSITION_MS,
  }
}
