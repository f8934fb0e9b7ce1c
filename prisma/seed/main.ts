import type { Client } from 'pg'
import { hashPassword } from '@/lib/identity/sign-in/password'
import { withClient } from '@/lib/platform/postgres/connection'
import {
  cataloguePhases,
  filingPhases,
  financePhases,
  investmentPhases,
  mainBusinessPhases,
  organisationPhases,
  procurementPhases,
  treasuryPhases,
} from './organisation-phases'
import { type Phase, runPhase } from './phase'
import { dueStatementsPhase } from './phases/finance'
import { propertyPhase } from './phases/property-trades'
import { writeReference } from './phases/reference'
import { treasuryRulesPhase } from './phases/treasury-rules'
import { readMatters } from './reference-files'

export type SeedOptions = { ownerUrl: string; log: (line: string) => void; now?: Date }

/**
 * Fills a migrated database with the demonstration scenario: reference data, organisations, people, the
 * catalogue's changes, purchases, statements, filings. May be run any number of times: a phase that
 * is done is skipped, a broken one left nothing behind. Two processes at once wait for each other.
 */
export default async function seed({ ownerUrl, log, now = new Date() }: SeedOptions): Promise<void> {
  await withClient(ownerUrl, async (client) => {
    await client.query('select pg_advisory_lock(7230003)')
    const context = { client, log, now }
    const matters = readMatters()
    const written = await writeReference(context, matters)
    log(`基础资料：角色 ${written.role}、处室 ${written.department}、新事项版本 ${written.definition}`)
    const inTurn = async (phases: readonly Phase[], own = client) => {
      for (const phase of phases) await runPhase(phase, { ...context, client: own })
    }
    await inTurn([...organisationPhases({ hash: hashPassword, matters }), ...cataloguePhases(matters)])
    // Purchases keep this process busy and statements the server: side by side they take little longer than one of them.
    await withClient(ownerUrl, async (second) => {
      await both(inTurn(procurementPhases()), inTurn([...financePhases(), dueStatementsPhase(), ...mainBusinessPhases()], second))
      // The phases to come ask for what these wrote; the server may have looked at a table while nothing of it was committed, and think it empty.
      await analyse([client, second])
    })
    await inTurn([treasuryRulesPhase(), ...treasuryPhases(), ...filingPhases({ matters }), ...investmentPhases(), propertyPhase()])
    await withClient(ownerUrl, (second) => analyse([client, second]))
  })
}

/** Waits for both even when one fails, so that neither is cut off in the middle; throws the first failure. */
async function both(...work: readonly Promise<void>[]): Promise<void> {
  for (const end of await Promise.allSettled(work)) if (end.status === 'rejected') throw end.reason
}

/** Tells the planner of everything written since it was last told, the largest tables first, on as many connections as are given. */
async function analyse(clients: readonly Client[]): Promise<void> {
  for (const client of clients) await client.query('select pg_stat_force_next_flush()')
  const { rows } = await clients[0]!.query<{ name: string }>(
    `select format('%I.%I', n.nspname, c.relname) as name from pg_class c join pg_namespace n on n.oid = c.relnamespace join pg_stat_all_tables t on t.relid = c.oid
     where c.relkind in ('r', 'm') and n.nspname !~ '^(pg_|information_schema)'
       and (t.n_mod_since_analyze > 0 or coalesce(t.last_analyze, t.last_autoanalyze) is null) order by pg_table_size(c.oid) desc, 1`,
  )
  const left = rows.map(({ name }) => name).reverse()
  await both(
    ...clients.map(async (client) => {
      for (let name = left.pop(); name; name = left.pop()) await client.query(`analyze ${name}`)
    }),
  )
}
