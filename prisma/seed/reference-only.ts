import { hash } from '@node-rs/argon2'
import { hashPassword } from '@/lib/identity/sign-in/password'
import { withClient } from '@/lib/platform/postgres/connection'
import { filingPhases, financePhases, investmentPhases, organisationPhases, procurementPhases, treasuryPhases } from './organisation-phases'
import { runPhase } from './phase'
import { writeReference } from './phases/reference'
import { treasuryRulesPhase } from './phases/treasury-rules'
import { readMatters } from './reference-files'

const quiet = () => undefined

/** Only roles, departments, matter definitions and rules of the treasury: what an installation without demonstration data has. */
export async function seedReference(ownerUrl: string, now = new Date()): Promise<void> {
  await withClient(ownerUrl, async (client) => {
    await writeReference({ client, log: quiet, now }, readMatters())
    await runPhase(treasuryRulesPhase(), { client, log: quiet, now })
  })
}

export type OrganisationSeed = {
  /** The small world: commission, two groups, six subsidiaries, one district, people of every role. */
  small?: boolean
  now?: Date
  /** Password digests as in earnest instead of the cheapest that verify; several seconds for the whole world. */
  strongPasswords?: boolean
}

/** Organisations and people for tests; `seedReference` first. */
export async function seedOrganisation(
  ownerUrl: string,
  { small, now = new Date(), strongPasswords = false }: OrganisationSeed = {},
): Promise<void> {
  const cheap = (password: string) => hash(password, { memoryCost: 64, timeCost: 1, parallelism: 1 })
  const phases = organisationPhases({ small: small ?? false, hash: strongPasswords ? hashPassword : cheap, matters: readMatters() })
  await withClient(ownerUrl, async (client) => {
    for (const phase of phases) await runPhase(phase, { client, log: quiet, now })
  })
}

/** Filings for tests: two years' worth, or with `small` about sixty on the small world; `seedOrganisation` of the same size first. */
export async function seedFilings(
  ownerUrl: string,
  { small = false, now = new Date() }: { small?: boolean; now?: Date } = {},
): Promise<void> {
  await withClient(ownerUrl, async (client) => {
    for (const phase of filingPhases({ small, matters: readMatters() })) await runPhase(phase, { client, log: quiet, now })
  })
}

/** Five years of purchases of the whole demonstration, or so many `tenders`; `seedOrganisation` of the whole world first. */
export async function seedMarket(ownerUrl: string, { tenders, now = new Date() }: { tenders?: number; now?: Date } = {}): Promise<void> {
  await withClient(ownerUrl, async (client) => {
    for (const phase of procurementPhases(tenders)) await runPhase(phase, { client, log: quiet, now })
  })
}

/** Three years of statements for tests; `seedOrganisation` of the same size first. */
export async function seedStatements(
  ownerUrl: string,
  { small = false, now = new Date() }: { small?: boolean; now?: Date } = {},
): Promise<void> {
  await withClient(ownerUrl, async (client) => {
    for (const phase of financePhases(small)) await runPhase(phase, { client, log: quiet, now })
  })
}

/** Treasury data for tests, on the whole demonstration or on the small world; `seedOrganisation` of the same size first. */
export async function seedTreasury(
  ownerUrl: string,
  { small = false, now = new Date() }: { small?: boolean; now?: Date } = {},
): Promise<void> {
  await withClient(ownerUrl, async (client) => {
    for (const phase of treasuryPhases({ small })) await runPhase(phase, { client, log: quiet, now })
  })
}

/** Investment plans and projects for tests; `seedOrganisation` of the same size first, statements and filings before where they are wanted. */
export async function seedInvestment(
  ownerUrl: string,
  { small = false, now = new Date() }: { small?: boolean; now?: Date } = {},
): Promise<void> {
  await withClient(ownerUrl, async (client) => {
    for (const phase of investmentPhases(small)) await runPhase(phase, { client, log: quiet, now })
  })
}
