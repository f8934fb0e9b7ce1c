import type { Model } from '../models/model'
import type { Detector } from './detector'
import { detectors } from './detectors/all'
import type { Place } from './evaluate'
import { withOnce } from './once'

const monthsJudged = 3

/** The thresholds of a model, by name, with those given in place of its own. */
export function thresholdsOf(model: Model, thresholds: Record<string, unknown>): Record<string, unknown> {
  return { ...Object.fromEntries(Object.entries(model.thresholds).map(([name, { value }]) => [name, value])), ...thresholds }
}

/**
 * Puts schema, day and what is asked for into a text of SQL over the facts. `{only: …}` is a condition that whatever can be found of the tenders
 * asked for meets anyway, by which registers are read where these tenders need them; over everything it is left out.
 */
export function placed(text: string, { facts, today, tenders, orgs, once, months = monthsJudged }: Place): string {
  return withOnce(text, once)
    .replace(/\{in:([a-z]+\d?)\}/g, (_, alias: string) =>
      tenders ? asked(alias, facts) : orgs ? `${alias}.org_id = any($1::uuid[])` : 'true',
    )
    .replaceAll('{months}', String(months))
    .replaceAll('{fact}', facts)
    .replaceAll('{today}', `date '${today}'`)
    .replace(/\{only: ([^{}]*)\}/g, (_, condition: string) => (tenders ? `(${condition})` : 'true'))
}

/** A project or a year's budget has no tender of its own: it is meant where one of its tenders is. */
const through: Record<string, string> = { pr: 'project_id', yb: 'org_id' }

function asked(alias: string, facts: string): string {
  const column = through[alias.replace(/\d$/, '')]
  if (!column) return `${alias}.tender_id = any($1::uuid[])`
  return `${alias}.${column} in (select asked.${column} from ${facts}.tender asked where asked.tender_id = any($1::uuid[]))`
}

/** The detector of a model; throws when there is none of that key. */
export function detectorOf(model: Pick<Model, 'code' | 'detector'>): Detector<unknown> {
  const detector = detectors.get(model.detector)
  if (!detector) throw new Error(`${model.code}: no detector ${model.detector}`)
  return detector
}
