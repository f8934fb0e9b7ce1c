import { factTables } from '@/lib/procurement/vocabulary'
import type { Model } from '../models/model'
import { columnsIn, withThresholds } from './detector'
import type { OnceName } from './once'
import { detectorOf, placed, thresholdsOf } from './placed'
import { toldFor } from './told'

/** Asks the database; rows as objects. */
export type Ask = (sql: string, values?: unknown[]) => Promise<Record<string, unknown>[]>

/**
 * Where to look: tenders or enterprises by id, or everything. `facts` is the schema that holds the relations; `today` the day of the facts;
 * `months` = how many months of statements count (three, unless history is asked for); `told` and `once` = the marks and relations that
 * `tellBeforehand` and `workOutOnce` have worked out on the connection that asks.
 */
export type Place = {
  facts: string
  today: string
  tenders?: readonly string[]
  orgs?: readonly string[]
  months?: number
  told?: ReadonlySet<string>
  once?: ReadonlySet<OnceName>
}

/** What `$1` stands for in a statement over a place. */
export const narrowedTo = ({ tenders, orgs }: Place): (readonly string[])[] => (tenders ? [tenders] : orgs ? [orgs] : [])

export type Hit = {
  key: string
  name: string
  orgId: string | null
  tenderId: string | null
  partyIds: string[]
  value: number | null
  evidence: Record<string, unknown>
}

/** The statement of a model: rows of `Hit` with snake_case names. `$1` is the list of tenders or enterprises where the place names some. */
export function statementOf(model: Model, place: Place, thresholds: Record<string, unknown> = {}): string {
  const detector = detectorOf(model)
  const text = withThresholds(placed(detector.sql(detector.parameters.parse(model.parameters)), place), thresholdsOf(model, thresholds))
  return text.replace('{told}', () => toldFor({ model, thresholds }, place))
}

/** Runs a model and gives what it found. */
export async function hitsOf(ask: Ask, model: Model, place: Place, thresholds?: Record<string, unknown>): Promise<Hit[]> {
  const rows = await ask(statementOf(model, place, thresholds), narrowedTo(place))
  return rows.map((row) => ({
    key: String(row.key),
    name: String(row.name ?? ''),
    orgId: (row.org_id as string | null) ?? null,
    tenderId: (row.tender_id as string | null) ?? null,
    partyIds: (row.parties as string[] | null) ?? [],
    value: row.value === null ? null : Number(row.value),
    evidence: (row.evidence as Record<string, unknown> | null) ?? {},
  }))
}

/** True for models that judge one tender only by all others and so run at night. */
export function needsMarket(model: Model): boolean {
  return detectorOf(model).phase === 'market'
}

/** True for models that judge accepted statements of enterprises. */
export function judgesStatements(model: Model): boolean {
  return detectorOf(model).phase === 'statement'
}

/** What a model reads, as `alias.column`. */
export function readsOf(model: Model): string[] {
  const detector = detectorOf(model)
  const parameters = detector.parameters.parse(model.parameters)
  return [...new Set([...columnsIn(detector.sql(parameters)), ...(detector.reads?.(parameters) ?? [])])].sort()
}

/**
 * What must be filled for a model to be evaluated: what decides, without keys and without what may be empty. A column that no row can
 * lack (the text of a passage, the day a complaint came in) still counts: where there are no rows at all, nothing was told.
 */
export function needsOf(model: Model): string[] {
  const detector = detectorOf(model)
  const deciding = detector.needs?.(detector.parameters.parse(model.parameters)) ?? readsOf(model)
  return [...new Set(deciding)].filter((reference) => !model.optional.includes(reference) && !isKey(reference)).sort()
}

function isKey(reference: string): boolean {
  const [alias, name] = reference.split('.')
  const table = factTables.find((each) => each.alias === alias)
  const column = table?.columns.find((each) => each.name === name)
  return column?.type === 'uuid' && column.required
}
