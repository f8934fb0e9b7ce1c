import { createReadStream } from 'node:fs'
import type { Actor } from '@/lib/kernel/actor'
import { isRefusal, Refusal } from '@/lib/kernel/refusal'
import { auditLine, writeAudit } from '@/lib/platform/command'
import { asActor } from '@/lib/platform/db'
import { env } from '@/lib/platform/env'
import type { Upload } from '@/lib/platform/generated/client'
import { putFile, type Stored } from '@/lib/platform/storage'
import { scanStream } from './clamd'
import { checkContent } from './content/check'
import { fileDto, fileFields } from './dto'
import type { FileDto } from './schema'

/** An upload in progress of this person, or null; another person's is not there. */
export function openUpload(actor: Actor, id: string): Promise<Upload | null> {
  return asActor(actor, (tx) => tx.upload.findFirst({ where: { id, userId: actor.userId } }))
}

/** A file this person has uploaded completely, or null. */
export function finishedUpload(actor: Actor, id: string): Promise<FileDto | null> {
  return asActor(actor, async (tx) => {
    const row = await tx.storedFile.findFirst({ where: { id, uploadedBy: actor.userId }, select: fileFields })
    return row && fileDto(row)
  })
}

/**
 * Turns the complete bytes at `path` into a stored file with the upload's id: content checked, scanned, digested, kept once.
 * Several requests may ask for it at once; one row is made. Refusals of the content are audited and end the upload.
 */
export async function finishUpload(actor: Actor, upload: Upload, path: string, now: Date): Promise<FileDto> {
  try {
    const mime = await checkContent(path, upload.name)
    const scan = await scanned(path)
    return await record(actor, upload, { ...(await putFile(path)), mime, scan }, now)
  } catch (error) {
    if (isRefusal(error) && error.code === 'invalid') await refuse(actor, upload, error.message, now)
    throw error
  }
}

async function scanned(path: string): Promise<'clean' | 'unscanned'> {
  if (!env.CLAMD_HOST) return 'unscanned'
  const result = await scanStream(createReadStream(path, { highWaterMark: 1 << 18 }), env.CLAMD_HOST, env.CLAMD_PORT)
  if (!result.clean) throw new Refusal('invalid', `文件被病毒查杀拦截（${result.virus}），已拒收并记入审计日志。`)
  return 'clean'
}

async function record(actor: Actor, upload: Upload, stored: Stored & { mime: string; scan: string }, now: Date): Promise<FileDto> {
  const { key, size, sm3, mime, scan } = stored
  const { id, name, orgId } = upload
  const made = await asActor(actor, async (tx) => {
    // Whoever removes the row makes the file.
    const { count } = await tx.upload.deleteMany({ where: { id } })
    if (count === 0) return null
    const row = await tx.storedFile.create({
      data: { id, name, size: BigInt(size), mime, sm3, storageKey: key, orgId, uploadedBy: actor.userId, uploadedAt: now, scan },
      select: fileFields,
    })
    const detail = { name, size, mime, sm3, scan }
    await writeAudit(tx, [auditLine('finishUpload', actor, { subjectKind: 'file', subjectId: id, orgId, detail }, now)])
    return fileDto(row)
  })
  const file = made ?? (await finishedUpload(actor, id))
  if (!file) throw new Refusal('not_found', '上传已结束或已被取消，请重新上传。')
  return file
}

async function refuse(actor: Actor, upload: Upload, why: string, now: Date): Promise<void> {
  const { id, name, orgId } = upload
  await asActor(actor, async (tx) => {
    await tx.upload.deleteMany({ where: { id } })
    const note = { subjectKind: 'file', subjectId: id, orgId, detail: { name, why } }
    await writeAudit(tx, [auditLine('finishUpload', actor, note, now, 'refused')])
  })
}
