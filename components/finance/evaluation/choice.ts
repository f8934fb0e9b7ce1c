import type { SearchParams } from '@/components/patterns/query-table/list-state'
import { type EvaluationMethod, evaluationMethods } from '@/lib/finance/evaluation/score-sheet'
import { placeKey, type StandardPlace } from '@/lib/finance/evaluation/standard-sets'

/** Year, method and set of standard values as an address says them; what is no such thing is left out. */
export type Choice = { year?: number; method: EvaluationMethod; set?: string }

export function readChoice(params: SearchParams): Choice {
  const year = typeof params.year === 'string' && /^(19|20|21)\d\d$/.test(params.year) ? Number(params.year) : undefined
  const set = typeof params.set === 'string' && params.set ? params.set.slice(0, 100) : undefined
  return { ...(year ? { year } : {}), method: params.method === '2023' ? '2023' : '2006', ...(set ? { set } : {}) }
}

/** The choice as the end of an address. */
export function choiceQuery({ year, method, set }: Choice & { year?: number | null }): string {
  const query = new URLSearchParams({ ...(year ? { year: String(year) } : {}), method, ...(set ? { set } : {}) })
  return query.toString()
}

export const methodOptions = Object.entries(evaluationMethods).map(([value, { name }]) => ({ value, label: name }))

/** Sets to choose from; the first is what the platform chooses by the industry. */
export function setOptions(places: readonly StandardPlace[]) {
  const named = places.map((place) => ({ value: placeKey(place), label: `${place.year} ${place.industry} ${place.size}` }))
  return [{ value: '', label: '按年度和行业自动选用' }, ...named]
}
