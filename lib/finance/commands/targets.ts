import { z } from 'zod'
import { Decimal, readDecimal } from '@/lib/kernel/decimal'
import { Refusal } from '@/lib/kernel/refusal'
import { type CommandContext, defineCommand } from '@/lib/platform/command'
import { newId } from '@/lib/platform/id'
import { currentEdition } from '../indicators/keep-indicators'
import { subjectOf, type TargetKind, type TargetSubject, targetKinds } from '../targets/subjects'

const kinds = Object.keys(targetKinds) as [TargetKind, ...TargetKind[]]
const most = new Decimal('1e12')

export const targetYear = z.coerce.number('请填写年度').int('年度应为四位数字').min(2000, '年度不早于 2000').max(2100, '年度不晚于 2100')

const input = z.object({
  year: targetYear,
  kind: z.enum(kinds, '请选择考核目标或年度预算'),
  basis: z.string().trim().min(4, '请写明依据，如文件名称和文号').max(200, '依据不超过 200 字'),
  source: z.enum(['entry', 'workbook']).default('entry'),
  rows: z
    .array(
      z.object({ orgId: z.uuid('企业编号不正确'), subject: z.string().max(80), value: z.string().trim().min(1, '请填写数值').max(40) }),
    )
    .min(1, '请至少填写一个数')
    .max(5000, '一次不超过 5000 个数'),
})

/** A yearly value as typed, in the unit of the subject; the text of why it is none. Six decimals: 分 for money in 万元. */
export function readTarget(text: string, { unit }: Pick<TargetSubject, 'unit'>): { value: Decimal } | { fault: string } {
  const value = readDecimal(text)
  if (!value) return { fault: `“${text.trim().slice(0, 30)}”不是数字，应写成 1234.56 这样的数，单位${unit}` }
  if (value.abs().gt(most)) return { fault: `数额过大，单位是${unit}，请核对` }
  if (value.decimalPlaces() > 6) return { fault: '小数至多 6 位' }
  return { value }
}

type Wanted = { orgId: string; subject: TargetSubject; value: Decimal }
type Latest = { id: string; orgId: string; subject: string; number: number; value: string; status: string; side: string }

/**
 * Proposes yearly values: budgets and targets of enterprises in sight, in the unit of each subject. All or none. A value that is the newest already is
 * left; an open proposal of the same is replaced by a further version; what is in force counts until the new one is confirmed.
 */
export const proposeTargets = defineCommand({
  name: 'proposeTargets',
  permission: 'finance.plan',
  input,
  run: async (context, { year, kind, basis, source, rows }) => {
    const { tx, actor, now, audit } = context
    const wanted = await wantedOf(context, rows)
    const orgIds = [...new Set(wanted.map(({ orgId }) => orgId))].sort()
    for (const id of orgIds) await tx.$executeRaw`select pg_advisory_xact_lock(hashtext(${`target:${id}:${year}`}))`
    const latest = await tx.$queryRaw<Latest[]>`
      select distinct on (org_id, subject) id::text, org_id::text as "orgId", subject, number, trim_scale(value)::text as value, status, side
      from finance_target where year = ${year} and kind = ${kind} and org_id = any (${orgIds}::uuid[]) order by org_id, subject, number desc`
    const at = new Map(latest.map((one) => [`${one.orgId}|${one.subject}`, one]))
    const before = ({ orgId, subject }: Wanted) => at.get(`${orgId}|${subject.code}`)
    const moved = wanted.filter((one) => {
      const held = before(one)
      return !held || held.status === 'returned' || !new Decimal(held.value).eq(one.value)
    })
    const open = moved.flatMap((one) => before(one) ?? []).filter(({ status }) => status === 'proposed')
    if (actor.side === 'ent' && open.some(({ side }) => side === 'gov'))
      throw new Refusal('stale', '有监管机构已提出、正待核定的数，请在核定后再报。')
    if (open.length > 0)
      await tx.financeTarget.updateMany({
        where: { id: { in: open.map(({ id }) => id) }, status: 'proposed' },
        data: { status: 'replaced' },
      })
    await tx.financeTarget.createMany({
      data: moved.map((one) => ({
        ...{ id: newId(), orgId: one.orgId, year, kind, subject: one.subject.code, number: (before(one)?.number ?? 0) + 1 },
        ...{ value: one.value.toString(), status: 'proposed', source, basis, side: actor.side },
        ...{ byId: actor.userId, byName: actor.name, at: now },
      })),
    })
    for (const orgId of orgIds)
      audit({
        subjectKind: 'finance_target',
        orgId,
        detail: { year, kind, source, values: moved.filter((one) => one.orgId === orgId).length },
      })
    return { proposed: moved.length, unchanged: wanted.length - moved.length }
  },
})

async function wantedOf({ tx }: CommandContext, rows: z.infer<typeof input>['rows']): Promise<Wanted[]> {
  const { indicators } = await currentEdition(tx)
  const orgs = await tx.org.findMany({
    where: { id: { in: [...new Set(rows.map(({ orgId }) => orgId))] }, kind: 'enterprise', status: { not: '已注销' } },
    select: { id: true, shortName: true },
  })
  const names = new Map(orgs.map(({ id, shortName }) => [id, shortName]))
  const seen = new Set<string>()
  return rows.map(({ orgId, subject: code, value: text }) => {
    const name = names.get(orgId)
    if (!name) throw new Refusal('not_found', '没有这家企业，或者您无权查看。')
    const subject = subjectOf(code, indicators)
    if (!subject) throw new Refusal('invalid', `没有指标或报表项目“${code.slice(0, 30)}”。`, { [code]: '应为月度指标或快报的项目' })
    if (seen.has(`${orgId}|${code}`)) throw new Refusal('invalid', `${name}的“${subject.name}”出现两次，请只保留一个。`)
    seen.add(`${orgId}|${code}`)
    const read = readTarget(text, subject)
    if ('fault' in read) throw new Refusal('invalid', `${name}的“${subject.name}”：${read.fault}。`, { [code]: read.fault })
    return { orgId, subject, value: read.value }
  })
}

/** 核定 or 退回 of proposed values, all or none; nobody decides what they proposed themselves. */
export const decideTargets = defineCommand({
  name: 'decideTargets',
  permission: 'finance.settle',
  input: z
    .object({
      ids: z.array(z.uuid('编号不正确')).min(1, '请选择待核定的数').max(5000, '一次不超过 5000 个数'),
      decision: z.enum(['confirm', 'return']),
      note: z.string().trim().max(300, '不超过 300 字').default(''),
    })
    .refine(({ decision, note }) => decision === 'confirm' || note.length >= 2, { path: ['note'], message: '退回请写明原因' }),
  run: async ({ tx, actor, now, audit, emit }, { ids, decision, note }) => {
    const wanted = [...new Set(ids)]
    const rows = await tx.financeTarget.findMany({ where: { id: { in: wanted } } })
    if (rows.length < wanted.length) throw new Refusal('not_found', '所选的数有的不存在，或者您无权查看。')
    const done = rows.find(({ status }) => status !== 'proposed')
    if (done) throw new Refusal('stale', '所选的数有的已经核定、退回或被新的一版替换，请刷新。')
    if (rows.some(({ byId }) => byId === actor.userId)) throw new Refusal('forbidden', '本人填报的数须由他人核定。')
    const status = decision === 'confirm' ? 'confirmed' : 'returned'
    const { count } = await tx.financeTarget.updateMany({
      where: { id: { in: wanted }, status: 'proposed' },
      data: { status, decidedByName: actor.name, decidedAt: now, decision: note },
    })
    if (count < wanted.length) throw new Refusal('stale', '所选的数刚刚被他人办理，请刷新。')
    for (const orgId of new Set(rows.map((row) => row.orgId))) {
      const own = rows.filter((row) => row.orgId === orgId)
      audit({ subjectKind: 'finance_target', orgId, detail: { decision, values: own.length, subjects: own.map(({ subject }) => subject) } })
      emit('target.decided', { subjectKind: 'finance_target', subjectId: own[0]!.id, orgId, data: { values: own.length } })
    }
    return { decided: count }
  },
})
