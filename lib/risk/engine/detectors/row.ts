import { z } from 'zod'
import { columnsIn, type Detector } from '../detector'
import { evidenceOf, objectOf } from '../evidence'
import { type Source, type SourceName, sources } from '../sources'

const parameters = z.strictObject({
  source: z.enum(Object.keys(sources) as [SourceName, ...SourceName[]]),
  /** When the row is a finding. Unknown is not met. */
  where: z.string(),
  /** What is measured; 1 where there is only yes and no. */
  value: z.string().optional(),
  /** Further columns worth seeing, separated by spaces. */
  show: z.string().optional(),
  /** Evidence under words of its own: word → expression. */
  extra: z.record(z.string(), z.string()).optional(),
})

/** Judges the rows of one relation one by one. */
export const row: Detector<z.infer<typeof parameters>> = {
  key: 'row',
  title: '逐条判断',
  phase: 'arrival',
  parameters,
  subject: ({ source }) => sources[source].subject,
  needs: ({ where }) => columnsIn(where),
  sql: ({ source, where, value = '1', show, extra }) => {
    const from: Source = sources[source]
    const evidence = extra ? `${evidenceOf(where, value, show)} || ${objectOf(extra)}` : evidenceOf(where, value, show)
    return `select ${from.key}::text as key, ${from.name} as name, ${from.org} as org_id, ${from.tender} as tender_id, ${from.parties} as parties,
  (${value})::float8 as value, ${evidence} as evidence
from ${from.from}
where {in:${from.narrow}} and {told} and (${where})`
  },
  // A condition that asks other relations is joined better in a statement of its own.
  told: ({ source, where }) => {
    const { from, told = [] }: Source = sources[source]
    return told[0] && !/\bselect\b/i.test(where) ? { from, ids: `array[${told[0]}]`, condition: where, narrow: told } : undefined
  },
}

/** The same for rows that belong to no tender (a project, a year's budget): no arrival of a tender reaches them, so they are judged at night. */
export const marketRow: Detector<z.infer<typeof parameters>> = {
  ...row,
  key: 'market-row',
  title: '夜间逐条判断',
  phase: 'market',
  told: undefined,
  sql: (given) =>
    row
      .sql(given)
      .replace('{told}', 'true')
      .replace(/\{in:\w+\}/, 'true'),
}
