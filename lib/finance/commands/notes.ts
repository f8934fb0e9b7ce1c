import { z } from 'zod'
import { Refusal } from '@/lib/kernel/refusal'
import { defineCommand } from '@/lib/platform/command'
import { newId } from '@/lib/platform/id'
import { cellsOf } from '../statement/form'
import { currentChecks, formVersion, openStatement } from '../statement/read'
import { requireFiller } from './save-statement'

const placed = z.object({
  id: z.uuid('报表标识不正确'),
  place: z.string().min(2).max(80),
  text: z.string().trim().min(2, '请至少写 2 个字').max(1000, '不超过 1000 字'),
})

/** A supervisor's remark at a cell; it goes back with a return. */
export const remarkCell = defineCommand({
  name: 'remarkCell',
  permission: 'finance.read',
  input: placed,
  run: async ({ tx, actor, now, audit }, { id, place, text }) => {
    if (actor.side !== 'gov') throw new Refusal('forbidden', '批注由监管机构填写；企业请对审核公式作说明。')
    const open = await openStatement(tx, id)
    const { form } = await formVersion(tx, open.shown.formId)
    if (!cellsOf(form).has(place)) throw new Refusal('invalid', '本表没有这一格。', { place: '请选择表中的单元格' })
    await tx.statementNote.create({
      data: {
        ...{ id: newId(), statementId: id, orgId: open.orgId, versionId: open.shown.id, kind: 'remark', place, text },
        ...{ byId: actor.userId, byName: actor.name, side: 'gov', at: now },
      },
    })
    audit({ subjectKind: 'statement', subjectId: id, orgId: open.orgId, detail: { place } })
    return {}
  },
})

/** The enterprise's explanation of a formula that does not hold; a new one takes the place of the old in what is shown, both are kept. */
export const explainCheck = defineCommand({
  name: 'explainCheck',
  permission: 'finance.report',
  input: placed,
  run: async (context, { id, place, text }) => {
    const { tx, actor, now, audit } = context
    const open = await openStatement(tx, id)
    await requireFiller(context, open)
    if (!(await currentChecks(tx)).some(({ code }) => code === place))
      throw new Refusal('invalid', `没有审核公式 ${place}。`, { place: '编号不正确' })
    await tx.statementNote.create({
      data: {
        ...{ id: newId(), statementId: id, orgId: open.orgId, versionId: open.shown.id, kind: 'explanation', place, text },
        ...{ byId: actor.userId, byName: actor.name, side: 'ent', at: now },
      },
    })
    audit({ subjectKind: 'statement', subjectId: id, orgId: open.orgId, detail: { place } })
    return {}
  },
})
