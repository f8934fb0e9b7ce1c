import { Refusal } from '@/lib/kernel/refusal'
import { defineCommand } from '@/lib/platform/command'
import { newId } from '@/lib/platform/id'
import { expectationSchema } from '../schema'

/** Says from a day on how often an enterprise, or every one of the first level, sends its procurement data; earlier ones stay as the history. */
export const setExpectation = defineCommand({
  name: 'setExpectation',
  permission: 'procurement.require',
  input: expectationSchema,
  run: async ({ tx, actor, now, audit }, { scope, orgId, every, graceDays, fromOn, reason }) => {
    const org = scope === 'org' && orgId ? await tx.org.findUnique({ where: { id: orgId }, select: { id: true, kind: true } }) : null
    if (scope === 'org' && org?.kind !== 'enterprise')
      throw new Refusal('invalid', '请选择您监管范围内的企业。', { orgId: '请选择您监管范围内的企业' })
    const id = newId()
    const facts = { orgId: org?.id ?? null, every, graceDays, fromOn }
    await tx.procurementExpectation.createMany({ data: [{ id, ...facts, reason, byName: actor.name, at: now }] })
    audit({ subjectKind: 'procurement-expectation', subjectId: id, detail: facts })
    return { id }
  },
})
