import { isRefusal, Refusal } from '@/lib/kernel/refusal'
import { asSystem } from '@/lib/platform/db'
import { openRead } from '@/lib/platform/storage'
import { readOcds } from '../ocds/reader'
import { importReleases } from './import-releases'

/**
 * Reads what an import has stored into the facts. A file that cannot be read as a whole, or is gone, fails the import in words and is not
 * tried again; anything else is thrown, so that the queue tries once more.
 */
export async function takeIn(id: string, { storageKey }: { storageKey: string; format: string }, url?: string): Promise<void> {
  try {
    const bytes = await openRead(storageKey)
    if (!bytes) throw new Refusal('not_found', '文件已不在存储中，请重新上传。')
    await importReleases(id, readOcds(bytes), url ? { url } : {})
  } catch (error) {
    if (!isRefusal(error)) throw error
    await asSystem('导入失败', (tx) =>
      tx.procurementImport.updateMany({ where: { id }, data: { status: 'failed', error: error.message, endedAt: new Date() } }),
    )
  }
}
