import { createHash } from 'node:crypto'
import type { Model } from '../models/model'
import { withThresholds } from './detector'
import type { Place } from './evaluate'
import { type OnceName, onceIn, onceNames } from './once'
import { detectorOf, placed, thresholdsOf } from './placed'

/** A model with the thresholds it is to be run with. */
export type Asked = { model: Model; thresholds: Record<string, unknown> }

type Question = { mark: string; from: string; ids: string; condition: string }

/** For fewer models of one relation reading it together gains nothing. */
const fewest = 5

/** Statements that each ask one relation about all models that judge its rows one by one, with the marks they tell of. */
export function tellings(asked: readonly Asked[], place: Place): { sql: string; marks: string[] }[] {
  const groups = new Map<string, Question[]>()
  for (const one of asked) {
    const question = questionOf(one, place)
    if (question) groups.set(question.from, [...(groups.get(question.from) ?? []), question])
  }
  return [...groups.values()]
    .filter(({ length }) => length >= fewest)
    .map((together) => ({ sql: tellingOf(together), marks: together.map(({ mark }) => mark) }))
}

/** The condition by which a statement begins with the rows that were told beforehand; `true` where nothing was. */
export function toldFor({ model, thresholds }: Asked, place: Place): string {
  const question = place.told && questionOf({ model, thresholds }, place)
  if (!question || !place.told?.has(question.mark)) return 'true'
  const ids = `any(array(select told.id from pg_temp.told told where told.mark = '${question.mark}'))`
  const detector = detectorOf(model)
  const { narrow } = detector.told?.(detector.parameters.parse(model.parameters)) ?? { narrow: [] }
  return narrow.map((column) => `${column} = ${ids}`).join(' and ')
}

/** What at least two of the models begin with, where everything is looked at. */
export function onceFor(asked: readonly Asked[], { tenders, orgs }: Place): OnceName[] {
  if (tenders || orgs) return []
  const times = new Map<OnceName, number>()
  for (const { model } of asked) {
    const detector = detectorOf(model)
    for (const name of onceIn(detector.sql(detector.parameters.parse(model.parameters)))) times.set(name, (times.get(name) ?? 0) + 1)
  }
  return onceNames.filter((name) => times.get(name)! > 1)
}

function questionOf({ model, thresholds }: Asked, place: Place): Question | undefined {
  const detector = detectorOf(model)
  const rows = detector.told?.(detector.parameters.parse(model.parameters))
  if (!rows || place.tenders || place.orgs) return undefined
  const condition = withThresholds(placed(rows.condition, place), thresholdsOf(model, thresholds))
  const digest = createHash('md5').update(`${rows.from} ${condition}`).digest('hex').slice(0, 12)
  return { mark: `${model.code}:${digest}`, from: placed(rows.from, place), ids: rows.ids, condition }
}

// The fence keeps the conditions where they are asked once a row.
function tellingOf(questions: readonly Question[]): string {
  const [{ from, ids }] = questions as [Question]
  const marks = questions.map(({ mark, condition }) => `case when (${condition}) then '${mark}' end`)
  return `insert into pg_temp.told (mark, id)
select distinct mark, id from (
  select ${ids} as ids, array_remove(array[${marks.join(', ')}], null) as marks from ${from} offset 0
) met cross join lateral unnest(met.marks) mark cross join lateral unnest(met.ids) id where met.marks <> '{}' and id is not null`
}
