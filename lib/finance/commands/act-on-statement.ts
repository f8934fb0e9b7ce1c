import { z } from 'zod'
import { type CarriedOut, carryOut } from '@/lib/flow/carry-out'
import { sendBackReasonCodes } from '@/lib/flow/reasons'
import { stepOf } from '@/lib/flow/rules/route'
import { lockRun } from '@/lib/flow/store'
import { Refusal } from '@/lib/kernel/refusal'
import { type CommandContext, defineCommand } from '@/lib/platform/command'
import { Prisma } from '@/lib/platform/db'
import { judgeStatement } from '../checks/judge-statement'
import type { CheckResult } from '../checks/run-checks'
import { keepIndicators } from '../indicators/keep-indicators'
import { formVersion, type OpenStatement, openStatement } from '../statement/read'
import { titleOf } from '../statement/title'

export const actOnStatementSchema = z.object({
  taskId: z.uuid('任务编号不正确'),
  action: z.enum(['submit', 'pass', 'return', 'conclude', 'withdraw'], '请选择要办理的操作'),
  opinion: z.string().trim().max(2000, '意见不超过 2000 字').default(''),
  to: z.string().max(60).optional(),
  reason: z.enum(sendBackReasonCodes, '请选择列出的原因').optional(),
  onBehalfOf: z.uuid().optional(),
})

/** Words of a statement's state, as lists and heads show them. */
export const statementStatuses: Readonly<Record<string, string>> = {
  filling: '编报中',
  arrived: '待受理',
  running: '待受理',
  returned: '已退回',
  concluded: '已受理',
  withdrawn: '已撤回',
}

/** Makes one move on a statement: hand in, check, sign, accept, return. What fails a formula of level 错误 goes on only with an explanation. */
export const actOnStatement = defineCommand({
  name: 'actOnStatement',
  permission: 'inbox.read',
  input: actOnStatementSchema,
  run: async (context, { taskId, action, opinion, to, reason, onBehalfOf }) => {
    const run = await lockRun(context, { taskId })
    if (run.subject.kind !== 'statement') throw new Refusal('not_found', '没有这张报表。')
    const rows = await context.tx.$queryRaw<{ id: string }[]>`
      select statement_id::text as id from statement_version where id = ${run.subject.id}::uuid`
    if (!rows[0]) throw new Refusal('not_found', '没有这张报表，或者您无权查看。')
    const open = await openStatement(context.tx, rows[0].id)
    const { form } = await formVersion(context.tx, open.shown.formId)
    if (action === 'submit' || action === 'pass') await requireJudged(context, open, await judgeStatement(context.tx, open, form))
    const subject = {
      kind: 'statement',
      id: open.shown.id,
      title: titleOf(form, open.period, open.scope),
      orgName: open.orgName,
      amount: null,
    }
    const data = { ...(to ? { to } : {}), ...(reason ? { reason } : {}) }
    const wanted = { taskId, action, opinion: opinion || null, data, ...(onBehalfOf ? { onBehalfOf } : {}) }
    const done = await carryOut(context, wanted, { run, subject, isActive: () => true })
    syncStatement(context, open, done)
    if (action === 'conclude') {
      await context.flush()
      await keepIndicators(context.tx, open.id)
      const { orgId, formCode, period, scope } = open
      context.emit('finance.accepted', { subjectKind: 'statement', subjectId: open.id, orgId, data: { formCode, period, scope } })
    }
    return { id: open.id, status: done.run.state.status }
  },
})

/** Refuses what the formulas do not let through: errors without an explanation, and cells without which nothing can be judged. */
async function requireJudged({ tx }: CommandContext, open: OpenStatement, results: readonly CheckResult[]): Promise<void> {
  const failed = results.filter(({ verdict, level }) => verdict === 'failed' && level === 'error')
  const empty = results.filter(({ verdict, level, outside }) => verdict === 'unjudged' && level === 'error' && !outside)
  if (failed.length === 0 && empty.length === 0) return
  const notes = await tx.statementNote.findMany({ where: { versionId: open.shown.id, kind: 'explanation' }, select: { place: true } })
  const explained = new Set(notes.map(({ place }) => place))
  const left = [...failed, ...empty].filter(({ code }) => !explained.has(code))
  if (left.length === 0) return
  const first = left[0]!
  const fields = Object.fromEntries(
    left.map(({ code, label, difference, missing, unit }) => [
      code,
      missing ? `${label}：${missing}` : `${label}：相差 ${difference} ${unit}`,
    ]),
  )
  throw new Refusal(
    'blocked',
    `有 ${left.length} 条审核公式未通过且没有说明，请先改正或逐条说明。第一条 ${first.code} ${fields[first.code]}`,
    fields,
  )
}

/** Brings the head of a statement up to its run. */
function syncStatement({ change, now }: CommandContext, open: OpenStatement, { before, run }: CarriedOut): void {
  const { state, definition } = run
  const accepted = state.status === 'concluded'
  const returned = state.status === 'returned' && before.status !== 'returned'
  const stepName = accepted ? '已受理' : (stepOf(definition, state.stepKey ?? '')?.name ?? '填报')
  change(Prisma.sql`update statement set status = ${state.status}, step_name = ${stepName}, version = version + 1,
    returns = returns + ${returned ? 1 : 0}, arrived_at = coalesce(${state.arrivedAt}::timestamptz, arrived_at),
    accepted_at = case when ${accepted} then ${now}::timestamptz else accepted_at end,
    accepted_version_id = case when ${accepted} then ${open.shown.id}::uuid else accepted_version_id end
    where id = ${open.id}::uuid`)
}
