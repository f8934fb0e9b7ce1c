import { z } from 'zod'
import { Refusal } from '@/lib/kernel/refusal'
import { shanghaiDate } from '@/lib/kernel/workday'
import { defineCommand } from '@/lib/platform/command'
import type { Tx } from '@/lib/platform/db'
import { attachFile, releaseFile } from '@/lib/platform/files/attach'
import { newId } from '@/lib/platform/id'
import { type EbsStatus, ebsState } from '../rules/ebs'
import { ebsList, ebsListOn } from './requirements'
import { ebsItemSchema, ebsPlatformSchema } from './schema'

const gone = () => new Refusal('not_found', '没有这个平台，或者您无权修改。')
/** Most attachments of one requirement. */
const mostFiles = 10

/** Enters a platform of the asking person's enterprise, or changes the entry; the version of the list is the one of the day it was entered. */
export const saveEbsPlatform = defineCommand({
  name: 'saveEbsPlatform',
  permission: 'procurement.report',
  input: ebsPlatformSchema,
  run: async ({ tx, actor, now, audit }, { id, dueOn, certifiedOn, ...given }) => {
    const { orgId } = actor
    const other = await tx.ebsPlatform.findFirst({ where: { orgId, name: given.name }, select: { id: true } })
    if (other && other.id !== id) throw new Refusal('conflict', '本单位已登记同名平台。', { name: '本单位已登记同名平台' })
    const facts = { ...given, dueOn: dueOn ?? null, certifiedOn: certifiedOn ?? null, byName: actor.name, at: now }
    const kept = id ?? newId()
    if (!id) await tx.ebsPlatform.createMany({ data: [{ id: kept, orgId, listVersion: ebsListOn(shanghaiDate(now)).version, ...facts }] })
    else if ((await tx.ebsPlatform.updateMany({ where: { id, orgId }, data: facts })).count === 0) throw gone()
    await keepState(tx, kept)
    const words = id
      ? `修改平台：目标 ${given.targetStars} 星${given.certificate ? `，证书 ${given.certificate}` : ''}`
      : `登记平台：目标 ${given.targetStars} 星`
    await note(tx, { platformId: kept, orgId, item: null, words, byName: actor.name, at: now })
    audit({ subjectKind: 'ebs-platform', subjectId: kept, orgId, detail: { name: given.name, target: given.targetStars } })
    return { id: kept }
  },
})

/** Takes out a platform that was entered by mistake; one of which anything was said stays. */
export const removeEbsPlatform = defineCommand({
  name: 'removeEbsPlatform',
  permission: 'procurement.report',
  input: z.object({ id: z.uuid() }),
  run: async ({ tx, actor, audit }, { id }) => {
    const { orgId } = actor
    if ((await tx.ebsItem.count({ where: { platformId: id } })) > 0) throw new Refusal('conflict', '已有自评记录的平台不能删除。')
    if ((await tx.ebsPlatform.deleteMany({ where: { id, orgId } })).count === 0) throw gone()
    await tx.ebsEvent.deleteMany({ where: { platformId: id } })
    audit({ subjectKind: 'ebs-platform', subjectId: id, orgId, detail: { removed: true } })
    return { id }
  },
})

/** Says how far a requirement is met. 已达标 wants evidence to be there. */
export const markEbsItem = defineCommand({
  name: 'markEbsItem',
  permission: 'procurement.report',
  input: ebsItemSchema,
  run: async ({ tx, actor, now, audit }, { id, item, status, reason, person, dueOn }) => {
    const { kept, title } = await itemOf(tx, actor, id, item, now)
    const before = await tx.ebsItem.findUniqueOrThrow({ where: { id: kept }, select: { status: true } })
    if (status === '已达标' && (await filesOf(tx, kept)) === 0)
      throw new Refusal('invalid', '标为已达标前，请先上传证明附件。', { status: '请先上传证明附件' })
    await tx.ebsItem.updateMany({
      where: { id: kept },
      data: { status, reason, person, dueOn: dueOn ?? null, byName: actor.name, at: now },
    })
    await keepState(tx, id)
    const words = `${item} ${title}：${before.status === status ? status : `${before.status} → ${status}`}${reason ? `（${reason}）` : ''}`
    await note(tx, { platformId: id, orgId: actor.orgId, item, words, byName: actor.name, at: now })
    audit({ subjectKind: 'ebs-platform', subjectId: id, detail: { item, status } })
    return { id }
  },
})

/** Lays an uploaded file to a requirement as evidence. */
export const attachEbsFile = defineCommand({
  name: 'attachEbsFile',
  permission: 'procurement.report',
  input: z.object({ id: z.uuid(), item: z.string().max(10), fileId: z.uuid() }),
  run: async ({ tx, actor, now, audit }, { id, item, fileId }) => {
    const { kept } = await itemOf(tx, actor, id, item, now)
    if ((await filesOf(tx, kept)) >= mostFiles) throw new Refusal('conflict', `每项证明附件不超过 ${mostFiles} 份。`)
    const file = await attachFile(tx, { fileId, ownerKind: 'certification', ownerId: kept, orgId: actor.orgId, line: null })
    await note(tx, { platformId: id, orgId: actor.orgId, item, words: `${item} 上传证明：${file.name}`, byName: actor.name, at: now })
    audit({ subjectKind: 'ebs-platform', subjectId: id, detail: { item, file: file.name, sm3: file.sm3 } })
    return { id }
  },
})

/** Takes evidence away again; what is 已达标 keeps at least one. */
export const removeEbsFile = defineCommand({
  name: 'removeEbsFile',
  permission: 'procurement.report',
  input: z.object({ id: z.uuid(), item: z.string().max(10), fileId: z.uuid() }),
  run: async ({ tx, actor, now, audit }, { id, item, fileId }) => {
    const row = await tx.ebsItem.findFirst({ where: { platformId: id, item, orgId: actor.orgId } })
    const file =
      row && (await tx.storedFile.findFirst({ where: { id: fileId, ownerKind: 'certification', ownerId: row.id }, select: { name: true } }))
    if (!row || !file) throw new Refusal('not_found', '没有这份附件，或者您无权移除。')
    if (row.status === '已达标' && (await filesOf(tx, row.id)) === 1)
      throw new Refusal('conflict', '已达标的要求至少保留一份证明附件，请先上传新的或者改变状态。')
    await releaseFile(tx, fileId, actor)
    await note(tx, { platformId: id, orgId: actor.orgId, item, words: `${item} 移除证明：${file.name}`, byName: actor.name, at: now })
    audit({ subjectKind: 'ebs-platform', subjectId: id, detail: { item, removed: file.name } })
    return { id }
  },
})

type Who = { orgId: string; name: string }

/** The row of a requirement of one's own platform, made where nothing was said of it yet. Throws Refusal(not_found | invalid). */
async function itemOf(tx: Tx, actor: Who, platformId: string, item: string, now: Date) {
  const platform = await tx.ebsPlatform.findFirst({ where: { id: platformId, orgId: actor.orgId }, select: { listVersion: true } })
  if (!platform) throw gone()
  const requirement = ebsList(platform.listVersion)
    .chapters.flatMap(({ items }) => items)
    .find(({ code }) => code === item)
  if (!requirement) throw new Refusal('invalid', `清单中没有 ${item} 这一项。`)
  const there = await tx.ebsItem.findUnique({ where: { platformId_item: { platformId, item } }, select: { id: true } })
  const kept = there?.id ?? newId()
  const facts = { id: kept, platformId, orgId: actor.orgId, item, status: '未开展', byName: actor.name, at: now }
  if (!there) await tx.ebsItem.createMany({ data: [facts] })
  return { kept, title: requirement.title }
}

const filesOf = (tx: Tx, ownerId: string) => tx.storedFile.count({ where: { ownerKind: 'certification', ownerId } })

const note = (tx: Tx, event: { platformId: string; orgId: string; item: string | null; words: string; byName: string; at: Date }) =>
  tx.ebsEvent.createMany({ data: [{ id: newId(), ...event }] })

/** Writes down where the platform stands by its items. */
async function keepState(tx: Tx, id: string): Promise<void> {
  const platform = await tx.ebsPlatform.findUniqueOrThrow({ where: { id } })
  const items = new Map((await tx.ebsItem.findMany({ where: { platformId: id } })).map(({ item, status }) => [item, status as EbsStatus]))
  const { stars, score, gaps } = ebsState(ebsList(platform.listVersion), (item) => items.get(item), platform.targetStars)
  await tx.ebsPlatform.updateMany({ where: { id }, data: { stars, score, gaps: gaps.length } })
}
