import { rmSync } from 'node:fs'
import { closeDatabase, connectDatabase } from '@/lib/platform/db'
import { env } from '@/lib/platform/env'
import { appUrl } from '@/lib/platform/postgres/connection'
import { type EmbeddedServer, startEmbedded } from '@/lib/platform/postgres/embedded'
import { migrateDatabase } from '@/lib/platform/postgres/migrate'
import { seedOrganisation, seedReference } from '@/prisma/seed/reference-only'

/** The database server of the run, durable as in earnest unless it is being filled. */
export type Ground = {
  server(): EmbeddedServer
  restart(durable: boolean): Promise<void>
  close(): Promise<void>
}

/** Starts a server of its own with all organisations and all people of the demonstration, and no filing yet. */
export async function openGround(): Promise<Ground> {
  const start = (durable: boolean) => startEmbedded({ dataDir: env.DATA_DIR, startedBy: String(process.pid), durable })
  let server = await start(true)
  const ground: Ground = {
    server: () => server,
    async restart(durable) {
      await closeDatabase()
      await server.stop()
      server = await start(durable)
    },
    async close() {
      await closeDatabase()
      await server.destroy()
      rmSync(env.DATA_DIR, { recursive: true, force: true })
    },
  }
  try {
    const url = server.ownerUrl()
    await migrateDatabase(url)
    await seedReference(url)
    await seedOrganisation(url)
    connectDatabase(appUrl(url))
    return ground
  } catch (error) {
    await ground.close()
    throw error
  }
}
