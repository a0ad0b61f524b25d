/** Language and look: at once on this screen, then kept in the profile so that they follow the person. */
import { useQueryClient } from "@tanstack/vue-query"

import { api, dataOf } from "@/api/client"
import type { Me } from "@/api/model"
import { usePreferences, type Theme } from "@/shared/preferences"
import { ME } from "@/shared/session"

import { isLocale, useLocale } from "@/shared/i18n"

const THEMES = new Set<string>(["system", "light", "dark"])

function isTheme(value: string): value is Theme {
  return THEMES.has(value)
}

export interface Profile {
  setTheme: (theme: string) => void
  setLocale: (locale: string) => Promise<void>
}

export function useProfile(): Profile {
  const queries = useQueryClient()
  const preferences = usePreferences()

  /** The screen already shows the choice; a profile that could not be reached is no reason to complain. */
  async function keep(change: { theme?: Me["theme"]; language?: Me["language"] }): Promise<void> {
    if (!queries.getQueryData(ME)) return
    const me = await dataOf(api.PATCH("/api/v1/me", { body: change })).catch(() => null)
    if (me) queries.setQueryData(ME, me)
  }

  return {
    setTheme(theme) {
      if (!isTheme(theme)) return
      preferences.setTheme(theme)
      void keep({ theme })
    },
    async setLocale(locale) {
      if (!isLocale(locale)) return
      await useLocale(locale)
      await keep({ language: locale })
      // Names and reasons come from the server in the reader's language.
      await queries.invalidateQueries()
    },
  }
}
