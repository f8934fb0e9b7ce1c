import { z } from 'zod'
import { poolsOf } from '@/lib/flow/performer'
import { parseForm } from '@/lib/forms/parse-form'
import type { FormValues } from '@/lib/forms/schema'
import type { Actor } from '@/lib/kernel/actor'
import { Refusal } from '@/lib/kernel/refusal'
import { versionSchema } from '@/lib/kernel/version'
import { keepFigures } from '@/lib/matters/figures/keep'
import { carriedDetail, carryMaterials } from '@/lib/matters/reuse/carry-over'
import { filingContext, headline, type OpenFiling, openFiling } from '@/lib/matters/workspace'
import { defineCommand } from '@/lib/platform/command'
import type { Tx } from '@/lib/platform/db'

const editable = ['filling', 'returned', 'correcting']

/** The person holds an open enterprise desk of this filing on which its form may be changed. Throws Refusal. */
export async function requireEditor(tx: Tx, actor: Actor, { filing, version }: OpenFiling, now: Date): Promise<void> {
  if (!editable.includes(filing.status)) throw new Refusal('conflict', '办件已经上报，不能再修改；如需修改请申请撤回或等待补正。')
  const pools = new Set((await poolsOf(tx, actor, now)).map((entry) => entry.pool))
  const first = version.matter.flow.steps[0]!.key
  const tasks = await tx.task.findMany({ where: { subjectId: filing.id, status: 'open' } })
  const mine = tasks.some((task) => (task.stepKey === first && pools.has(task.pool)) || task.holderId === actor.userId)
  const filling = tasks.some((task) => task.stepKey === first)
  if (!filling) throw new Refusal('conflict', '办件正在内部审核或签发，不能修改；需要修改请由审核人退回。')
  if (!mine) throw new Refusal('forbidden', '您不是本件的填报人，不能修改。')
}

const valuesSchema = z.record(z.string().max(80), z.unknown()).refine((values) => Object.keys(values).length <= 400, '字段过多')

/**
 * Saves the draft of a form as far as it goes: what can be read is kept, what cannot is told. `version` is what the editor last saw;
 * a newer one in the meantime is refused as stale and nothing is overwritten.
 */
export const saveDraft = defineCommand({
  name: 'saveDraft',
  permission: 'matter.file',
  input: z.object({ id: z.uuid('办件编号不正确'), version: versionSchema, values: valuesSchema }),
  run: async (command, { id, version, values }) => {
    const { tx, actor, now, audit, emit } = command
    const open = await openFiling(tx, id)
    await requireEditor(tx, actor, open, now)
    const context = await filingContext(tx, open, now, { values: values as FormValues })
    const { values: read, issues } = parseForm(open.version.matter.form, values, 'draft', context)
    const head = headline(open.version.matter, read, context.names ?? {})
    const { count } = await tx.filing.updateMany({
      where: { id, version },
      data: { ...head, values: read, version: version + 1, updatedAt: now, updatedBy: actor.userId, updatedByName: actor.name },
    })
    if (count !== 1) throw new Refusal('stale', '他人刚刚修改了这份表单，请比较后再保存。')
    await keepFigures(tx, open.filing, open.version.matter, read, context)
    // Another target: what is on file about it need not be handed in again.
    const carried =
      head.targetOrgId !== null && head.targetOrgId !== open.filing.targetOrgId
        ? await carryMaterials(command, { ...open.filing, targetOrgId: head.targetOrgId }, open.version.matter, 'target')
        : []
    audit({ subjectKind: 'filing', subjectId: id, orgId: open.filing.orgId, detail: { version: version + 1, ...carriedDetail(carried) } })
    // The ledger and the search find a draft by what it is called now.
    if (head.title !== open.filing.title || head.targetName !== open.filing.targetName)
      emit('filing.renamed', { subjectKind: 'filing', subjectId: id, orgId: open.filing.orgId, line: open.filing.line })
    return {
      // What the base knows about the form as it is now: choosing a target brings its register data.
      facts: (context.facts ?? {}) as Record<string, unknown>,
      origins: context.origins ?? {},
      version: version + 1,
      savedAt: now.toISOString(),
      carried,
      unread: issues.map((issue) => ({ path: issue.path.join('.'), message: issue.message })),
    }
  },
})
