/** The steps of signing in. */
import { useQuery, useQueryClient } from "@tanstack/vue-query"
import { computed, ref, type ComputedRef, type Ref } from "vue"
import { useRoute, useRouter } from "vue-router"

import { api, dataOf } from "@/api/client"
import type { SignInInfo } from "@/api/model"
import { confirmCode, signIn, type SignInStep } from "@/api/sign-in"
import { useLocale } from "@/shared/i18n"
import { usePreferences } from "@/shared/preferences"
import { whoIsThere } from "@/shared/session"

export interface SignIn {
  info: ComputedRef<SignInInfo | undefined>
  step: Ref<"password" | "code">
  isBusy: Ref<boolean>
  error: Ref<unknown>
  enter: (email: string, password: string) => Promise<void>
  confirm: (code: string) => Promise<void>
  startOver: () => void
}

/** Only paths inside the app: an address from outside must not send people elsewhere. */
export function safeNext(next: unknown): string {
  return typeof next === "string" && /^\/(?![/\\])/.test(next) ? next : "/"
}

export function useSignIn(): SignIn {
  const queries = useQueryClient()
  const route = useRoute()
  const router = useRouter()
  const preferences = usePreferences()
  const step = ref<"password" | "code">("password")
  const isBusy = ref(false)
  const error = ref<unknown>(null)
  const info = useQuery({ queryKey: ["sign-in"], queryFn: () => dataOf(api.GET("/api/v1/sign-in")) })

  async function goOn(): Promise<void> {
    queries.removeQueries({ queryKey: ["me"] })
    const me = await whoIsThere(queries)
    if (me) {
      preferences.setTheme(me.theme)
      await useLocale(me.language)
    }
    await router.replace(safeNext(route.query.next))
  }

  async function take(asking: Promise<SignInStep>): Promise<void> {
    if (isBusy.value) return
    isBusy.value = true
    error.value = null
    try {
      const next = await asking
      if (next === "done") await goOn()
      else step.value = next === "second-step" ? "code" : "password"
    } catch (refused) {
      error.value = refused
    } finally {
      isBusy.value = false
    }
  }

  return {
    info: computed(() => info.data.value),
    step,
    isBusy,
    error,
    enter: (email, password) => take(signIn(email, password)),
    confirm: (code) => take(confirmCode(code)),
    startOver: () => {
      step.value = "password"
      error.value = null
    },
  }
}
