/** What a refused sign-in says: one sentence, with what remains and when. */
import { computed, type ComputedRef } from "vue"
import { useI18n } from "vue-i18n"

import { asProblem } from "@/api/problem"

export function useRefusalWords(error: () => unknown): ComputedRef<string> {
  const { t } = useI18n()
  return computed(() => {
    const refused = error()
    if (!refused) return ""
    const problem = asProblem(refused)
    if (problem.isOffline) return t("signIn.noAnswer")
    if (problem.code === "email_password_mismatch") return t("signIn.mismatch")
    if (problem.code === "incorrect_code" || problem.code === "invalid") return t("signIn.wrongCode")
    if (problem.status === 429) return t("signIn.locked", { n: Math.ceil((problem.retryAfter ?? 60) / 60) })
    return [problem.title, problem.nextStep].filter(Boolean).join(" ") || t("signIn.failed")
  })
}
