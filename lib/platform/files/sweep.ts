import { readdir, stat, unlink } from 'node:fs/promises'
import { join } from 'node:path'
import { auditLine, writeAudit } from '@/lib/platform/command'
import { asSystem } from '@/lib/platform/db'
import { remove } from '@/lib/platform/storage'
import { blobRoot, incomingRoot, keyOf } from '@/lib/platform/storage/blob-path'
import { orphanHours } from './schema'
import { discardBytes } from './tus-store'

/** How much a sweep removed. */
export type Swept = { files: number; uploads: number; blobs: number; drafts: number }

/**
 * Removes what nobody needs any more, each older than a day: files attached to nothing, unfinished uploads, blobs no row refers to
 * and drafts a crash left. For the worker, hourly or daily; running twice at once does no harm. One audit line when something went.
 */
export async function sweepOrphans(now: Date): Promise<Swept> {
  const before = new Date(now.getTime() - orphanHours * 3_600_000)
  const files = await asSystem('清理未使用的附件', async (tx) => {
    const { count } = await tx.storedFile.deleteMany({ where: { ownerId: null, uploadedAt: { lt: before } } })
    return count
  })
  const swept = { files, uploads: await sweepUploads(before), blobs: await sweepBlobs(before), drafts: await sweepDrafts(before) }
  if (Object.values(swept).some((count) => count > 0))
    await asSystem('记录附件清理', (tx) => writeAudit(tx, [auditLine('sweepOrphans', null, { subjectKind: 'file', detail: swept }, now)]))
  return swept
}

async function sweepUploads(before: Date): Promise<number> {
  const ids = await asSystem('清理过期的上传', async (tx) => {
    const rows = await tx.upload.findMany({ where: { createdAt: { lt: before } }, select: { id: true } })
    await tx.upload.deleteMany({ where: { id: { in: rows.map((row) => row.id) } } })
    return rows.map((row) => row.id)
  })
  for (const id of ids) await discardBytes(id)
  return ids.length
}

async function sweepBlobs(before: Date): Promise<number> {
  let removed = 0
  for (const folder of await namesIn(blobRoot())) {
    const digests = (await namesIn(join(blobRoot(), folder))).map((name) => folder + name).filter((text) => /^[0-9a-f]{64}$/.test(text))
    const known = await asSystem('查找仍被引用的文件', async (tx) => {
      const rows = await tx.storedFile.findMany({ where: { sm3: { in: digests } }, select: { sm3: true }, distinct: ['sm3'] })
      return new Set(rows.map((row) => row.sm3))
    })
    for (const digest of digests) if (!known.has(digest) && (await remove(keyOf(digest), before))) removed += 1
  }
  return removed
}

// Drafts of `put`, and bytes of uploads whose row is gone.
async function sweepDrafts(before: Date): Promise<number> {
  let removed = 0
  for (const root of [incomingRoot(), join(incomingRoot(), 'tus')]) {
    for (const name of await namesIn(root)) {
      const path = join(root, name)
      const found = await stat(path).catch(() => undefined)
      if (!found?.isFile() || found.mtime >= before) continue
      await unlink(path).catch(() => undefined)
      removed += 1
    }
  }
  return removed
}

const namesIn = (folder: string): Promise<string[]> => readdir(folder).catch(() => [])
