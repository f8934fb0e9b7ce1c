import { Refusal } from '@/lib/kernel/refusal'
import { defineCommand } from '@/lib/platform/command'
import { type Tx, withBaseRights } from '@/lib/platform/db'
import { newId } from '@/lib/platform/id'
import { modelOf } from '../models/registry'
import { cancelRunSchema, startRunSchema } from '../schema'

/** Asks for a run over a selection (an organisation stands for those below it too) or everything; the worker begins within seconds. */
export const startRun = defineCommand({
  name: 'startRun',
  permission: 'risk.run',
  input: startRunSchema,
  run: async ({ tx, actor, now, audit, emit }, { models, orgs, tenderId, from, to }) => {
    const unknown = models.filter((code) => !modelOf(code))
    if (unknown.length > 0) throw new Refusal('invalid', `没有这些模型：${unknown.join('、')}`, { models: '模型编码不正确' })
    if (from && to && from > to) throw new Refusal('invalid', '起始日期晚于截止日期。', { from: '应不晚于截止日期' })
    const waiting = await tx.riskRun.count({ where: { status: { in: ['queued', 'running'] }, kind: 'demand' } })
    if (waiting >= 5) throw new Refusal('conflict', '已有五次运行在排队，请等待完成或者取消其中一次。')
    const scope = {
      ...(tenderId ? { tenders: [tenderId] } : {}),
      ...(orgs ? { orgs: await withThoseBelow(tx, orgs) } : {}),
      ...(from ? { from } : {}),
      ...(to ? { to } : {}),
    }
    const id = newId()
    await tx.riskRun.create({
      data: { id, kind: 'demand', scope, models, status: 'queued', askedBy: actor.userId, askedByName: actor.name, askedAt: now },
    })
    audit({ subjectKind: 'risk-run', subjectId: id, detail: { models, scope } })
    emit('risk.run', { subjectKind: 'risk-run', subjectId: id })
    return { id }
  },
})

/** Organisations with those below them (of a district its enterprises). Who below whom is no secret; throws Refusal on one that does not exist. */
async function withThoseBelow(tx: Tx, orgs: readonly string[]): Promise<string[]> {
  return withBaseRights(tx, async () => {
    const known = await tx.org.count({ where: { id: { in: [...orgs] }, kind: { in: ['enterprise', 'district'] } } })
    if (known < new Set(orgs).size) throw new Refusal('not_found', '没有这家企业或者区（市），请从列表中选择。', { orgs: '请从列表中选择' })
    const rows = await tx.$queryRaw<{ id: string }[]>`
      select distinct x.org_id::text as id from org_closure x where x.ancestor_id = any(${[...orgs]}::uuid[]) and x.to_date is null`
    return [...new Set([...orgs, ...rows.map(({ id }) => id)])]
  })
}

/** Stops a run between two models; what it has found stays. */
export const cancelRun = defineCommand({
  name: 'cancelRun',
  permission: 'risk.run',
  input: cancelRunSchema,
  run: async ({ tx, audit }, { id }) => {
    if (!(await tx.riskRun.findUnique({ where: { id }, select: { id: true } })))
      throw new Refusal('not_found', '没有这次运行，或者您无权处理。')
    const { count } = await tx.riskRun.updateMany({ where: { id, status: { in: ['queued', 'running'] } }, data: { stopAsked: true } })
    if (count === 0) throw new Refusal('conflict', '这次运行已经结束，或者不存在。')
    await tx.riskRun.updateMany({ where: { id, status: 'queued' }, data: { status: 'cancelled' } })
    audit({ subjectKind: 'risk-run', subjectId: id })
    return { id }
  },
})
