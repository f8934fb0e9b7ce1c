import { type Coverage, lacking } from '../engine/coverage'
import { withThresholds } from '../engine/detector'
import { type Ask, narrowedTo, needsOf, type Place } from '../engine/evaluate'
import { detectorOf, placed } from '../engine/placed'
import type { Model } from '../models/model'

/**
 * Whether a model can judge a place. `missing` = what is lacking, the most frequent first; `none` = it can judge nothing and is “not evaluated”.
 * Of a model that knows its subjects one by one `judged` are their keys and `unjudged` how many could not be judged.
 */
export type Looked = { none: boolean; missing: string[]; judged?: string[]; unjudged: number | null }

export async function lookAt(ask: Ask, model: Model, place: Place, market: Coverage, here: Coverage = market): Promise<Looked> {
  const detector = detectorOf(model)
  if (!detector.looked) {
    const missing = lacking(needsOf(model), market, here)
    return { none: missing.length > 0, missing, unjudged: null }
  }
  const text = detector.looked(detector.parameters.parse(model.parameters))
  const values = Object.fromEntries(Object.entries(model.thresholds).map(([name, { value }]) => [name, value]))
  const rows = await ask(withThresholds(placed(text, place), values), narrowedTo(place))
  const judged: string[] = []
  const gaps = new Map<string, number>()
  for (const { key, missing } of rows as { key: string; missing: string[] }[]) {
    if (missing.length === 0) judged.push(key)
    for (const each of missing) gaps.set(each, (gaps.get(each) ?? 0) + 1)
  }
  const missing = [...gaps].sort((a, b) => b[1] - a[1]).map(([reference]) => reference)
  // Nobody has handed in anything: everything is lacking.
  return { none: judged.length === 0, missing: rows.length === 0 ? needsOf(model) : missing, judged, unjudged: rows.length - judged.length }
}
