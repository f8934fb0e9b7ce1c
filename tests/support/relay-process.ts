import { connectDatabase } from '@/lib/platform/db'
import { newId } from '@/lib/platform/id'
import { onEvent, relayOutbox } from '@/lib/platform/worker/relay'

// A worker that relays events slowly, to be killed in the middle of one (tests/integration/relay.test.ts).
const [url = '', userId = ''] = process.argv.slice(2)

onEvent('test.slow', async (tx, event, now) => {
  await tx.notice.create({ data: { id: newId(), at: now, userId, kind: 'test', title: event.subjectId, body: '', href: '/' } })
  await new Promise((resolve) => setTimeout(resolve, 10))
  return undefined
})

connectDatabase(url, 2)
await relayOutbox(new Date(), 1)
process.stdout.write('ready\n')
for (;;) await relayOutbox(new Date(), 5)
