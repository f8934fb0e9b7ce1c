import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { withClient } from '@/lib/platform/postgres/connection'

type Seed = (options: { ownerUrl: string; log: (line: string) => void }) => Promise<void>
/** A person of the demonstration data, as the start prints them. */
export type DemoAccount = { login: string; name: string; role: string; org: string; password: string; note?: string }

// Marks that every phase of the seed is done; the seed itself keeps a row for each of its own phases.
const complete = 'complete'

/** Fills an empty platform once; a seed that broke off is taken up again at its own phases. */
export async function seedData(ownerUrl: string): Promise<string> {
  const seed = await load<{ default: Seed }>('prisma/seed/main.ts')
  if (!seed) return '没有种子数据'
  if (await isSeeded(ownerUrl)) return '已有数据'
  await seed.default({ ownerUrl, log: (line) => console.log(`    ${line}`) })
  await withClient(ownerUrl, (client) =>
    client.query('insert into seed_state (phase, done_at) values ($1, now()) on conflict (phase) do nothing', [complete]),
  )
  return '已写入'
}

async function isSeeded(ownerUrl: string): Promise<boolean> {
  return withClient(ownerUrl, async (client) => {
    const { rowCount } = await client.query('select 1 from seed_state where phase = $1', [complete])
    return Boolean(rowCount)
  })
}

/** The people one can sign in as, in the order of the seed; empty without demonstration data. */
export async function demoAccounts(): Promise<DemoAccount[]> {
  return (await load<{ demoAccounts: DemoAccount[] }>('prisma/seed/accounts.ts'))?.demoAccounts ?? []
}

async function load<T>(path: string): Promise<T | undefined> {
  return existsSync(path) ? ((await import(pathToFileURL(resolve(path)).href)) as T) : undefined
}
