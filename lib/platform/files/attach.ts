import { Refusal } from '@/lib/kernel/refusal'
import type { Tx } from '@/lib/platform/db'
import { fileDto, fileFields } from './dto'
import type { FileDto } from './schema'

/** What a file is attached to; row security lets the file be seen by whoever sees the owner. */
export type Attachment = {
  fileId: string
  ownerKind: 'filing' | 'paper' | 'seal' | 'import' | 'regulation' | 'certification'
  ownerId: string
  orgId: string
  line: string | null
}

/**
 * Attaches an upload of the asking person to a record, inside the command that needs it. Twice to the same record is the same
 * as once; a file of another person, or one already attached elsewhere, is refused as not_found.
 */
export async function attachFile(tx: Tx, { fileId, ownerKind, ownerId, orgId, line }: Attachment): Promise<FileDto> {
  const { count } = await tx.storedFile.updateMany({
    where: { id: fileId, OR: [{ ownerId: null }, { ownerKind, ownerId }] },
    data: { ownerKind, ownerId, orgId, line },
  })
  const row = count === 1 ? await tx.storedFile.findUnique({ where: { id: fileId }, select: fileFields }) : null
  if (!row) throw new Refusal('not_found', '附件不存在或已用于别处，请重新上传。')
  return fileDto(row)
}

/**
 * Lets go of a file that was taken out of a draft: it falls to the person who removed it, and the sweep removes it later. Only for
 * files that no submitted round refers to.
 */
export async function releaseFile(tx: Tx, fileId: string, actor: { userId: string }): Promise<void> {
  await tx.storedFile.updateMany({
    where: { id: fileId, ownerId: { not: null } },
    data: { ownerKind: null, ownerId: null, line: null, uploadedBy: actor.userId },
  })
}
