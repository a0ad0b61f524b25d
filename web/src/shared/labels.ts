/** The words for enum values, in the reader's language; the table itself is generated from the server's. */
import { useI18n } from "vue-i18n"

import { labels, type Label, type Locale } from "@/api/labels"

export type EnumName = keyof typeof labels

export interface Labels {
  label: (name: EnumName, value: string) => string
  values: (name: EnumName) => string[]
}

function localeOf(locale: string): Locale {
  return locale === "en" || locale === "zh-Hant" ? locale : "zh-Hans"
}

export function useLabels(): Labels {
  const { locale } = useI18n()
  return {
    label: (name, value) => {
      const table: Readonly<Record<string, Label>> = labels[name]
      return table[value]?.[localeOf(locale.value)] ?? value
    },
    values: (name) => Object.keys(labels[name]),
  }
}
