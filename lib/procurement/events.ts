import { asSystem } from '@/lib/platform/db'
import { openRead } from '@/lib/platform/storage'
import { defineJob, sendJob } from '@/lib/platform/worker/jobs'
import { onEvent } from '@/lib/platform/worker/relay'
import { importReleases } from './jobs/import-releases'
import { readOcds } from './ocds/reader'

defineJob({ name: 'procurement-import', work: ({ id, storageKey }) => takeIn(String(id), String(storageKey)) })

onEvent('procurement.import', async (_tx, event) => {
  await sendJob('procurement-import', { id: event.subjectId, storageKey: event.data.storageKey }, event.subjectId)
  return undefined
})

/** Reads a stored file into the facts; a file that is gone fails the import in words. */
async function takeIn(id: string, storageKey: string): Promise<void> {
  const bytes = await openRead(storageKey)
  if (bytes) await importReleases(id, readOcds(bytes))
  else
    await asSystem('导入失败', (tx) =>
      tx.procurementImport.updateMany({ where: { id }, data: { status: 'failed', error: '文件已不在存储中，请重新上传。' } }),
    )
}
