import { z } from 'zod'
import type { Detector, SubjectKind } from '../detector'
import { subjectKinds } from '../detector'

const parameters = z.strictObject({
  subject: z.enum(Object.keys(subjectKinds) as [SubjectKind, ...SubjectKind[]]),
  /** A whole statement in the shape of a detector's rows. */
  sql: z.string(),
})

/** A way of looking that only one model needs, said as one statement; narrows to tenders by `{in:…}`. */
export const query: Detector<z.infer<typeof parameters>> = {
  key: 'query',
  title: '专门查询',
  phase: 'arrival',
  parameters,
  subject: ({ subject }) => subject,
  sql: ({ sql }) => sql,
}

/** The same where one tender can only be judged by all others. */
export const marketQuery: Detector<z.infer<typeof parameters>> = { ...query, key: 'market-query', title: '全市场查询', phase: 'market' }
