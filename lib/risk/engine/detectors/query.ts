import { z } from 'zod'
import type { Detector, SubjectKind } from '../detector'
import { subjectKinds } from '../detector'

const parameters = z.strictObject({
  subject: z.enum(Object.keys(subjectKinds) as [SubjectKind, ...SubjectKind[]]),
  /** A whole statement in the shape of a detector's rows. */
  sql: z.string(),
  /** Columns read by what the statement begins with (`{once:…}`), where it does not name them itself. */
  reads: z.array(z.string()).optional(),
})

type Query = z.infer<typeof parameters>

/** A way of looking that only one model needs, said as one statement; narrows to tenders by `{in:…}`. */
export const query: Detector<Query> = {
  key: 'query',
  title: '专门查询',
  phase: 'arrival',
  parameters: parameters as z.ZodType<Query>,
  subject: ({ subject }) => subject,
  reads: ({ reads }) => reads ?? [],
  sql: ({ sql }) => sql,
}

/** The same where one tender can only be judged by all others. */
export const marketQuery: Detector<Query> = { ...query, key: 'market-query', title: '全市场查询', phase: 'market' }
