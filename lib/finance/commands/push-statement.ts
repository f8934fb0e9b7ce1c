import { z } from 'zod'
import { formatPeriod } from '@/lib/kernel/period'
import { Refusal } from '@/lib/kernel/refusal'
import { defineCommand } from '@/lib/platform/command'
import { openStatement } from '../statement/read'
import { beginStatement, openStatementSchema } from './open-statement'
import { saveStatement } from './save-statement'

export const pushStatementSchema = openStatementSchema.omit({ orgId: true }).extend({
  unit: z.enum(['元', '万元']).optional().describe('填报单位，不写为报表现有的单位'),
  cells: z
    .record(z.string().max(80), z.string().max(60, '一格至多 60 个字符'))
    .refine((cells) => Object.keys(cells).length <= 2000, '一次至多 2000 格')
    .describe('单元格的值：表.行@列 → 十进制文本，空文本表示未填'),
  request: z.string().max(300).optional(),
})

/** A statement of one's own enterprise as a program sends it: begun where there is none, its cells laid over what is there; all or nothing. */
export const pushStatement = defineCommand({
  name: 'pushStatement',
  permission: 'finance.report',
  input: pushStatementSchema,
  run: async (context, { unit, cells, request, ...which }) => {
    const { tx, actor } = context
    const where = { orgId: actor.orgId, formCode: which.form, period: which.period, scope: which.scope }
    const known = await tx.statement.findFirst({ where, select: { id: true } })
    const { id } = known ?? (await beginStatement.run(context, { ...which, orgId: actor.orgId }))
    await context.flush()
    const open = await openStatement(tx, id)
    if (open.status !== 'filling' && open.status !== 'returned')
      throw new Refusal('blocked', `${formatPeriod({ kind: 'month', code: which.period })}的报表已经提交，退回或发起更正后才能修改。`)
    const saved = await saveStatement.run(context, {
      id,
      version: open.shown.version,
      cells,
      source: 'interface',
      ...(unit ? { unit } : {}),
      ...(request ? { request } : {}),
    })
    return { id, status: open.status, results: saved.results }
  },
})
