import { districts } from '@/lib/identity/districts'
import { type Rng, rng } from '../rng'
import { bodyRows, commissionId, externalBodies } from './organisation/bodies'
import { closureRows } from './organisation/closure'
import { districtEnterprises } from './organisation/district-enterprises'
import { enterpriseMaker } from './organisation/enterprise'
import { equityRows } from './organisation/equity-graph'
import { fillForms } from './organisation/org-form'
import { groupRows, subsidiaryRows } from './organisation/subsidiaries'
import type { OrganisationWorld, OrgRow } from './organisation/types'

/** The whole scenario `organisation`: always the same commission, ten districts, 17 groups and more than 620 enterprises, both trees included. */
export function organisationWorld(): OrganisationWorld {
  const chance = rng('organisation')
  const bodies = bodyRows()
  const make = enterpriseMaker(chance)
  const commission = bodies.find((body) => body.id === commissionId)!
  const groups = groupRows(make, commission)
  const subsidiaries = subsidiaryRows(make, groups, chance)
  const districtBodies = new Map(districts.map(({ adcode, slug }) => [slug, bodies.find((body) => body.code === `QD-${adcode}`)!]))
  const owned = districtEnterprises(make, districtBodies)
  const orgs = [...bodies, ...groups.values(), ...subsidiaries, ...owned]
  markDormant(subsidiaries, chance)
  const equity = equityRows(orgs, chance)
  fillForms(orgs, equity)
  return {
    orgs,
    equity,
    closure: closureRows(orgs),
    groups: ids(groups),
    staffed: staffedSubsidiaries(groups, subsidiaries),
    districtBodies: ids(districtBodies),
    districtGroups: new Map([...districtBodies].map(([slug, body]) => [slug, owned.find((org) => org.parentId === body.id)!.id])),
    externals: new Map(externalBodies.map(({ name }) => [name, bodies.find((body) => body.name === name)!.id])),
    commissionId,
  }
}

const ids = (rows: Map<string, OrgRow>) => new Map([...rows].map(([slug, row]) => [slug, row.id]))

// Shells have nobody below them; every ninth of them is about to be struck off.
function markDormant(subsidiaries: readonly OrgRow[], chance: Rng): void {
  const parents = new Set(subsidiaries.map((org) => org.parentId))
  const leaves = subsidiaries.filter((org) => !parents.has(org.id) && !org.isListed && org.foundedOn! < '2023-01-01')
  const dormant = chance.shuffle(leaves).slice(0, Math.round(subsidiaries.length * 0.09))
  for (const [index, org] of dormant.entries()) {
    org.isDormant = true
    if (index % 9 === 0) org.status = '拟注销'
  }
}

// The largest two or three of level 2 in each group have people of their own; the others are served by their group.
function staffedSubsidiaries(groups: Map<string, OrgRow>, subsidiaries: readonly OrgRow[]): Map<string, string> {
  const staffed = new Map<string, string>()
  for (const [slug, group] of groups) {
    if (group.level !== 1) continue
    const candidates = subsidiaries.filter((org) => org.parentId === group.id && !org.isDormant && !org.isOverseas)
    const largest = [...candidates].sort((a, b) => (a.paidCapital < b.paidCapital ? 1 : a.paidCapital > b.paidCapital ? -1 : 0))
    for (const [index, org] of largest.slice(0, candidates.length > 8 ? 3 : 2).entries()) staffed.set(`${slug}${index + 1}`, org.id)
  }
  return staffed
}
