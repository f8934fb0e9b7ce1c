import { largestStreamed } from '@/lib/forms/excel/open-package'
import { isRefusal, Refusal } from '@/lib/kernel/refusal'
import { asSystem } from '@/lib/platform/db'
import { openRead } from '@/lib/platform/storage'
import type { KeptMapping } from '../commands/imports'
import { readMapped } from '../mapping/read'
import { type Read, type ReadFault, readOcds } from '../ocds/reader'
import { readTemplate } from '../templates/read'
import { clearValues } from './clear-values'
import { importReleases } from './import-releases'
import { knownOcids, processPrefix } from './known-ocids'

/**
 * Reads what an import has stored into the facts. A file that cannot be read as a whole, or is gone, fails the import in words and is not
 * tried again; anything else is thrown, so that the queue tries once more.
 */
export async function takeIn(id: string, { storageKey, format }: { storageKey: string; format: string }, url?: string): Promise<void> {
  try {
    const bytes = await openRead(storageKey)
    if (!bytes) throw new Refusal('not_found', '文件已不在存储中，请重新上传。')
    await importReleases(id, ['workbook', 'mapped'].includes(format) ? table(id, bytes) : readOcds(bytes), {
      ...(url ? { url } : {}),
      ...(format === 'form' ? { first: (client) => clearValues(client, id) } : {}),
    })
  } catch (error) {
    if (!isRefusal(error)) throw error
    await asSystem('导入失败', async (tx) => {
      const at = new Date()
      const { orgId } = await tx.procurementImport.update({ where: { id }, data: { status: 'failed', error: error.message, endedAt: at } })
      await tx.outbox.create({
        data: { at, topic: 'procurement.ended', subjectKind: 'procurement_import', subjectId: id, orgId, data: { status: 'failed' } },
      })
    })
  }
}

/** A filled template, or a table of the enterprise's own under the mapping that the import keeps. */
async function* table(id: string, bytes: AsyncIterable<Uint8Array>): AsyncGenerator<Read | ReadFault> {
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of bytes) {
    size += chunk.length
    if (size > largestStreamed) throw new Refusal('too_large', '文件不超过 30 MB，请分开上传。')
    chunks.push(chunk)
  }
  const { orgId, name, mapping } = await asSystem('导入：谁的数据', (tx) =>
    tx.procurementImport.findUniqueOrThrow({ where: { id }, select: { orgId: true, name: true, mapping: true } }),
  )
  const [file, options] = [Buffer.concat(chunks), { known: knownOcids(orgId), prefix: processPrefix(orgId) }]
  const kept = mapping as KeptMapping | null
  yield* kept ? readMapped(name, file, { ...options, ...kept }) : readTemplate(file, options)
}
