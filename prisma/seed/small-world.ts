import type { Client } from 'pg'
import { writeMarket } from './phases/procurement'
import { organisationWorld } from './scenarios/organisation'
import type { OrganisationWorld } from './scenarios/organisation/types'
import type { PeopleWorld } from './scenarios/people/types'
import { sceneOf } from './scenarios/procurement/scene'
import { groundTruth, type Truth } from './scenarios/procurement/truth'

const smallGroups = ['ct', 'gx']
const smallDistrict = 'huangdao'

/**
 * A part of the scenario for tests, with the same ids: the commission, two groups with three subsidiaries each (one with people of its
 * own, one below it, one served by the group), one district body with two enterprises, and the bodies outside.
 */
export function smallOrganisations(world: OrganisationWorld): OrganisationWorld {
  const staffed = new Map<string, string>()
  const kept = new Set(world.orgs.filter((org) => org.kind === 'sasac' || org.kind === 'external').map((org) => org.id))
  for (const slug of smallGroups) {
    const groupId = world.groups.get(slug)!
    const [word, staffedId] = [...world.staffed].find(
      ([word, id]) => word.startsWith(slug) && world.orgs.some((org) => org.parentId === id),
    )!
    staffed.set(word, staffedId)
    const below = world.orgs.find((org) => org.parentId === staffedId)!
    const served = world.orgs.find((org) => org.parentId === groupId && ![...world.staffed.values()].includes(org.id) && !org.isOverseas)!
    for (const id of [groupId, staffedId, below.id, served.id]) kept.add(id)
  }
  const body = world.districtBodies.get(smallDistrict)!
  const districtGroup = world.districtGroups.get(smallDistrict)!
  for (const id of [body, districtGroup, world.orgs.find((org) => org.parentId === districtGroup)!.id]) kept.add(id)
  return {
    ...world,
    orgs: world.orgs.filter((org) => kept.has(org.id)),
    equity: world.equity
      .filter((edge) => kept.has(edge.orgId))
      .map((edge) => (edge.holderId && !kept.has(edge.holderId) ? { ...edge, holderId: null } : edge)),
    closure: world.closure.filter((row) => kept.has(row.orgId)),
    groups: new Map([...world.groups].filter(([, id]) => kept.has(id))),
    staffed,
    districtBodies: new Map([[smallDistrict, body]]),
    districtGroups: new Map([[smallDistrict, districtGroup]]),
  }
}

/** The people of the small world's organisations: every role that signs in is among them. */
export function smallPeople({ users, posts }: PeopleWorld, world: OrganisationWorld): PeopleWorld {
  const orgs = new Set(world.orgs.map((org) => org.id))
  const kept = users.filter((user) => orgs.has(user.orgId))
  const ids = new Set(kept.map((user) => user.id))
  return {
    users: kept,
    posts: posts.filter((post) => ids.has(post.userId)).map((post) => ({ ...post, listed: post.listed.filter((id) => orgs.has(id)) })),
  }
}

/**
 * Purchases of the small world for tests, by default about 300 tenders with a case of most kinds planted; gives what has been planted. The
 * client is the owner's; the organisations need not be there.
 */
export async function smallMarket(
  client: Client,
  { tenders = 300, now = new Date() }: { tenders?: number; now?: Date } = {},
): Promise<Truth[]> {
  const scene = sceneOf(smallOrganisations(organisationWorld()), now, tenders)
  await writeMarket({ client, log: () => undefined }, scene)
  return groundTruth(scene)
}
