import { z } from 'zod'
import { Refusal } from '@/lib/kernel/refusal'
import { defineQuery } from '@/lib/platform/query'
import { fileDto, fileFields } from './dto'
import { isPreviewable } from './schema'

/** What a person may know of a file before taking it: name, size, type, and whether the page can show it. Invisible = not_found. */
export const fileForDownload = defineQuery({
  name: 'fileForDownload',
  permission: 'matter.read',
  input: z.object({ id: z.uuid() }),
  run: async ({ tx }, { id }) => {
    const row = await tx.storedFile.findUnique({ where: { id }, select: fileFields })
    if (!row) throw new Refusal('not_found', '文件不存在，或您无权查看。')
    return { ...fileDto(row), previewable: isPreviewable(row.mime) }
  },
})

/** Files of mine that are complete and attached to nothing yet: what a form may still take up after a reload. */
export const myLooseFiles = defineQuery({
  name: 'myLooseFiles',
  permission: 'file.upload',
  input: z.object({}),
  run: async ({ tx, actor }) => {
    const rows = await tx.storedFile.findMany({
      where: { uploadedBy: actor.userId, ownerId: null },
      orderBy: { uploadedAt: 'desc' },
      take: 50,
      select: fileFields,
    })
    return rows.map(fileDto)
  },
})
