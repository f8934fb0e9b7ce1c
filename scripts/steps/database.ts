import { env } from '@/lib/platform/env'
import { ownerUrl } from '@/lib/platform/postgres/connection'
import { findEmbedded, startEmbedded } from '@/lib/platform/postgres/embedded'

/** The database of this run: where it is, and how to let go of it (nothing is stopped that this run did not start). */
export type OpenDatabase = {
  note: string
  ownerUrl: string
  /** Starts the embedded server again when it died; true when it had to. */
  revive(): Promise<boolean>
  close(): Promise<void>
}

/** Opens the database of the settings: DATABASE_URL, else the embedded server on the data folder. */
export async function openDatabase(options: { throwAway: boolean }): Promise<OpenDatabase> {
  if (env.DATABASE_URL) {
    return { note: '外部数据库', ownerUrl: env.DATABASE_URL, revive: async () => false, close: async () => undefined }
  }
  const start = () => startEmbedded({ dataDir: env.DATA_DIR, startedBy: 'up', adopt: true, durable: !options.throwAway })
  let server = await start()
  return {
    note: `内置 PostgreSQL，端口 ${server.port}`,
    ownerUrl: ownerUrl(),
    async revive() {
      if (findEmbedded(env.DATA_DIR)) return false
      const { port } = server
      server = await start()
      if (server.port !== port) throw new Error(`数据库端口 ${port} 已被其他程序占用，请重新启动平台。`)
      return true
    },
    async close() {
      if (options.throwAway) await server.destroy()
      else if (server.startedBy === 'up') await server.stop()
    },
  }
}
