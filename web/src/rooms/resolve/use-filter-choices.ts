/** What the list can be narrowed to, in the reader's words. */
import { useQuery } from "@tanstack/vue-query"
import { computed, type ComputedRef } from "vue"
import { useI18n } from "vue-i18n"

import { api, dataOf } from "@/api/client"
import { useLabels, type EnumName } from "@/shared/labels"

import type { FilterName } from "./use-inbox-address"

export interface FilterChoice {
  name: FilterName
  label: string
  options: { value: string; label: string }[]
}

const MAX_UNITS = 200

export function useFilterChoices(): ComputedRef<FilterChoice[]> {
  const { t } = useI18n()
  const { values, label } = useLabels()
  const units = useQuery({
    queryKey: ["units"],
    queryFn: () => dataOf(api.GET("/api/v1/units", { params: { query: { limit: MAX_UNITS } } })),
    staleTime: 300_000,
  })
  const ofEnum = (name: EnumName): FilterChoice["options"] =>
    values(name).map((value) => ({ value, label: label(name, value) }))

  return computed(() => [
    { name: "level", label: t("filter.level"), options: ofEnum("resolve.Level") },
    { name: "state", label: t("filter.state"), options: ofEnum("resolve.CaseState") },
    { name: "channel", label: t("filter.channel"), options: ofEnum("listen.Channel") },
    { name: "nature", label: t("filter.nature"), options: ofEnum("understand.Nature") },
    {
      name: "unit",
      label: t("filter.unit"),
      options: units.data.value?.items.map((unit) => ({ value: unit.code, label: unit.name })) ?? [],
    },
  ])
}
