import { districts } from '@/lib/identity/districts'
import { demoAccounts } from '../accounts'
import { seedId } from '../ids'
import { nameGiver } from '../person-names'
import type { OrganisationWorld } from './organisation/types'
import { commissionPeople } from './people/commission'
import { enterprisePeople } from './people/enterprises'
import { districtPeople, externalPeople } from './people/outside'
import type { DelegationRow, PeopleWorld, PersonSketch, PostRow, UserRow } from './people/types'

const firstDay = '2024-01-01'

/** The scenario `people` over the scenario `organisation`: about 700 accounts, always the same logins, names and posts. */
export function peopleWorld(world: OrganisationWorld): PeopleWorld {
  const org = new Map(world.orgs.map((row) => [row.id, row]))
  const group = (slug: string) => world.groups.get(slug)!
  const levelOne = [...world.groups.values()].filter((id) => org.get(id)!.level === 1)
  const sketches = [
    ...commissionPeople(world.commissionId, levelOne),
    ...[...world.groups.keys()].flatMap((slug) => enterprisePeople(slug, org.get(group(slug))!, 'group')),
    ...[...world.staffed].flatMap(([slug, id]) => enterprisePeople(slug, org.get(id)!, 'subsidiary')),
    ...districts.flatMap(({ slug }) => [
      ...districtPeople(slug, world.districtBodies.get(slug)!),
      ...enterprisePeople(`${slug}-qy`, org.get(world.districtGroups.get(slug)!)!, 'district'),
    ]),
    ...externalPeople((name) => world.externals.get(name)!),
  ]
  const demoNames = new Map(demoAccounts.map(({ login, name }) => [login, name]))
  const nextName = nameGiver('people', [...demoNames.values(), ...world.orgs.map((row) => row.legalPerson)])
  const users = sketches.map((sketch, index) => userRow(sketch, demoNames.get(sketch.login) ?? sketch.name ?? nextName(), index))
  return { users, posts: sketches.flatMap((sketch, index) => postRows(sketch, users[index]!)) }
}

function userRow(sketch: PersonSketch, name: string, index: number): UserRow {
  return {
    id: seedId('user', sketch.login),
    login: sketch.login,
    name,
    orgId: sketch.orgId,
    side: sketch.side,
    status: sketch.status ?? 'active',
    title: sketch.title,
    phone: `1990000${String(index + 1).padStart(4, '0')}`,
  }
}

function postRows(sketch: PersonSketch, user: UserRow): PostRow[] {
  return sketch.posts.map((post, index) => ({
    id: seedId('post', `${user.login}|${index}`),
    userId: user.id,
    roleCode: post.role,
    orgId: user.orgId,
    departmentCode: post.department ?? null,
    isMain: index === 0,
    orgScope: post.scope,
    lines: [...post.lines],
    listed: [...(post.listed ?? [])],
    fromDate: post.from ?? firstDay,
    toDate: post.to ?? null,
  }))
}

const day = 86_400_000

/** Delegations around a moment: one that runs, one that begins later, one that has ended and one that was revoked. */
export function delegationRows(now: Date): DelegationRow[] {
  const row = (from: string, to: string, startDays: number, endDays: number, reason: string, revokedDays?: number): DelegationRow => ({
    id: seedId('delegation', `${from}|${to}`),
    fromUserId: seedId('user', from),
    toUserId: seedId('user', to),
    fromAt: new Date(now.getTime() + startDays * day),
    toAt: new Date(now.getTime() + endDays * day),
    reason,
    revokedAt: revokedDays === undefined ? null : new Date(now.getTime() + revokedDays * day),
    createdAt: new Date(now.getTime() + Math.min(startDays, 0) * day - day),
  })
  return [
    row('ys-chief', 'cwjd-chief', -2, 5, '赴外地参加国有资本经营预算业务培训'),
    row('ghfz-chief', 'ghfz-chief2', 3, 10, '年休假'),
    row('khfp-chief', 'khfp-chief2', -40, -33, '参加市委党校学习'),
    row('cwjd-officer2', 'cwjd-officer3', -20, 10, '因公出差，行程取消', -18),
  ]
}
