import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { env } from '@/lib/platform/env'
import { findEmbedded } from '@/lib/platform/postgres/embedded'

/**
 * Stops the embedded database for as long as the work takes. Its supervisor, which would start it again within three seconds, sleeps
 * meanwhile and then finds the server gone, as after a crash; web and worker processes run all the time.
 */
export async function withoutDatabase(work: () => Promise<void>): Promise<void> {
  const server = findEmbedded(env.DATA_DIR)
  if (!server) throw new Error('The platform under test has no embedded database.')
  const supervisor = Number(readFileSync(join(env.DATA_DIR, 'up.pid'), 'utf8'))
  process.kill(supervisor, 'SIGSTOP')
  try {
    await server.stop()
    await work()
  } finally {
    process.kill(supervisor, 'SIGCONT')
  }
}
