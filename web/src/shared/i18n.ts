/** Three languages, loaded one at a time; the choice is kept here, in a cookie for server pages, and in the profile. */
import { createI18n } from "vue-i18n"

import { rememberLanguage } from "@/api/cookies"
import { remember, remembered } from "./preferences"

export const LOCALES = ["zh-Hans", "zh-Hant", "en"] as const
export type Locale = (typeof LOCALES)[number]
export const LOCALE_NAMES: Record<Locale, { name: string; short: string }> = {
  "zh-Hans": { name: "简体中文", short: "简" },
  "zh-Hant": { name: "繁體中文", short: "繁" },
  en: { name: "English", short: "EN" },
}

const KEY = "huiyin.locale"
const LOADERS: Record<Locale, () => Promise<{ default: Record<string, unknown> }>> = {
  "zh-Hans": () => import("@/locales/zh-Hans.json"),
  "zh-Hant": () => import("@/locales/zh-Hant.json"),
  en: () => import("@/locales/en.json"),
}

export const i18n = createI18n({
  legacy: false,
  locale: "zh-Hans",
  fallbackLocale: "en",
  missingWarn: import.meta.env.DEV,
  fallbackWarn: import.meta.env.DEV,
  messages: {},
})

export function isLocale(value: string): value is Locale {
  return LOCALES.some((locale) => locale === value)
}

/** The language nearest to a wish such as `zh-TW` or `en-GB`. */
export function nearestLocale(wish: string): Locale {
  const tag = wish.toLowerCase()
  if (tag.startsWith("en")) return "en"
  return /^zh-(hant|tw|hk|mo)/.test(tag) ? "zh-Hant" : "zh-Hans"
}

function nearestKnown(wishes: readonly string[]): Locale {
  return nearestLocale(wishes.find((wish) => /^(zh|en)/i.test(wish)) ?? "en")
}

export function startLocale(): Locale {
  const kept = remembered(KEY)
  return kept && isLocale(kept) ? kept : nearestKnown(navigator.languages)
}

export async function useLocale(locale: Locale): Promise<void> {
  if (!i18n.global.availableLocales.some((known) => known === locale)) {
    const messages = await LOADERS[locale]()
    i18n.global.setLocaleMessage(locale, messages.default)
  }
  i18n.global.locale.value = locale
  document.documentElement.lang = locale
  remember(KEY, locale)
  rememberLanguage(locale)
}
