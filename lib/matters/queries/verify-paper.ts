import { z } from 'zod'
import { withBaseRights } from '@/lib/platform/db'
import { defineQuery } from '@/lib/platform/query'
import { lookUpPaper } from '../paper/verify'

/** Whether a code or a digest belongs to an issued paper; the same that the public page tells anybody. */
export const verifyPaper = defineQuery({
  name: 'verifyPaper',
  permission: 'matter.guide',
  input: z.object({ code: z.string().max(40).optional(), sm3: z.string().max(64).optional() }),
  run: ({ tx }, asked) => withBaseRights(tx, () => lookUpPaper(tx, asked)),
})
