import '@/lib/identity/events'
import '@/lib/matters/catalogue/events'
import '@/lib/matters/events'
import { startWorker } from '@/lib/platform/worker/worker-main'

const stopWorker = await startWorker()

let stopping = false
const stop = async () => {
  if (stopping) return
  stopping = true
  await stopWorker()
  process.exit(0)
}
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, stop)
