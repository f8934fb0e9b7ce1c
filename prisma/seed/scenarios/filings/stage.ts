import { shanghaiDate } from '@/lib/kernel/workday'
import { withPlatformRules } from '@/lib/matters/platform-rules'
import type { SampleContext, SampleOrg } from '@/lib/matters/samples/draw'
import type { MatterDefinition } from '@/lib/matters/schema'
import { nameGiver } from '../../person-names'
import type { Rng } from '../../rng'
import type { OrganisationWorld, OrgRow } from '../organisation/types'
import type { PeopleWorld } from '../people/types'
import { type Cast, castOf } from './cast'

/** What every scenario plays on: enterprises, people, matters and the day. `now` is the moment after which nothing has happened yet. */
export type Stage = {
  readonly now: Date
  readonly today: string
  readonly cast: Cast
  readonly world: OrganisationWorld
  readonly matters: ReadonlyMap<string, MatterDefinition>
  readonly org: (id: string) => OrgRow
  /** Enterprises below one that a filing may be about: in being, with a code of their own. */
  readonly below: (id: string) => readonly OrgRow[]
  /** City groups first, then staffed subsidiaries, then those the groups serve; and the enterprises of districts. */
  readonly groups: readonly OrgRow[]
  readonly staffed: readonly OrgRow[]
  readonly served: readonly OrgRow[]
  readonly ofDistricts: readonly OrgRow[]
  readonly contextOf: (org: OrgRow, target: OrgRow, today: string, contact: string, chance: Rng) => SampleContext
}

/** Sets the stage for the filings of a world. */
export function stageOf(world: OrganisationWorld, people: PeopleWorld, matters: readonly MatterDefinition[], now: Date): Stage {
  const cast = castOf(world, people, now)
  const byId = new Map(world.orgs.map((org) => [org.id, org]))
  const usable = (org: OrgRow) => org.kind === 'enterprise' && org.status === '存续' && /^91/.test(org.code)
  const enterprises = world.orgs.filter((org) => usable(org) && cast.peopleOf(`E-FILL@${org.id}`).length > 0)
  const under = new Map<string, OrgRow[]>()
  for (const { ancestorId, orgId, depth } of world.closure) {
    const org = byId.get(orgId)!
    if (depth > 0 && depth <= 3 && usable(org) && !org.isDormant) under.set(ancestorId, [...(under.get(ancestorId) ?? []), org])
  }
  const groupIds = new Set(world.groups.values())
  const staffedIds = new Set(world.staffed.values())
  const name = nameGiver('people-in-forms')
  const names = Array.from({ length: 400 }, () => name())
  const shares = sharesOf(world)
  const city = enterprises.filter((org) => org.owner === 'city')
  const sampleOrg = (org: OrgRow, holderId: string): SampleOrg => ({
    ...{ id: org.id, name: org.name, uscc: org.code, orgForm: formOf(org) },
    held: shares.held.get(`${holderId}|${org.id}`) ?? '100',
    state: shares.state.get(org.id) ?? '100',
    regCapital: String(org.registeredCapital / 1_000_000n),
  })
  return {
    ...{ now, today: shanghaiDate(now), cast, world },
    matters: new Map(matters.map((matter) => [matter.code, withPlatformRules(matter)])),
    org: (id) => byId.get(id)!,
    below: (id) => under.get(id) ?? [],
    groups: city.filter((org) => groupIds.has(org.id)),
    staffed: city.filter((org) => staffedIds.has(org.id)),
    served: city.filter((org) => !groupIds.has(org.id) && !staffedIds.has(org.id) && !org.isDormant),
    ofDistricts: enterprises.filter((org) => org.owner === 'district'),
    contextOf: (org, target, today, contact, chance) => {
      const free = (list: readonly OrgRow[]) => list.filter((one) => one.id !== org.id && one.id !== target.id)
      const neighbours =
        org.owner === 'district' ? free(enterprises.filter((one) => one.adcode === org.adcode && one.owner === 'district')) : []
      const pool = neighbours.length > 0 ? neighbours : free(city)
      const others = [chance.pick(pool), chance.pick(pool)].map((one) => sampleOrg(one, org.id))
      const people = [chance.pick(names), chance.pick(names), chance.pick(names)]
      return { today, applicant: sampleOrg(org, org.id), target: sampleOrg(target, org.id), others, contact, people }
    },
  }
}

/** The organisation form in the words of the forms, which tell 绝对 from 相对 control. */
function formOf(org: OrgRow): string {
  if (org.orgForm === '国有独资' || org.orgForm === '国有全资') return org.orgForm
  return org.orgForm === '国有控股' ? '国有绝对控股' : '国有相对控股'
}

function sharesOf({ equity }: OrganisationWorld): { held: Map<string, string>; state: Map<string, string> } {
  const held = new Map<string, string>()
  const state = new Map<string, string>()
  for (const edge of equity) {
    if (edge.toDate !== null) continue
    if (edge.holderId) held.set(`${edge.holderId}|${edge.orgId}`, String(Number(edge.pct)))
    if (edge.holderKind === 'state') state.set(edge.orgId, String(Number(edge.pct) + Number(state.get(edge.orgId) ?? '0')))
  }
  return { held, state }
}
