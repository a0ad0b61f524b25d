/** What may be said about groups side by side. Pure, so that no sentence claims more than its intervals do. */

export interface Compared {
  value: number | null
  low: number | null
  high: number | null
}

/**
 * The group with the highest value, and whether it is distinguishable from every other one: its 95 % interval lies above
 * theirs. That is stricter than a test of each pair, so it holds up when many groups are looked at together.
 * Counts have no interval: what was counted is so.
 */
export function highestOf<T extends Compared>(groups: readonly T[]): { group: T; isClear: boolean } | null {
  const [first, ...rest] = groups.filter((each) => each.value !== null)
  if (!first) return null
  const group = rest.reduce((top, each) => ((each.value ?? 0) > (top.value ?? 0) ? each : top), first)
  const isClear = groups.every((other) => other === group || group.low === null || other.high === null || group.low > other.high)
  return { group, isClear }
}
