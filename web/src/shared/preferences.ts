/** What a person likes on this machine: kept in the browser, never needed by the server to work. */
import { defineStore } from "pinia"

export type Theme = "system" | "light" | "dark"

interface Preferences {
  theme: Theme
  shortcuts: boolean
  viewsOpen: boolean
  railOpen: boolean
}

const KEY = "huiyin.preferences"
const THEME_KEY = "huiyin.theme" // read by theme.js before the first paint
const DEFAULTS: Preferences = { theme: "system", shortcuts: true, viewsOpen: true, railOpen: true }

export function remembered(key: string): string | null {
  try {
    return localStorage.getItem(key)
  } catch {
    return null // storage switched off: the session still works
  }
}

export function remember(key: string, value: string): void {
  try {
    localStorage.setItem(key, value)
  } catch {
    // Full or switched off: what the server keeps is enough.
  }
}

export function forget(key: string): void {
  try {
    localStorage.removeItem(key)
  } catch {
    // Nothing was kept then.
  }
}

function load(): Preferences {
  try {
    const stored: unknown = JSON.parse(remembered(KEY) ?? "{}")
    return { ...DEFAULTS, ...(typeof stored === "object" ? stored : {}) }
  } catch {
    return { ...DEFAULTS }
  }
}

export function darkWanted(theme: Theme): boolean {
  return theme === "dark" || (theme === "system" && matchMedia("(prefers-color-scheme: dark)").matches)
}

export const usePreferences = defineStore("preferences", {
  // On a narrow screen the rail lies over the conversation: it opens when asked and is not remembered.
  state: () => ({ ...load(), railOver: false }),
  actions: {
    keep(): void {
      const { theme, shortcuts, viewsOpen, railOpen } = this
      remember(KEY, JSON.stringify({ theme, shortcuts, viewsOpen, railOpen } satisfies Preferences))
    },
    setTheme(theme: Theme): void {
      this.theme = theme
      if (theme === "system") forget(THEME_KEY)
      else remember(THEME_KEY, theme)
      this.keep()
      this.paint()
    },
    paint(): void {
      document.documentElement.dataset.theme = darkWanted(this.theme) ? "dark" : "light"
    },
    setShortcuts(on: boolean): void {
      this.shortcuts = on
      this.keep()
    },
    toggleViews(): void {
      this.viewsOpen = !this.viewsOpen
      this.keep()
    },
    toggleRail(isWide: boolean): void {
      if (!isWide) {
        this.railOver = !this.railOver
        return
      }
      this.railOpen = !this.railOpen
      this.keep()
    },
  },
})
