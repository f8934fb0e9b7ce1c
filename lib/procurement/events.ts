import { defineJob, sendJob } from '@/lib/platform/worker/jobs'
import { onEvent } from '@/lib/platform/worker/relay'
import { takeIn } from './jobs/take-in'

defineJob({
  name: 'procurement-import',
  work: ({ id, storageKey, format }) => takeIn(String(id), { storageKey: String(storageKey), format: String(format ?? 'ocds') }),
})

onEvent('procurement.import', async (_tx, event) => {
  const { storageKey, format } = event.data
  await sendJob('procurement-import', { id: event.subjectId, storageKey, format }, event.subjectId)
  return undefined
})
