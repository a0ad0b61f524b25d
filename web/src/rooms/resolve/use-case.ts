/** One case: read, kept fresh, and changed by verbs that are safe to repeat. */
import { useMutation, useQuery, useQueryClient } from "@tanstack/vue-query"
import { computed, type ComputedRef, type Ref } from "vue"

import { api, dataOf } from "@/api/client"
import type { CaseDetail, Letter } from "@/api/model"
import { asProblem } from "@/api/problem"
import { onChanges } from "@/shared/changes"

export type CaseAct =
  | { verb: "reply"; body: { text: string; wait: boolean } }
  | { verb: "note"; body: { text: string; mentions: string[] } }
  | { verb: "assign"; body: { owner: string | null; reason: string } }
  | { verb: "resolve"; body: Letter }
  | { verb: "reopen" | "close"; body: { reason: string } }

export const caseKey = (number: string): readonly [string, string] => ["case", number]

export function useCase(number: Ref<string>): {
  detail: ComputedRef<CaseDetail | undefined>
  error: Ref<Error | null>
  reload: () => Promise<unknown>
} {
  const query = useQuery({
    queryKey: computed(() => caseKey(number.value)),
    queryFn: () => dataOf(api.GET("/api/v1/cases/{number}", { params: { path: { number: number.value } } })),
    staleTime: 0,
  })
  onChanges((changes) => {
    const id = query.data.value?.id
    if (id && changes.some((change) => change.data.cases.includes(id))) void query.refetch()
  })
  return { detail: computed(() => query.data.value), error: query.error, reload: query.refetch }
}

/** The same words get the same key, so that a repeated click or a lost answer never sends twice. */
export function useIdempotencyKey(): { keyFor: (act: CaseAct) => string; spent: () => void } {
  let last = { body: "", key: "" }
  return {
    keyFor(act) {
      const body = JSON.stringify(act)
      if (body !== last.body) last = { body, key: crypto.randomUUID() }
      return last.key
    },
    spent: () => (last = { body: "", key: "" }),
  }
}

function send(number: string, act: CaseAct, headers: Record<string, string>): Promise<CaseDetail> {
  const params = { path: { number } }
  switch (act.verb) {
    case "reply":
      return dataOf(api.POST("/api/v1/cases/{number}/reply", { params, headers, body: act.body }))
    case "note":
      return dataOf(api.POST("/api/v1/cases/{number}/note", { params, headers, body: act.body }))
    case "assign":
      return dataOf(api.POST("/api/v1/cases/{number}/assign", { params, headers, body: act.body }))
    case "resolve":
      return dataOf(api.POST("/api/v1/cases/{number}/resolve", { params, headers, body: act.body }))
    case "reopen":
      return dataOf(api.POST("/api/v1/cases/{number}/reopen", { params, headers, body: act.body }))
    case "close":
      return dataOf(api.POST("/api/v1/cases/{number}/close", { params, headers, body: act.body }))
  }
}

export interface CaseActs {
  act: (act: CaseAct) => Promise<CaseDetail>
  isBusy: Ref<boolean>
  error: Ref<Error | null>
  forgetError: () => void
}

/** Act on a case as the person saw it: `version` is what was on the screen when the act began. */
export function useCaseActs(number: string, version: () => number): CaseActs {
  const queries = useQueryClient()
  const { keyFor, spent } = useIdempotencyKey()
  const mutation = useMutation({
    mutationFn: (act: CaseAct) =>
      send(number, act, { "If-Match": `"${version()}"`, "Idempotency-Key": keyFor(act) }),
    onSuccess: (detail) => {
      spent()
      queries.setQueryData(caseKey(number), detail)
      void queries.invalidateQueries({ queryKey: ["cases"] })
      void queries.invalidateQueries({ queryKey: ["views"] })
    },
    onError: (error) => {
      if (!asProblem(error).isOffline) spent() // an answer came: the next try is a new wish
    },
  })
  return {
    act: mutation.mutateAsync,
    isBusy: mutation.isPending,
    error: mutation.error,
    forgetError: mutation.reset,
  }
}
