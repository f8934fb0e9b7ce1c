import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { env } from '@/lib/platform/env'
import { withClient } from '@/lib/platform/postgres/connection'
import { digestOf } from './digest'

type Seed = (options: { ownerUrl: string; log: (line: string) => void }) => Promise<void>
/** A person of the demonstration data, as the start prints them. */
export type DemoAccount = { login: string; name: string; role: string; org: string; password: string; note?: string }

// The row that says which version of the seed has run to its end; the seed itself keeps one row for each of its phases.
const complete = 'complete'

/**
 * Fills the platform: with the demonstration scenario, or with reference data only (SEED=reference). The seed skips its own
 * phases that are done, so a newer version adds what is new; when nothing of it changed it is not run at all.
 */
export async function seedData(ownerUrl: string): Promise<string> {
  const sizes = `${env.SEED_TENDERS} ${env.SEED_FINANCE} ${env.SEED_TREASURY}`
  const digest = `${env.SEED} ${sizes} ${digestOf(['prisma/seed', 'lib/finance', 'lib/identity/permissions.ts'])}`
  if ((await lastSeed(ownerUrl)) === digest) return '未变化'
  const log = (line: string) => console.log(`    ${line}`)
  if (env.SEED === 'reference')
    await (await load<{ seedReference(url: string): Promise<void> }>('prisma/seed/reference-only.ts')).seedReference(ownerUrl)
  else await (await load<{ default: Seed }>('prisma/seed/main.ts')).default({ ownerUrl, log })
  await withClient(ownerUrl, (client) =>
    client.query(
      `insert into seed_state (phase, done_at, detail) values ($1, now(), $2)
       on conflict (phase) do update set done_at = excluded.done_at, detail = excluded.detail`,
      [complete, JSON.stringify({ digest })],
    ),
  )
  return '已写入'
}

async function lastSeed(ownerUrl: string): Promise<string | undefined> {
  return withClient(ownerUrl, async (client) => {
    const { rows } = await client.query(`select detail ->> 'digest' as digest from seed_state where phase = $1`, [complete])
    return rows[0]?.digest
  })
}

/** The people one can sign in as, in the order of the seed; nobody without demonstration data. */
export async function demoAccounts(): Promise<readonly DemoAccount[]> {
  if (env.SEED === 'reference' || !existsSync('prisma/seed/accounts.ts')) return []
  return (await load<{ demoAccounts: readonly DemoAccount[] }>('prisma/seed/accounts.ts')).demoAccounts
}

// Loaded only when needed: a second start does not pay for the whole scenario.
async function load<T>(path: string): Promise<T> {
  return (await import(pathToFileURL(resolve(path)).href)) as T
}
