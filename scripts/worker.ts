import '@/lib/identity/events'
import '@/lib/matters/catalogue/events'
import '@/lib/matters/events'
import '@/lib/matters/seal/events'
import { ensureFirstKey } from '@/lib/matters/seal/keys'
import { log } from '@/lib/platform/log'
import '@/lib/openapi/events'
import '@/lib/procurement/events'
import '@/lib/procurement/property/judge-daily'
import '@/lib/procurement/rotation-events'
import '@/lib/finance/events'
import '@/lib/finance/form-versions/events'
import '@/lib/investment/lists/events'
import '@/lib/finance/target-events'
import '@/lib/finance/urge-events'
import '@/lib/risk/events'
import '@/lib/investment/events'
import '@/lib/risk/tree/events'
import '@/lib/treasury/events'
import { startWorker } from '@/lib/platform/worker/worker-main'

const first = await ensureFirstKey(new Date())
if (first) log.info({ fingerprint: first.fingerprint }, '已生成首个印章密钥')
const stopWorker = await startWorker()

let stopping = false
const stop = async () => {
  if (stopping) return
  stopping = true
  await stopWorker()
  process.exit(0)
}
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, stop)
