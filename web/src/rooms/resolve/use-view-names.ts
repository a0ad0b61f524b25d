/** The shipped views in the reader's words. */
import { computed, type ComputedRef } from "vue"

import type { CaseView } from "@/api/model"
import { useLabels } from "@/shared/labels"

import { VIEWS } from "./use-inbox-address"

export function useViewNames(): ComputedRef<{ key: CaseView; name: string }[]> {
  const { label } = useLabels()
  return computed(() => VIEWS.map((key) => ({ key, name: label("resolve.CaseView", key) })))
}
