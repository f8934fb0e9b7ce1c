import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'

const stateSchema = z.object({ clusterDir: z.string(), port: z.number(), startedBy: z.string().optional() })
/** What an installation remembers of its embedded server: where the cluster lies, its port, who started it last. */
export type ClusterState = z.infer<typeof stateSchema>

/** The remembered state, or undefined before the first start. */
export function readState(dataDir: string): ClusterState | undefined {
  const path = join(dataDir, 'postgres.json')
  return existsSync(path) ? stateSchema.parse(JSON.parse(readFileSync(path, 'utf8'))) : undefined
}

/** Remembers the state for the next start and for other processes of the same installation. */
export function writeState(dataDir: string, state: ClusterState): void {
  mkdirSync(dataDir, { recursive: true })
  writeFileSync(join(dataDir, 'postgres.json'), `${JSON.stringify(state, null, 2)}\n`)
}
