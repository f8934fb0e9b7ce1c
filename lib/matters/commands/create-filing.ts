import { z } from 'zod'
import { flowCalendar, report } from '@/lib/flow/carry-out'
import { performerFor, poolsOf } from '@/lib/flow/performer'
import { openRun } from '@/lib/flow/rules/open'
import { insertRun } from '@/lib/flow/store'
import type { FormValues } from '@/lib/forms/schema'
import { initialValues } from '@/lib/forms/values'
import { Refusal } from '@/lib/kernel/refusal'
import { shanghaiDate } from '@/lib/kernel/workday'
import { currentMatter } from '@/lib/matters/definitions'
import { surroundingsOf } from '@/lib/matters/facts'
import { readFacts, readParams } from '@/lib/matters/facts-provider'
import { keepFigures } from '@/lib/matters/figures/keep'
import { targetField } from '@/lib/matters/prerequisites/prerequisite'
import { carriedDetail, carryFields, carryMaterials } from '@/lib/matters/reuse/carry-over'
import type { MatterDefinition } from '@/lib/matters/schema'
import { statusLabel } from '@/lib/matters/status'
import { headline, namesIn, type OpenFiling, openFiling } from '@/lib/matters/workspace'
import { defineCommand } from '@/lib/platform/command'
import { isId, newId } from '@/lib/platform/id'

/**
 * Begins a filing: a draft on the filler's desk, with everything the base already knows filled in. `forFiling` = the own filing it is a
 * prerequisite of: enterprise and target are taken over from there. Gives its id.
 */
export const createFiling = defineCommand({
  name: 'createFiling',
  permission: 'matter.file',
  input: z.object({
    matter: z.string().max(20),
    orgId: z.uuid('请选择申报企业').optional(),
    forFiling: z.uuid('办件编号不正确').optional(),
  }),
  run: async (context, input) => {
    const { tx, actor, now, audit } = context
    const { id: definitionId, matter } = await currentMatter(tx, input.matter)
    const onward = input.forFiling === undefined ? null : await openFiling(tx, input.forFiling)
    const org = await tx.org.findUnique({ where: { id: onward?.filing.orgId ?? input.orgId ?? actor.orgId } })
    const inside = matter.flow.steps[0]!.side === 'gov'
    if (org?.kind !== (inside ? 'sasac' : 'enterprise')) throw new Refusal('not_found', '没有这家企业，或您不能代其申报。')
    if (org.status === '已注销') throw new Refusal('blocked', '该企业已经注销，不能再申报事项。')
    const id = newId()
    const today = shanghaiDate(now)
    const known = { applicant_org: org.id, contact: actor.name, ...targetOf(matter, onward) }
    const base = await readFacts(tx, matter, { filingId: id, orgId: org.id, values: known, today })
    const surroundings = { ...base, params: await readParams(tx, org.id, today), surroundings: surroundingsOf(matter), today }
    const values = { ...initialValues(matter.form, surroundings), ...known }
    // Whether the person holds the filling desk is decided before anything is written.
    const performer = performerFor(actor, await poolsOf(tx, actor, now), null)
    const body = org.owner === 'district' ? org.adcode : null
    const opened = openRun(
      matter.flow,
      { runId: newId(), definitionCode: matter.code, orgId: org.id, line: matter.line, body },
      performer,
      now.toISOString(),
      {
        calendar: flowCalendar,
        newId,
      },
    )
    await tx.filing.create({
      data: {
        id,
        definitionId,
        matterCode: matter.code,
        matterName: matter.name,
        kind: matter.kind,
        ...headline(matter, values, onward ? await namesIn(tx, matter, values) : {}),
        orgId: org.id,
        orgName: org.shortName,
        groupId: org.groupId,
        line: matter.line,
        adcode: org.adcode,
        values,
        status: 'filling',
        stepName: statusLabel('filling'),
        promiseDays: matter.limits.promiseDays,
        statutoryDays: matter.limits.statutoryDays,
        createdAt: now,
        createdBy: actor.userId,
        updatedAt: now,
        updatedBy: actor.userId,
        updatedByName: actor.name,
      },
    })
    const subject = { kind: 'filing', id, title: matter.name, orgName: org.shortName, amount: null }
    const run = await insertRun(tx, { definitionId, definition: matter.flow, subject }, opened)
    const draft = { id, orgId: org.id, line: matter.line, targetOrgId: null }
    const answered = await carryFields(context, draft, matter, values)
    if (Object.keys(answered).length > 0) await tx.filing.update({ where: { id }, data: { values: { ...values, ...answered } } })
    await keepFigures(tx, draft, matter, values, surroundings)
    const carried = await carryMaterials(context, draft, matter, 'applicant')
    audit({
      subjectKind: 'filing',
      subjectId: id,
      orgId: org.id,
      detail: { matter: matter.code, ...(onward ? { forFiling: onward.filing.id } : {}), ...carriedDetail(carried) },
    })
    report({ ...context, audit: () => undefined }, run, opened, performer)
    return { id }
  },
})

/** The target of the filing that waits, in the field in which this matter names it. */
function targetOf(matter: MatterDefinition, onward: OpenFiling | null): FormValues {
  const [from, to] = [onward && targetField(onward.version.matter), targetField(matter)]
  const target = onward && from ? (onward.filing.values as FormValues)[from] : null
  return to !== null && typeof target === 'string' && isId(target) ? { [to]: target } : {}
}
