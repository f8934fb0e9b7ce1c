import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { env } from './env'

/** The newest link of the chain of audit lines as the sealer of this host left it. */
export type AuditHead = { seq: string; hash: string }
const headSchema = z.object({ seq: z.string().regex(/^\d+$/), hash: z.string() })

/** Names the database in the file of its head: another database under the same name begins anew. */
export const headNameSql = `select datname || '-' || oid as name from pg_database where datname = current_database()`

/** Where the head of a database's chain is kept. */
export function headPath(name: string): string {
  return join(env.DATA_DIR, `audit-head-${name}.json`)
}

/**
 * Keeps the head outside the database: whoever may do anything there can still cut off the newest lines or write the whole chain anew,
 * and only something they cannot reach says so.
 */
export function keepHead(name: string, head: AuditHead): void {
  const path = headPath(name)
  mkdirSync(env.DATA_DIR, { recursive: true })
  const draft = `${path}.${process.pid}`
  writeFileSync(draft, `${JSON.stringify(head)}\n`)
  renameSync(draft, path)
}

/** The head kept on this host; null = none was kept here. */
export function keptHead(name: string): AuditHead | null {
  const path = headPath(name)
  return existsSync(path) ? headSchema.parse(JSON.parse(readFileSync(path, 'utf8'))) : null
}
