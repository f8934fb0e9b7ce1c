import { z } from 'zod'
import { formatMoney } from '@/lib/kernel/money'
import { Refusal } from '@/lib/kernel/refusal'
import { defineCommand } from '@/lib/platform/command'
import type { Tx } from '@/lib/platform/db'
import { newId } from '@/lib/platform/id'
import { partOf, planSchema } from '../schema'

/** An enterprise in sight for which something is reported; the own one when none is named. */
export async function reportedOrg(tx: Tx, orgId: string): Promise<{ id: string; shortName: string }> {
  const org = await tx.org.findFirst({
    where: { id: orgId, kind: 'enterprise', status: { not: '已注销' } },
    select: { id: true, shortName: true },
  })
  if (!org) throw new Refusal('not_found', '没有这家企业，或者您无权填报。')
  return org
}

const wanText = (cents: bigint) => `${formatMoney(cents, '万元')} 万元`

/**
 * Proposes the plan of a year: its projects and where the money comes from; totals by kind follow from the projects. An open proposal is replaced;
 * what is in force counts until somebody else has confirmed this version.
 */
export const proposeInvestPlan = defineCommand({
  name: 'proposeInvestPlan',
  permission: 'invest.report',
  input: planSchema,
  run: async ({ tx, actor, now, audit }, { orgId: asked, year, items, basis, ...given }) => {
    const { id: orgId } = await reportedOrg(tx, asked ?? actor.orgId)
    const sum = (test: (item: (typeof items)[number]) => boolean) => items.filter(test).reduce((all, item) => all + item.year, 0n)
    const total = sum(() => true)
    const funds = given.ownFunds + given.debtFunds + given.fiscalFunds
    if (funds !== total)
      throw new Refusal('invalid', `资金来源合计 ${wanText(funds)}，与项目本年投资合计 ${wanText(total)} 不一致。`, {
        ownFunds: '自有、融资、财政性资金之和应等于项目本年投资合计',
      })
    if (given.overseas > total) throw new Refusal('invalid', '境外投资大于投资总额。', { overseas: '不应大于投资总额' })
    const twice = items.find(({ name }, index) => items.findIndex((item) => item.name === name) !== index)
    if (twice) throw new Refusal('invalid', `项目“${twice.name}”出现两次，请只保留一行。`, { items: `“${twice.name}”出现两次` })
    await tx.$executeRaw`select pg_advisory_xact_lock(hashtext(${`invest-plan:${orgId}:${year}`}))`
    const newest = await tx.investPlan.findFirst({ where: { orgId, year }, orderBy: { number: 'desc' }, select: { number: true } })
    await tx.investPlan.updateMany({ where: { orgId, year, status: 'proposed' }, data: { status: 'replaced' } })
    const id = newId()
    const number = (newest?.number ?? 0) + 1
    await tx.investPlan.create({
      data: {
        ...{ id, orgId, year, number, status: 'proposed', total, nonCore: sum(({ core }) => core === '非主业') },
        fixed: sum(({ kind }) => partOf(kind) === 'fixed'),
        equity: sum(({ kind }) => partOf(kind) === 'equity'),
        other: sum(({ kind }) => partOf(kind) === 'other'),
        ...{ ...given, basis, byId: actor.userId, byName: actor.name, at: now },
      },
    })
    await tx.investPlanItem.createMany({
      data: items.map(({ yield: rate, startOn, endOn, ...item }, index) => ({
        ...{ ...item, planId: id, position: index + 1, orgId, startOn: startOn ?? null, endOn: endOn ?? null, yield: rate ?? null },
      })),
    })
    audit({ subjectKind: 'invest_plan', subjectId: id, orgId, detail: { year, number, items: items.length, total: total.toString() } })
    return { id, number }
  },
})

/** 核定 or 退回 of a proposed plan; nobody decides what they proposed themselves. */
export const decideInvestPlan = defineCommand({
  name: 'decideInvestPlan',
  permission: 'invest.settle',
  input: z
    .object({
      id: z.uuid('编号不正确'),
      decision: z.enum(['confirm', 'return']),
      note: z.string().trim().max(300, '不超过 300 字').default(''),
    })
    .refine(({ decision, note }) => decision === 'confirm' || note.length >= 2, { path: ['note'], message: '退回请写明原因' }),
  run: async ({ tx, actor, now, audit, emit }, { id, decision, note }) => {
    const plan = await tx.investPlan.findUnique({ where: { id } })
    if (!plan) throw new Refusal('not_found', '没有这份投资计划，或者您无权查看。')
    if (plan.byId === actor.userId) throw new Refusal('forbidden', '本人填报的计划须由他人核定。')
    const status = decision === 'confirm' ? 'confirmed' : 'returned'
    const { count } = await tx.investPlan.updateMany({
      where: { id, status: 'proposed' },
      data: { status, decidedByName: actor.name, decidedAt: now, decision: note },
    })
    if (count === 0) throw new Refusal('stale', '这份计划已经核定、退回或被新的一版替换，请刷新。')
    audit({ subjectKind: 'invest_plan', subjectId: id, orgId: plan.orgId, detail: { decision } })
    const title = `投资计划${decision === 'confirm' ? '已核定' : '已退回'}：${plan.year} 年第 ${plan.number} 版`
    emit('invest.decided', {
      ...{ subjectKind: 'invest_plan', subjectId: id, orgId: plan.orgId },
      data: { title, body: note || '已作为完成率的分母。', path: `/investment/plans/${id}`, byId: plan.byId },
    })
    return { status }
  },
})
