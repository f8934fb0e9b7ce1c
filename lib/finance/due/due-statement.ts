import { z } from 'zod'
import { Refusal } from '@/lib/kernel/refusal'
import { isId } from '@/lib/platform/id'
import { defineQuery } from '@/lib/platform/query'
import { dueKind, whichOf } from './due-tasks'

/** What a task asks for: the enterprise, form, period, scope and day (an ISO instant); `statementId` once somebody has begun it. */
export const dueStatement = defineQuery({
  name: 'dueStatement',
  permission: 'finance.report',
  input: z.object({ id: z.string().max(60) }),
  run: async ({ tx }, { id }) => {
    const task = isId(id) ? await tx.task.findFirst({ where: { id, subjectKind: dueKind } }) : null
    if (!task) throw new Refusal('not_found', '没有这项待编报的报表，或者您无权查看。')
    const which = whichOf(task.stepKey)
    const { form: formCode, period, scope } = which
    const statement = await tx.statement.findFirst({ where: { orgId: task.orgId, formCode, period, scope }, select: { id: true } })
    return {
      ...which,
      ...{ orgId: task.orgId, orgName: task.orgName, title: task.title, urges: task.urges, dueAt: task.dueAt?.toISOString() ?? null },
      ...{ open: task.status === 'open', statementId: statement?.id ?? null },
    }
  },
})
