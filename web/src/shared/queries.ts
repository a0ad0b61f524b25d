/** How the app keeps the server's answers: one query client, one place that knows when to try again. */
import { QueryClient } from "@tanstack/vue-query"

import { asProblem } from "@/api/problem"

const TRIES = 2

function tryAgain(failures: number, error: unknown): boolean {
  const problem = asProblem(error)
  return problem.isPassing && problem.status !== 429 && failures < TRIES
}

export function makeQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: { staleTime: 10_000, gcTime: 300_000, retry: tryAgain, refetchOnWindowFocus: false },
      mutations: { retry: false },
    },
  })
}
