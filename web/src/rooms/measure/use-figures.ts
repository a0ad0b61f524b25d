/** Figures as people read them: shares in per cent, always with their interval and their number of answers. */
import { useI18n } from "vue-i18n"

import type { Estimate } from "@/api/model"
import { useLabels } from "@/shared/labels"

export interface Figures {
  value: (estimate: Estimate, isShare: boolean) => string
  interval: (estimate: Estimate, isShare: boolean) => string
  range: (estimate: Estimate) => string
}

export function useFigures(): Figures {
  const { t, locale } = useI18n()
  const { label } = useLabels()

  function percent(share: number): string {
    return new Intl.NumberFormat(locale.value, { style: "percent", maximumFractionDigits: 0 }).format(share)
  }

  function range({ low, high }: Estimate): string {
    return low === null || high === null ? "–" : `${percent(low)} – ${percent(high)}`
  }

  return {
    value: ({ value }, isShare) => {
      if (value === null) return "–"
      return isShare ? percent(value) : new Intl.NumberFormat(locale.value).format(value)
    },
    interval: (estimate, isShare) => {
      if (!isShare) return ""
      const between = t("measure.between", { range: range(estimate), n: estimate.n })
      if (!estimate.doubt) return between
      const doubt = label("measure.Doubt", estimate.doubt)
      return estimate.value === null ? doubt : `${between} · ${doubt}`
    },
    range,
  }
}
