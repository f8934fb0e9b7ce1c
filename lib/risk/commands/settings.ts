import { z } from 'zod'
import { Refusal } from '@/lib/kernel/refusal'
import { shanghaiDate } from '@/lib/kernel/workday'
import { type CommandContext, defineCommand } from '@/lib/platform/command'
import { type Tx, withBaseRights } from '@/lib/platform/db'
import { newId } from '@/lib/platform/id'
import { modelOf } from '../models/registry'
import { readThresholds } from '../rules/thresholds'
import { decideWithdrawalSchema, draftSettingSchema, publishSettingSchema, withdrawSettingSchema } from '../schema'

/** Drafts a change of a model's thresholds or switch for everybody or one enterprise, and asks for the back-test on history. */
export const draftSetting = defineCommand({
  name: 'draftSetting',
  permission: 'risk.tune',
  input: draftSettingSchema,
  run: async ({ tx, actor, now, audit, emit }, { modelCode, orgId, enabled, parameters, mode, reason }) => {
    const model = modelOf(modelCode)
    if (!model) throw new Refusal('not_found', `没有模型 ${modelCode}。`)
    if (orgId) await mustExist(tx, orgId)
    const changed = readThresholds(model, parameters)
    const last = await tx.riskModelSetting.findFirst({ where: { modelCode, orgId: orgId ?? null }, orderBy: { version: 'desc' } })
    const id = newId()
    await tx.riskModelSetting.create({
      data: {
        ...{ id, modelCode, orgId: orgId ?? null, enabled, parameters: changed, mode, state: 'draft', reason },
        ...{ version: (last?.version ?? model.version) + 1, byId: actor.userId, byName: actor.name, at: now },
      },
    })
    const runId = await askBacktest({ tx, actor, now, emit }, modelCode, id)
    audit({ subjectKind: 'risk-model', detail: { modelCode, orgId, enabled, parameters: changed, mode } })
    return { id, runId }
  },
})

/** Publishes a draft from a day on: by somebody else than who drafted it, and only after its back-test. */
export const publishSetting = defineCommand({
  name: 'publishSetting',
  permission: 'risk.publish',
  input: publishSettingSchema,
  run: async (context, { id, effectiveFrom }) => {
    const { tx, actor, now, audit } = context
    const setting = await draft(context, id)
    if (setting.byId === actor.userId) throw new Refusal('forbidden', '本人起草的调整须由另一人发布。')
    if (!setting.backtest) throw new Refusal('conflict', '回测还没有完成，看过回测结果再发布。')
    if (effectiveFrom < shanghaiDate(now)) throw new Refusal('invalid', '生效日期不能早于今天。', { effectiveFrom: '不能早于今天' })
    const { count } = await tx.riskModelSetting.updateMany({
      where: { id, state: 'draft' },
      data: { state: 'published', publishedAt: now, effectiveFrom: new Date(`${effectiveFrom}T00:00:00Z`) },
    })
    if (count === 0) throw new Refusal('not_found', '没有这份草稿，或者已经发布、撤回。')
    audit({ subjectKind: 'risk-model', subjectId: id, detail: { modelCode: setting.modelCode, effectiveFrom } })
    return { modelCode: setting.modelCode }
  },
})

/**
 * Takes back a draft or a shadow setting, by which nothing is found. A published live setting changes what the model finds, so this only asks for
 * its withdrawal: it stays in force until somebody else decides (`decideWithdrawal`).
 */
export const withdrawSetting = defineCommand({
  name: 'withdrawSetting',
  permission: 'risk.tune',
  input: withdrawSettingSchema,
  run: async ({ tx, actor, now, audit }, { id, reason }) => {
    const setting = await tx.riskModelSetting.findUnique({ where: { id } })
    if (!setting || setting.state === 'withdrawn') throw new Refusal('not_found', '没有这项调整，或者已经撤回。')
    if (setting.withdrawById) throw new Refusal('conflict', `${setting.withdrawByName}已申请撤回这项调整，等待另一人决定。`)
    const asks = setting.state === 'published' && setting.mode === 'live'
    const { count } = await tx.riskModelSetting.updateMany({
      where: { id, state: setting.state, withdrawById: null },
      data: asks
        ? { withdrawById: actor.userId, withdrawByName: actor.name, withdrawReason: reason, withdrawAt: now }
        : { state: 'withdrawn', withdrawReason: reason },
    })
    if (count === 0) throw new Refusal('conflict', '这项调整刚刚有了变化，请刷新后再看。')
    audit({ subjectKind: 'risk-model', subjectId: id, detail: { modelCode: setting.modelCode, reason, asked: asks } })
    return { id, asked: asks }
  },
})

/** Ends a published setting whose withdrawal was asked for, or leaves it in force; by somebody else than who asked. The model returns to the setting before it. */
export const decideWithdrawal = defineCommand({
  name: 'decideWithdrawal',
  permission: 'risk.publish',
  input: decideWithdrawalSchema,
  run: async ({ tx, actor, audit }, { id, agreed }) => {
    const setting = await tx.riskModelSetting.findUnique({ where: { id } })
    if (setting?.state !== 'published' || !setting.withdrawById) throw new Refusal('not_found', '没有等待决定的撤回申请，或者已经决定。')
    if (setting.withdrawById === actor.userId) throw new Refusal('forbidden', '本人申请的撤回须由另一人决定。')
    const { count } = await tx.riskModelSetting.updateMany({
      where: { id, state: 'published', withdrawById: setting.withdrawById },
      data: agreed ? { state: 'withdrawn' } : { withdrawById: null, withdrawByName: null, withdrawReason: null, withdrawAt: null },
    })
    if (count === 0) throw new Refusal('not_found', '没有等待决定的撤回申请，或者已经决定。')
    audit({ subjectKind: 'risk-model', subjectId: id, detail: { modelCode: setting.modelCode, agreed, askedBy: setting.withdrawByName } })
    return { modelCode: setting.modelCode, agreed }
  },
})

/** Copies the published settings for everybody to a district or a group, as drafts to be changed and published there; each is tried on its own history. */
export const copySettings = defineCommand({
  name: 'copySettings',
  permission: 'risk.tune',
  input: z.object({ orgId: z.uuid('请选择企业或者区（市）') }),
  run: async ({ tx, actor, now, audit, emit }, { orgId }) => {
    await mustExist(tx, orgId)
    const published = await tx.riskModelSetting.findMany({
      where: { orgId: null, state: 'published', mode: 'live' },
      orderBy: { version: 'desc' },
    })
    const newest = new Map(published.toReversed().map((setting) => [setting.modelCode, setting]))
    if (newest.size === 0) throw new Refusal('not_found', '还没有已发布的通用设置可以复制。')
    const own = await tx.riskModelSetting.findMany({ where: { orgId, state: { in: ['draft', 'published'] } }, select: { modelCode: true } })
    for (const { modelCode } of own) newest.delete(modelCode)
    if (newest.size === 0) throw new Refusal('conflict', '通用设置都已有这一范围的草稿或者已发布的设置，没有可以复制的。')
    const last = await tx.riskModelSetting.groupBy({ by: ['modelCode'], where: { orgId }, _max: { version: true } })
    const used = new Map(last.map(({ modelCode, _max }) => [modelCode, _max.version ?? 0]))
    const copies = [...newest.values()].map(({ modelCode, enabled, parameters, mode, version }) => ({
      ...{ id: newId(), modelCode, orgId, enabled, parameters: parameters ?? {}, mode, state: 'draft', reason: '由通用设置复制' },
      ...{ version: Math.max(version, used.get(modelCode) ?? 0) + 1, byId: actor.userId, byName: actor.name, at: now },
    }))
    await tx.riskModelSetting.createMany({ data: copies })
    // What the general setting did everywhere says nothing of one district.
    for (const { id, modelCode } of copies) await askBacktest({ tx, actor, now, emit }, modelCode, id)
    audit({ subjectKind: 'risk-model', orgId, detail: { copied: newest.size } })
    return { copied: newest.size }
  },
})

/** Throws Refusal unless there is such an enterprise or district; whoever keeps the models sees none of them, but that there is one is no secret. */
async function mustExist(tx: Tx, orgId: string): Promise<void> {
  const org = await withBaseRights(tx, () =>
    tx.org.findFirst({ where: { id: orgId, kind: { in: ['enterprise', 'district'] } }, select: { id: true } }),
  )
  if (!org) throw new Refusal('not_found', '没有这家企业或者区（市），请从列表中选择。', { orgId: '请从列表中选择' })
}

/** Queues the back-test of a draft; gives its run. */
async function askBacktest(
  { tx, actor, now, emit }: Pick<CommandContext, 'tx' | 'actor' | 'now' | 'emit'>,
  modelCode: string,
  settingId: string,
): Promise<string> {
  const id = newId()
  await tx.riskRun.create({
    data: {
      ...{ id, kind: 'backtest', scope: {}, models: [modelCode], status: 'queued', settingId },
      ...{ askedBy: actor.userId, askedByName: actor.name, askedAt: now },
    },
  })
  emit('risk.run', { subjectKind: 'risk-run', subjectId: id })
  return id
}

async function draft({ tx }: CommandContext, id: string) {
  const setting = await tx.riskModelSetting.findUnique({ where: { id } })
  if (setting?.state !== 'draft') throw new Refusal('not_found', '没有这份草稿，或者已经发布、撤回。')
  return setting
}
