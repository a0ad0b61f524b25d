/** Asks every five seconds, while somebody looks, what happened since; pages decide what it means to them. */
import { useQueryClient } from "@tanstack/vue-query"
import { onScopeDispose } from "vue"
import { useRoute, useRouter } from "vue-router"

import { api, dataOf } from "@/api/client"
import type { Change } from "@/api/model"
import { asProblem } from "@/api/problem"

import { useOnline } from "./online"

const EVERY_MS = 5_000

type Listener = (changes: Change[]) => void
const listeners = new Set<Listener>()

/** Hear of changes as long as the component lives. */
export function onChanges(listener: Listener): void {
  listeners.add(listener)
  onScopeDispose(() => listeners.delete(listener))
}

export function tell(changes: Change[]): void {
  for (const listener of listeners) listener(changes)
}

/** Start asking; mounted once, by the shell. */
export function useChanges(): void {
  const online = useOnline()
  const queries = useQueryClient()
  const router = useRouter()
  const route = useRoute()
  let position: number | undefined
  let timer: ReturnType<typeof setTimeout> | undefined
  let stopped = false

  async function ask(): Promise<void> {
    const { position: reached, items, more } = await dataOf(
      api.GET("/api/v1/changes", { params: { query: position === undefined ? {} : { after: position } } }),
    )
    position = reached
    if (items.length > 0) tell(items)
    if (more) await ask()
  }

  async function askOnce(): Promise<void> {
    const wasAway = !online.isOnline
    try {
      await ask()
      online.heard()
      if (wasAway) await queries.invalidateQueries()
    } catch (error) {
      const problem = asProblem(error)
      if (problem.isOffline) online.heardNothing()
      if (problem.isSignedOut) await router.push({ name: "sign-in", query: { next: route.fullPath } })
    }
  }

  async function round(): Promise<void> {
    clearTimeout(timer)
    if (document.visibilityState === "visible") await askOnce()
    if (!stopped) timer = setTimeout(() => void round(), EVERY_MS)
  }

  const onVisible = (): void => {
    if (document.visibilityState === "visible") void round()
  }
  document.addEventListener("visibilitychange", onVisible)
  void round()
  onScopeDispose(() => {
    stopped = true
    clearTimeout(timer)
    document.removeEventListener("visibilitychange", onVisible)
  })
}
