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
import { runPhase } from './phase'
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
    const phases = [
      ...organisationPhases({ hash: hashPassword, matters }),
      ...cataloguePhases(matters),
      ...procurementPhases(),
      ...financePhases(),
      dueStatementsPhase(),
      ...mainBusinessPhases(),
      treasuryRulesPhase(),
      ...treasuryPhases(),
      ...filingPhases({ matters }),
      ...investmentPhases(),
      propertyPhase(),
    ]
    for (const phase of phases) await runPhase(phase, context)
    await client.query('analyze')
  })
}
