/** Who is signed in. The one copy lives in the query cache; this asks for it and says what it allows. */
import { useQuery, useQueryClient, type QueryClient } from "@tanstack/vue-query"
import { computed, type ComputedRef, type Ref } from "vue"

import { api, dataOf } from "@/api/client"
import type { Me } from "@/api/model"
import { asProblem } from "@/api/problem"

export const ME = ["me"] as const
const options = { queryKey: ME, queryFn: () => dataOf(api.GET("/api/v1/me")), staleTime: 300_000 }

/** The person signed in, or null when nobody is. Other failures are thrown. */
export async function whoIsThere(queries: QueryClient): Promise<Me | null> {
  try {
    return await queries.ensureQueryData(options)
  } catch (error) {
    if (asProblem(error).isSignedOut) return null
    throw error
  }
}

export interface Session {
  me: ComputedRef<Me | undefined>
  error: Ref<Error | null>
  may: (permission: string) => boolean
  retry: () => Promise<unknown>
  forgetAll: () => void
}

export function useSession(): Session {
  const queries = useQueryClient()
  const { data, error, refetch } = useQuery(options)
  return {
    error,
    retry: refetch,
    me: computed(() => data.value),
    may: (permission) => permission in (data.value?.permissions ?? {}),
    forgetAll: () => queries.clear(),
  }
}
