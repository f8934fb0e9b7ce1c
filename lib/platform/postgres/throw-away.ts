import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sweepMemory } from './cluster-files'
import { readState } from './cluster-state'
import { type EmbeddedServer, findEmbedded, startEmbedded } from './embedded'

/** How the temporary data folders are named, by which abandoned ones are found. */
export const throwAwayPrefix = 'guozi-throw-away-'

/** A server with a data folder of its own that is deleted with it; fast, not durable. For tests and for comparing migrations. */
export type ThrowAway = { server: EmbeddedServer; dataDir: string; destroy(): Promise<void> }

/** Starts one, after removing those whose process died without cleaning up. */
export async function throwAwayServer(dataDir = mkdtempSync(join(tmpdir(), throwAwayPrefix))): Promise<ThrowAway> {
  await sweep()
  const server = await startEmbedded({ dataDir, startedBy: String(process.pid), durable: false })
  return {
    server,
    dataDir,
    async destroy() {
      await server.destroy()
      rmSync(dataDir, { recursive: true, force: true })
    },
  }
}

async function sweep(): Promise<void> {
  sweepMemory()
  for (const name of readdirSync(tmpdir()).filter((entry) => entry.startsWith(throwAwayPrefix))) {
    const dataDir = join(tmpdir(), name)
    try {
      const state = readState(dataDir)
      if (!state || isAlive(Number(state.startedBy))) continue
      await findEmbedded(dataDir)?.stop()
      rmSync(state.clusterDir, { recursive: true, force: true })
      rmSync(dataDir, { recursive: true, force: true })
    } catch {
      // Another account's folder.
    }
  }
}

function isAlive(pid: number): boolean {
  try {
    return pid > 0 && process.kill(pid, 0)
  } catch {
    return false
  }
}
