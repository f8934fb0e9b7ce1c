import { z } from 'zod'
import type { Detector, SubjectKind } from '../detector'
import { columnsIn, subjectKinds } from '../detector'
import { objectOf } from '../evidence'

const parameters = z.strictObject({
  subject: z.enum(Object.keys(subjectKinds) as [SubjectKind, ...SubjectKind[]]),
  /** Relations and how they are joined, with the condition on rows: `{fact}.tender t … where …`. */
  from: z.string(),
  /** Expressions that make a group; the first is its key together with the others. */
  by: z.array(z.string()).min(1),
  name: z.string(),
  org: z.string(),
  /** Parties of the group as an array expression. */
  parties: z.string().optional(),
  having: z.string(),
  value: z.string(),
  /** Evidence: word → aggregate expression. */
  show: z.record(z.string(), z.string()),
  /** `arrival` only where a group never reaches beyond one tender. */
  tender: z.string().optional(),
})

/** Judges groups of rows: a buyer's year, a supplier's share, one expert's scores. */
export const aggregate: Detector<z.infer<typeof parameters>> = {
  key: 'aggregate',
  title: '分组汇总判断',
  phase: 'market',
  parameters,
  subject: ({ subject }) => subject,
  reads: ({ by, show }) => columnsIn([...by, ...Object.values(show)].join(' ')),
  sql: ({ from, by, name, org, parties = "'{}'::uuid[]", having, value, show, tender = 'null::uuid' }) =>
    `select concat_ws(':', ${by.map((each) => `(${each})::text`).join(', ')}) as key, ${name} as name, ${org} as org_id, ${tender} as tender_id, ${parties} as parties,
  (${value})::float8 as value, ${objectOf(show)} as evidence
from ${from}
group by ${by.join(', ')}
having ${having}`,
}

/** The same within one tender: runs on arrival. `from` narrows by `{in:…}`. */
export const within: Detector<z.infer<typeof parameters>> = { ...aggregate, key: 'within', title: '标段内分组判断', phase: 'arrival' }
