import { z } from 'zod'
import { Refusal } from '@/lib/kernel/refusal'
import { defineCommand } from '@/lib/platform/command'
import { newId } from '@/lib/platform/id'

const beginSchema = z.object({
  name: z.string().trim().min(1).max(200),
  size: z
    .number()
    .int()
    .min(1, '文件是空的')
    .max(2 ** 31),
  sm3: z.string().regex(/^[0-9a-f]{64}$/),
  storageKey: z.string().max(200),
})

/** Takes a stored file of Open Contracting releases in hand; the worker reads it line by line. */
export const beginImport = defineCommand({
  name: 'beginImport',
  permission: 'procurement.report',
  input: beginSchema,
  run: async ({ tx, actor, now, audit, emit }, { name, size, sm3, storageKey }) => {
    const running = await tx.procurementImport.count({ where: { orgId: actor.orgId, status: { in: ['queued', 'running'] } } })
    if (running >= 3) throw new Refusal('conflict', '本单位已有三份数据正在导入，请等待完成或者停止其中一份。')
    const id = newId()
    const file = newId()
    await tx.procurementImport.create({
      data: {
        id,
        orgId: actor.orgId,
        format: 'ocds',
        name,
        digest: sm3,
        fileId: file,
        status: 'queued',
        byId: actor.userId,
        byName: actor.name,
        at: now,
      },
    })
    await tx.storedFile.create({
      data: {
        ...{ id: file, name, size: BigInt(size), mime: 'application/json', sm3, storageKey, orgId: actor.orgId },
        ...{ uploadedBy: actor.userId, uploadedAt: now, ownerKind: 'import', ownerId: id },
      },
    })
    audit({ subjectKind: 'procurement-import', subjectId: id, detail: { name, size, sm3 } })
    emit('procurement.import', { subjectKind: 'procurement_import', subjectId: id, orgId: actor.orgId, data: { storageKey } })
    return { id }
  },
})

/** Stops an import between two batches; what was taken in stays. */
export const stopImport = defineCommand({
  name: 'stopImport',
  permission: 'procurement.report',
  input: z.object({ id: z.uuid() }),
  run: async ({ tx, audit }, { id }) => {
    if (!(await tx.procurementImport.findUnique({ where: { id }, select: { id: true } })))
      throw new Refusal('not_found', '没有这次导入，或者您无权处理。')
    const { count } = await tx.procurementImport.updateMany({
      where: { id, status: { in: ['queued', 'running'] } },
      data: { stopAsked: true },
    })
    if (count === 0) throw new Refusal('conflict', '这次导入已经结束，或者不存在。')
    audit({ subjectKind: 'procurement-import', subjectId: id })
    return { id }
  },
})
