import { z } from 'zod'
import { pathText } from '@/lib/forms/issues'
import { parseForm } from '@/lib/forms/parse-form'
import type { FormValues } from '@/lib/forms/schema'
import { canonicalJson } from '@/lib/kernel/canonical'
import { Refusal } from '@/lib/kernel/refusal'
import { versionSchema } from '@/lib/kernel/version'
import { shanghaiDate } from '@/lib/kernel/workday'
import { defineCommand } from '@/lib/platform/command'
import type { Prisma } from '@/lib/platform/db'
import { newId } from '@/lib/platform/id'
import { bookOfForm, pathOfFault, tradeHandForm } from './hand-form'
import { heldTrade } from './held-trade'
import { storeTrades } from './take-in'

const kept = (values: FormValues) => values as Prisma.InputJsonValue

/** Opens the form of a property transaction: an empty one of the asker's enterprise, or with what the platform has of one. */
export const openTradeDraft = defineCommand({
  name: 'openTradeDraft',
  permission: 'procurement.report',
  input: z.object({ tradeId: z.uuid().optional() }),
  run: async ({ tx, actor, now, audit }, { tradeId }) => {
    const held = tradeId ? await heldTrade(tx, tradeId) : null
    if (tradeId && !held) throw new Refusal('not_found', '没有这项产权交易，或者您无权查看。')
    const orgId = held?.orgId ?? actor.orgId
    const org = await tx.org.findUnique({ where: { id: orgId }, select: { code: true } })
    const values: FormValues = held?.values ?? { org: org?.code ?? '' }
    const id = newId()
    const who = { byName: actor.name, createdAt: now, updatedAt: now, updatedByName: actor.name }
    const title = typeof values.title === 'string' && values.title ? values.title : '未命名项目'
    await tx.procurementDraft.create({
      data: {
        id,
        orgId,
        form: 'trade',
        tradeId: tradeId ?? null,
        title,
        values: kept(values),
        ...(held ? { opened: kept(values) } : {}),
        ...who,
      },
    })
    audit({ subjectKind: 'procurement-draft', subjectId: id, orgId, detail: { tradeId } })
    return { id }
  },
})

/**
 * Enters the form as a transaction, by the same checks as a workbook of one project; the draft is gone then. A number that is known is
 * refused unless it is the one that was opened. Throws Refusal(blocked) with the places that are not right, Refusal(stale) when the
 * transaction was changed since the form was opened.
 */
export const sendTradeDraft = defineCommand({
  name: 'sendTradeDraft',
  permission: 'procurement.report',
  input: z.object({ id: z.uuid(), version: versionSchema }),
  run: async (context, { id, version }) => {
    const { tx, actor, now, audit } = context
    const draft = await tx.procurementDraft.findUnique({ where: { id } })
    if (draft?.form !== 'trade') throw new Refusal('not_found', '没有这份填报，或者您无权处理。')
    if (draft.tradeId) {
      const held = await heldTrade(tx, draft.tradeId)
      if (!held || canonicalJson(held.values) !== canonicalJson(draft.opened))
        throw new Refusal('stale', '打开以后这个项目已经由他人修改或者删除，请从项目页面重新打开。')
    }
    const { values, issues } = parseForm(tradeHandForm, draft.values, 'submit', { today: shanghaiDate(now) })
    const wrong = issues.filter(({ level }) => level === '阻断').map(({ path, message }) => ({ path: pathText(path), message }))
    if (wrong.length > 0) throw blocked(wrong)
    const done = await storeTrades(context, bookOfForm(values), { source: '在线填报', replaces: draft.tradeId })
    if (done.errors.length > 0) throw blocked(done.errors.map((error) => ({ path: pathOfFault(error), message: error.message })))
    const { count } = await tx.procurementDraft.deleteMany({ where: { id, version } })
    if (count === 0) throw new Refusal('stale', '他人刚刚修改了这份填报，请刷新后再登记。')
    audit({ subjectKind: 'procurement-draft', subjectId: id, orgId: draft.orgId, detail: { trade: done.ids[0], by: actor.name } })
    return { tradeId: done.ids[0]! }
  },
})

function blocked(wrong: readonly { path: string; message: string }[]): Refusal {
  const fields = Object.fromEntries(wrong.map(({ path, message }) => [`form.${path}`, message]))
  return new Refusal('blocked', `还有 ${wrong.length} 处需要改正：${wrong[0]!.message}`, fields)
}
