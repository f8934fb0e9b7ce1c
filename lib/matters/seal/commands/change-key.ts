import { z } from 'zod'
import { Refusal } from '@/lib/kernel/refusal'
import { defineCommand } from '@/lib/platform/command'
import { type Tx, withBaseRights } from '@/lib/platform/db'
import type { SealChange } from '@/lib/platform/generated/client'
import { newId } from '@/lib/platform/id'
import { endKey, makeKey } from '../keys'
import { sealOpinion, sealReason } from '../schema'
import { requireKeeper } from './decide-seal'

/** Asks to rotate the seal's key (a new one from approval on) or to put it out of use. The head of the office decides. */
export const requestKeyChange = defineCommand({
  name: 'requestKeyChange',
  permission: 'seal.key',
  input: z.object({
    kind: z.enum(['rotate', 'disable'], '请选择轮换或者停用'),
    keyId: z.uuid('密钥编号不正确'),
    name: z.string().trim().min(2, '印章名称不少于 2 个字').max(12, '印章名称不超过 12 个字，印面排不下').optional(),
    reason: sealReason,
  }),
  run: async ({ tx, actor, now, audit, emit }, { kind, keyId, name, reason }) => {
    const key = await tx.sealKey.findUnique({ where: { id: keyId } })
    if (!key) throw new Refusal('not_found', '没有这个印章密钥。')
    const active = await tx.sealKey.findFirst({ where: { status: 'active' } })
    if (active ? active.id !== keyId : kind === 'disable') throw new Refusal('conflict', '这个密钥已经不是启用中的密钥，请刷新。')
    if ((await tx.sealChange.count({ where: { status: 'open' } })) > 0)
      throw new Refusal('conflict', '已有密钥变更申请待批准，请先办结或者撤回。')
    const id = newId()
    const asked = { askedBy: actor.userId, askedByName: actor.name, askedAt: now }
    await tx.sealChange.create({ data: { id, kind, keyId, name: kind === 'rotate' ? (name ?? key.name) : null, reason, ...asked } })
    audit({ subjectKind: 'seal_key', subjectId: keyId, detail: { kind, reason, fingerprint: key.fingerprint, change: id } })
    emit('seal.change', { subjectKind: 'seal_change', subjectId: id })
    return { id }
  },
})

/** Decides a change of the key and carries it out in the same transaction. The private half is made here and encrypted at once; nobody sees it. */
export const decideKeyChange = defineCommand({
  name: 'decideKeyChange',
  permission: 'seal.approve',
  input: z.object({ id: z.uuid('申请编号不正确'), approve: z.boolean(), opinion: sealOpinion }),
  run: async ({ tx, actor, now, audit, emit }, { id, approve, opinion }) => {
    const change = await tx.sealChange.findUnique({ where: { id } })
    if (!change) throw new Refusal('not_found', '没有这项密钥变更申请。')
    await requireKeeper(tx)
    if (change.askedBy === actor.userId) throw new Refusal('blocked', '密钥变更须由申请人以外的人批准。')
    if (!approve && opinion.length < 2) throw new Refusal('invalid', '不予批准须写明理由', { opinion: '不予批准须写明理由' })
    const status = approve ? 'approved' : 'refused'
    const decided = { status, opinion: opinion || '同意', decidedBy: actor.userId, decidedByName: actor.name, decidedAt: now }
    const { count } = await tx.sealChange.updateMany({ where: { id, status: 'open' }, data: decided })
    if (count !== 1) throw new Refusal('conflict', '这项密钥变更申请已经办结。')
    const fingerprint = approve ? await withBaseRights(tx, () => carryOut(tx, change, actor.name, now)) : null
    audit({ subjectKind: 'seal_key', subjectId: change.keyId, detail: { kind: change.kind, status, opinion, fingerprint, change: id } })
    emit('seal.change', { subjectKind: 'seal_change', subjectId: id })
    return { id, status }
  },
})

/** Ends the key, makes the next; gives the fingerprint of the key in force afterwards, null when there is none. */
async function carryOut(
  tx: Tx,
  { kind, keyId, name, reason, askedByName }: SealChange,
  approver: string,
  now: Date,
): Promise<string | null> {
  const key = await tx.sealKey.findUniqueOrThrow({ where: { id: keyId } })
  const ended = await endKey(tx, keyId, kind === 'rotate' ? 'rotated' : 'disabled', reason, now)
  if (!ended && (kind === 'disable' || key.status === 'active')) throw new Refusal('conflict', '这个密钥已经不是启用中的密钥。')
  if (kind === 'disable') return null
  if ((await tx.sealKey.count({ where: { status: 'active' } })) > 0) throw new Refusal('conflict', '已有启用中的印章密钥。')
  return (await makeKey(tx, { name: name ?? key.name, by: `${askedByName}申请，${approver}批准`, now })).fingerprint
}

/** Takes an undecided change back; only who asked for it. */
export const withdrawKeyChange = defineCommand({
  name: 'withdrawKeyChange',
  permission: 'seal.key',
  input: z.object({ id: z.uuid('申请编号不正确') }),
  run: async ({ tx, actor, now, audit }, { id }) => {
    const { count } = await tx.sealChange.updateMany({
      where: { id, status: 'open', askedBy: actor.userId },
      data: { status: 'withdrawn', decidedAt: now },
    })
    if (count !== 1) throw new Refusal('not_found', '没有您提出的、尚未办结的密钥变更申请。')
    audit({ subjectKind: 'seal_change', subjectId: id })
    return { id }
  },
})
