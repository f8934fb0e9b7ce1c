import { z } from 'zod'
import { Refusal } from '@/lib/kernel/refusal'
import { defineCommand } from '@/lib/platform/command'
import { checkDataExtension, checkExtension } from './content/check'
import { fileDto, fileFields } from './dto'
import { cleanFileName } from './file-name'
import { maxOpenUploads, maxUploadBytes } from './schema'

/** Opens an upload under an id made by the caller; the stored file will have the same id. */
export const startUpload = defineCommand({
  name: 'startUpload',
  permission: 'file.upload',
  input: z.object({
    id: z.uuid(),
    name: z.string().min(1).max(1000),
    size: z.number().int().positive('文件是空的').max(maxUploadBytes),
    data: z.boolean().default(false),
  }),
  run: async ({ tx, actor, now, audit }, input) => {
    const name = cleanFileName(input.name)
    if (input.data) checkDataExtension(name)
    else checkExtension(name)
    if ((await tx.upload.count({ where: { userId: actor.userId } })) >= maxOpenUploads)
      throw new Refusal('too_many', `同时进行的上传不能超过 ${maxOpenUploads} 个，请等待其他文件上传完成。`)
    await tx.upload.create({
      data: { id: input.id, userId: actor.userId, orgId: actor.orgId, name, size: BigInt(input.size), createdAt: now },
    })
    audit({ subjectKind: 'file', subjectId: input.id, orgId: actor.orgId, detail: { name, size: input.size } })
    return { id: input.id, name }
  },
})

/** Hands out a file that the actor may see through what it belongs to, and notes who took it; an invisible one is not_found. */
export const downloadFile = defineCommand({
  name: 'downloadFile',
  permission: 'matter.read',
  input: z.object({ id: z.uuid(), inline: z.boolean().default(false), range: z.string().max(100).optional() }),
  run: async ({ tx, audit }, { id, inline, range }) => {
    const row = await tx.storedFile.findUnique({
      where: { id },
      select: { ...fileFields, storageKey: true, orgId: true, ownerKind: true, ownerId: true },
    })
    if (!row) throw new Refusal('not_found', '文件不存在，或您无权查看。')
    const { storageKey, orgId, ownerKind, ownerId, ...shown } = row
    audit({ subjectKind: 'file', subjectId: id, orgId, detail: { name: row.name, ownerKind, ownerId, inline, range } })
    return { ...fileDto(shown), storageKey }
  },
})
