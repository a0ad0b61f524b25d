/** Signing out: nothing of this person stays in the browser. */
import { useI18n } from "vue-i18n"
import { useRouter } from "vue-router"

import { signOut } from "@/api/sign-in"
import { clearLocalDrafts } from "@/shared/draft-store"
import { useSession } from "@/shared/session"
import { useToasts } from "@/shared/toasts"

export function useLeave(): () => Promise<void> {
  const { t } = useI18n()
  const { forgetAll } = useSession()
  const router = useRouter()
  const toasts = useToasts()
  return async () => {
    try {
      await signOut()
    } catch {
      toasts.failed(t("shell.signOutFailed"))
      return
    }
    clearLocalDrafts()
    await router.push({ name: "sign-in" })
    forgetAll()
  }
}
