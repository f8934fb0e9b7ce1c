import { Client } from 'pg'
import { z } from 'zod'
import { log } from './log'
import { appUrl } from './postgres/connection'

/** “Something changed”: ids only. Who listens filters by its own rights. */
export type LiveMessage = { topic: string; kind: string; id: string; orgId: string | null; line: string | null; users: string[] }
type Listener = (message: LiveMessage) => void
type Hub = { listeners: Set<Listener>; connected: boolean; starting: boolean }

const held = globalThis as typeof globalThis & { guoziLive?: Hub }

function hub(): Hub {
  held.guoziLive ??= { listeners: new Set(), connected: false, starting: false }
  return held.guoziLive
}

/** Listens to changes in this process (one database connection for everybody); gives the function that ends it. */
export function listenLive(listener: Listener): () => void {
  const shared = hub()
  shared.listeners.add(listener)
  if (!shared.connected && !shared.starting) void connect(shared)
  return () => void shared.listeners.delete(listener)
}

const messageSchema = z.object({
  topic: z.string(),
  kind: z.string(),
  id: z.string(),
  orgId: z.string().nullable(),
  line: z.string().nullable(),
  users: z.array(z.string()),
})

// Any login of the database may notify: what is no message of the relay is not heard, and never ends this process.
function readMessage(payload: string | undefined): LiveMessage | null {
  try {
    return messageSchema.safeParse(JSON.parse(payload ?? '')).data ?? null
  } catch {
    return null
  }
}

async function connect(shared: Hub): Promise<void> {
  shared.starting = true
  const client = new Client({ connectionString: appUrl(), keepAlive: true })
  const again = () => {
    if (!shared.connected && !shared.starting) return
    shared.connected = false
    shared.starting = true
    client.removeAllListeners()
    client.on('error', () => undefined)
    void client.end().catch(() => undefined)
    setTimeout(() => void connect(shared), 1000).unref()
  }
  client.on('error', again)
  client.on('end', again)
  client.on('notification', ({ payload }) => {
    const message = readMessage(payload)
    if (message) for (const listener of shared.listeners) listener(message)
  })
  try {
    await client.connect()
    await client.query('listen live')
    shared.connected = true
    shared.starting = false
  } catch (error) {
    log.warn({ err: String(error) }, '实时通道暂时连接不上')
    again()
  }
}
