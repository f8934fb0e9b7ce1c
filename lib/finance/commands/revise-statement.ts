import { z } from 'zod'
import { flowCalendar, report } from '@/lib/flow/carry-out'
import { performerFor, poolsOf } from '@/lib/flow/performer'
import { openRun } from '@/lib/flow/rules/open'
import { insertRun } from '@/lib/flow/store'
import { Refusal } from '@/lib/kernel/refusal'
import { defineCommand } from '@/lib/platform/command'
import { Prisma } from '@/lib/platform/db'
import { newId } from '@/lib/platform/id'
import { receive } from '../intake/record'
import { amountsText, formVersion, openStatement } from '../statement/read'
import { titleOf } from '../statement/title'

/** Why there is a further version. */
export const revisionReasons = { supplement: '补报', correction: '更正' } as const

/** Begins a further version of an accepted statement; the accepted one counts until the new one is accepted. */
export const reviseStatement = defineCommand({
  name: 'reviseStatement',
  permission: 'finance.report',
  input: z.object({
    id: z.uuid('报表标识不正确'),
    reason: z.enum(['supplement', 'correction'], '请选择补报或更正'),
    note: z.string().trim().min(5, '请说明原因，至少 5 个字').max(500, '原因不超过 500 字'),
  }),
  run: async (context, { id, reason, note }) => {
    const { tx, actor, now, audit, change } = context
    const open = await openStatement(tx, id)
    if (open.status !== 'concluded') throw new Refusal('blocked', '本报表的最新一版还在办理中，办结后才能发起补报或更正。')
    const org = await tx.org.findUniqueOrThrow({ where: { id: open.orgId } })
    const { form, id: formId } = await formVersion(tx, open.shown.formId)
    const performer = performerFor(actor, await poolsOf(tx, actor, now), null)
    const facts = {
      runId: newId(),
      definitionCode: form.flow.code,
      orgId: open.orgId,
      line: open.line,
      body: org.owner === 'district' ? org.adcode : null,
    }
    const opened = openRun(form.flow, facts, performer, now.toISOString(), { calendar: flowCalendar, newId })
    const versionId = newId()
    change(Prisma.sql`
      insert into statement_version (id, statement_id, org_id, number, reason, note, form_id, unit, amounts, source, filled_by, filled_by_name, filled_at)
      values (${versionId}::uuid, ${id}::uuid, ${open.orgId}::uuid, ${open.shown.number + 1}, ${reason}, ${note}, ${formId}::uuid, ${open.shown.unit},
        ${amountsText(open.shown.amounts)}::bigint[], 'entry', ${actor.userId}::uuid, ${actor.name}, ${now}::timestamptz)`)
    change(
      Prisma.sql`update statement set version_id = ${versionId}::uuid, status = 'filling', step_name = '填报', version = version + 1
        where id = ${id}::uuid and version = ${open.version} returning 1`,
      '报表已被另一处修改，请刷新后重试。',
    )
    const copied = { statementId: id, versionId, orgId: open.orgId, cells: open.shown.amounts.filter((amount) => amount !== null).length }
    change(receive({ kind: 'revision' }, [{ ...copied, place: `由第 ${open.shown.number} 版复制` }], actor, now))
    await context.flush()
    const subject = { kind: 'statement', id: versionId, title: titleOf(form, open.period, open.scope), orgName: open.orgName, amount: null }
    const run = await insertRun(tx, { definitionId: formId, definition: form.flow, subject }, opened)
    audit({ subjectKind: 'statement', subjectId: id, orgId: open.orgId, detail: { reason, number: open.shown.number + 1 } })
    report({ ...context, audit: () => undefined }, run, opened, performer)
    return { id }
  },
})
