/** One metric with its groups, and the words around it. */
import { useQuery } from "@tanstack/vue-query"
import { computed, type ComputedRef, type Ref } from "vue"
import { useI18n } from "vue-i18n"

import { api, dataOf } from "@/api/client"
import type { MetricAnswer } from "@/api/model"
import { useLabels } from "@/shared/labels"
import { useTimes } from "@/shared/times"
import type { GridColumn } from "@/ui/grid"

import { highestOf } from "./finding"
import { useFigures } from "./use-figures"
import type { DayRange } from "./use-period"

export interface MetricAsk {
  name: "volume" | "csat"
  by: "day" | "unit" | "channel"
  range: DayRange
}

export type Group = MetricAnswer["groups"][number] & { id: string }

interface Words {
  title: string
  figure: string
  interval: string
  finding: string
  fresh: string
}

export interface Metric {
  answer: ComputedRef<MetricAnswer | undefined>
  groups: ComputedRef<Group[]>
  columns: ComputedRef<GridColumn<Group>[]>
  words: ComputedRef<Words>
  error: Ref<Error | null>
  isLoading: Ref<boolean>
  reload: () => Promise<unknown>
}

export function useMetric(ask: () => MetricAsk): Metric {
  const { t } = useI18n()
  const { label } = useLabels()
  const times = useTimes()
  const figures = useFigures()
  const query = useQuery({
    queryKey: computed(() => ["metric", ask()]),
    queryFn: () => {
      const { name, by, range } = ask()
      return dataOf(api.GET("/api/v1/metrics/{name}", { params: { path: { name }, query: { ...range, by } } }))
    },
  })
  const answer = computed(() => query.data.value)
  const groups = computed<Group[]>(() =>
    (answer.value?.groups ?? []).map((group) => ({ ...group, id: group.key ?? "none", label: labelOf(group) })),
  )
  const share = computed(() => answer.value?.unit === "share")

  /** The server names units and days; channels are an enum, whose words are ours. */
  function labelOf(group: MetricAnswer["groups"][number]): string {
    return ask().by === "channel" && group.key ? label("listen.Channel", group.key) : group.label
  }

  function cutName(): string {
    return { day: t("measure.day"), unit: t("measure.unit"), channel: t("measure.channel") }[ask().by]
  }

  function finding(): string {
    const highest = highestOf(groups.value)
    if (!answer.value || !highest || answer.value.total.n === 0) return t("measure.nothingYet")
    const { group, isClear } = highest
    return isClear ? t("measure.highest", { label: group.label, figure: figures.value(group, share.value) }) : t("measure.unclear")
  }

  const words = computed<Words>(() => {
    const now = answer.value
    if (!now) return { title: "", figure: "", interval: "", finding: "", fresh: "" }
    return {
      title: t("measure.title", { metric: now.title, cut: label("measure.Cut", ask().by) }),
      figure: figures.value(now.total, share.value),
      interval: figures.interval(now.total, share.value),
      finding: finding(),
      fresh: now.fresh_at ? t("measure.fresh", { time: times.short(now.fresh_at), zone: now.zone }) : t("measure.notYetFresh"),
    }
  })

  const columns = computed<GridColumn<Group>[]>(() => [
    { key: "label", header: cutName(), value: (row) => row.label, text: (row) => row.label },
    { key: "value", header: answer.value?.title ?? "", align: "end", value: (row) => row.value ?? -1, text: (row) => figures.value(row, share.value) },
    ...(share.value
      ? [
          { key: "interval", header: t("measure.interval"), width: "160px", align: "end" as const, value: (row: Group) => row.low ?? -1, text: (row: Group) => figures.range(row) },
          { key: "n", header: t("measure.answers"), width: "72px", align: "end" as const, value: (row: Group) => row.n, text: (row: Group) => String(row.n) },
        ]
      : []),
  ])

  return { answer, groups, columns, words, error: query.error, isLoading: query.isPending, reload: query.refetch }
}
