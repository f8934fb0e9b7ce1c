import { workCalendar } from '@/lib/kernel/workday'
import { surroundingsOf } from '@/lib/matters/facts'
import { activeParts, valuesOfPart } from '@/lib/matters/one-thing/parts'
import { Json } from '../../../copy'
import type { SimulatedFiling } from '../types'
import type { CopyTable } from './table'

/** What each part of a submitted 一件事 was handed in with. */
export function partTable(filings: readonly SimulatedFiling[]): CopyTable {
  return {
    table: 'filing_part',
    columns: ['filing_id', 'matter_code', 'org_id', 'line', 'values'],
    rows: filings.flatMap(({ id, matter, org, submissions }) => {
      const last = submissions.at(-1)
      if (!matter.parts || !last) return []
      const context = { surroundings: surroundingsOf(matter), calendar: workCalendar, today: last.at.slice(0, 10) }
      return activeParts(matter, last.values, context).map((part) => [
        id,
        part.matter,
        org.id,
        matter.line,
        new Json(valuesOfPart(part, last.values)),
      ])
    }),
  }
}
