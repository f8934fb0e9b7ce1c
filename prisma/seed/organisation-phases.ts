import type { MatterDefinition } from '@/lib/matters/schema'
import type { Phase } from './phase'
import { circularsPhase } from './phases/circulars'
import { organisationPhase } from './phases/organisation'
import { peoplePhase } from './phases/people'
import { scopePhase } from './phases/scope'
import { searchPhase } from './phases/search'
import { organisationWorld } from './scenarios/organisation'
import { peopleWorld } from './scenarios/people'
import { smallOrganisations, smallPeople } from './small-world'

export type OrganisationOptions = { small?: boolean; hash: (password: string) => Promise<string>; matters: readonly MatterDefinition[] }

/** The phases that write organisations and people, in order. */
export function organisationPhases({ small = false, hash, matters }: OrganisationOptions): Phase[] {
  const whole = organisationWorld()
  const world = small ? smallOrganisations(whole) : whole
  const people = small ? smallPeople(peopleWorld(whole), world) : peopleWorld(whole)
  return [
    organisationPhase(world),
    peoplePhase(people, hash),
    scopePhase(world, people),
    searchPhase(world, people, matters),
    circularsPhase(people),
  ]
}
