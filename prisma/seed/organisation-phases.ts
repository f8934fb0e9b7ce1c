import type { MatterDefinition } from '@/lib/matters/schema'
import { env } from '@/lib/platform/env'
import type { Phase } from './phase'
import { cataloguePhase } from './phases/catalogue'
import { circularsPhase } from './phases/circulars'
import { filingsPhase } from './phases/filings'
import { financePhase } from './phases/finance'
import { investmentPhase } from './phases/investment'
import { leniencePhase } from './phases/lenience'
import { mainBusinessPhase } from './phases/main-business'
import { organisationPhase } from './phases/organisation'
import { peoplePhase } from './phases/people'
import { procurementPhase } from './phases/procurement'
import { scopePhase } from './phases/scope'
import { searchPhase } from './phases/search'
import { treasuryPhase } from './phases/treasury'
import { organisationWorld } from './scenarios/organisation'
import type { OrganisationWorld } from './scenarios/organisation/types'
import { peopleWorld } from './scenarios/people'
import type { PeopleWorld } from './scenarios/people/types'
import { smallOrganisations, smallPeople } from './small-world'

export type OrganisationOptions = { small?: boolean; hash: (password: string) => Promise<string>; matters: readonly MatterDefinition[] }

/** The organisations and people of the demonstration, whole or as the small world of tests. */
export function demonstrationWorld(small: boolean): { world: OrganisationWorld; people: PeopleWorld } {
  const whole = organisationWorld()
  if (!small) return { world: whole, people: peopleWorld(whole) }
  const world = smallOrganisations(whole)
  return { world, people: smallPeople(peopleWorld(whole), world) }
}

/** The phases that write organisations and people, in order. */
export function organisationPhases({ small = false, hash, matters }: OrganisationOptions): Phase[] {
  const { world, people } = demonstrationWorld(small)
  return [
    organisationPhase(world),
    peoplePhase(people, hash),
    scopePhase(world, people),
    searchPhase(world, people, matters),
    circularsPhase(people),
  ]
}

/** The phase that writes what became of the catalogue and the delegation lists; the whole demonstration only, before the filings. */
export function cataloguePhases(matters: readonly MatterDefinition[]): Phase[] {
  const { world, people } = demonstrationWorld(false)
  return [cataloguePhase(world, people, matters)]
}

/** The phases that write two years of filings and what follows from them; the other phases first. */
export function filingPhases({ small = false, matters }: Omit<OrganisationOptions, 'hash'>): Phase[] {
  const { world, people } = demonstrationWorld(small)
  return [filingsPhase(world, people, { small, matters }), leniencePhase()]
}

/** The phase that writes five years of purchases of the whole demonstration, and keeps apart what has been planted in them. */
export function procurementPhases(tenders = env.SEED_TENDERS): Phase[] {
  return [procurementPhase(demonstrationWorld(false).world, { tenders, keepTruth: true })]
}

/** The phase that writes three years of statements and works out the indicators; the organisations first. */
export function financePhases(small = false): Phase[] {
  return [financePhase(demonstrationWorld(small).world, small ? {} : { part: env.SEED_FINANCE, keepTruth: true })]
}

/** The phase that writes catalogues of main businesses and figures by segment; the statements first. */
export function mainBusinessPhases(small = false): Phase[] {
  return [mainBusinessPhase(demonstrationWorld(small).world)]
}

/** The phase that writes accounts, payments, debts and guarantees of the demonstration, and keeps apart what has been planted in them. */
export function treasuryPhases({ small = false }: { small?: boolean } = {}): Phase[] {
  return [treasuryPhase(demonstrationWorld(small).world, { keepTruth: !small })]
}

/** The phase that writes investment plans and projects; statements and filings first, where there are any. */
export function investmentPhases(small = false): Phase[] {
  return [investmentPhase(demonstrationWorld(small).world)]
}
