import { districtName } from '@/lib/identity/districts'
import type { MatterDefinition } from '@/lib/matters/schema'
import { searchTokens } from '@/lib/platform/search-tokens'
import { copyRows } from '../copy'
import type { Phase } from '../phase'
import type { OrganisationWorld } from '../scenarios/organisation/types'
import type { PeopleWorld } from '../scenarios/people/types'

const columns = ['kind', 'ref_id', 'org_id', 'line', 'side', 'title', 'hint', 'href', 'tokens', 'weight', 'at']
const levels = ['', '一级企业', '二级企业', '三级企业', '四级企业', '五级企业']

/** Writes what can be found of enterprises, people and matters. Addresses begin below the face (`/gov` or `/ent`) of whoever searches. */
export function searchPhase(world: OrganisationWorld, { users }: PeopleWorld, matters: readonly MatterDefinition[]): Phase {
  return {
    name: 'search',
    title: '搜索目录',
    budget: 3,
    run: async ({ client, now }) => {
      const copy = (rows: Iterable<unknown[]>) => copyRows(client, 'search_doc', columns, rows)
      return {
        enterprises: await copy(enterpriseDocs(world, now)),
        users: await copy(userDocs(world, users, now)),
        matters: await copy(matterDocs(matters, now)),
      }
    },
  }
}

function* enterpriseDocs({ orgs }: OrganisationWorld, now: Date): Generator<unknown[]> {
  for (const org of orgs) {
    if (org.kind !== 'enterprise') continue
    const hint = [levels[org.level], districtName(org.adcode), org.industryName, org.code].join(' · ')
    const tokens = searchTokens(`${org.name} ${org.shortName} ${org.code} ${org.legalPerson}`)
    yield ['org', org.id, org.id, null, null, org.name, hint, `/organisations/${org.id}`, tokens, Math.max(0, 3 - org.level), now]
  }
}

function* userDocs({ orgs }: OrganisationWorld, users: PeopleWorld['users'], now: Date): Generator<unknown[]> {
  const names = new Map(orgs.map((org) => [org.id, org.shortName]))
  for (const user of users) {
    if (user.status !== 'active') continue
    const hint = `${names.get(user.orgId)} · ${user.title}`
    yield ['user', user.id, user.orgId, null, null, user.name, hint, `/people/${user.id}`, searchTokens(`${user.name} ${hint}`), 0, now]
  }
}

function* matterDocs(matters: readonly MatterDefinition[], now: Date): Generator<unknown[]> {
  for (const matter of matters) {
    const hint = `监管事项 · ${matter.kind} · ${matter.group} · ${matter.code}`
    const tokens = searchTokens([matter.name, matter.code, matter.group, matter.trigger, ...matter.keywords].join(' '))
    yield ['matter', matter.code, null, null, null, matter.name, hint, `/matters/${matter.code}`, tokens, 2, now]
  }
}
