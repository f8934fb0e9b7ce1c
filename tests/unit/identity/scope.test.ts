import { describe, expect, test } from 'vitest'
import { poolKey } from '@/lib/flow/pools'
import { scopeRows } from '@/lib/identity/scope/scope'
import type { ScopeDelegation, ScopeOrg, ScopePost } from '@/lib/identity/scope/scope-types'
import { scopeWorld } from '@/lib/identity/scope/scope-world'

const now = new Date('2026-11-22T10:00:00+08:00')
const today = '2026-11-22'
const hours = (count: number) => new Date(now.getTime() + count * 3_600_000)

const org = (id: string, parentId: string | null, more: Partial<ScopeOrg> = {}): ScopeOrg => ({
  id,
  kind: 'enterprise',
  owner: 'city',
  adcode: '370202',
  parentId,
  ...more,
})
const orgs = [
  org('commission', null, { kind: 'sasac', adcode: '370200' }),
  org('city', 'commission'),
  org('port', 'city'),
  org('crane', 'port'),
  org('rail', 'commission', { adcode: '370211' }),
  org('west', null, { kind: 'district', owner: 'district', adcode: '370211' }),
  org('west-works', 'west', { owner: 'district', adcode: '370211' }),
  org('north-works', null, { owner: 'district', adcode: '370203' }),
  org('audit-bureau', null, { kind: 'external' }),
]
const parents = new Map(orgs.map(({ id, parentId }) => [id, parentId]))
const closure = orgs.flatMap(({ id }) => {
  const rows: { ancestorId: string; orgId: string }[] = []
  for (let at: string | null = id; at; at = parents.get(at) ?? null) rows.push({ ancestorId: at, orgId: id })
  return rows
})
// 'port' has its own filler but no checker and no signer.
const desks = [
  { roleCode: 'E-FILL', orgId: 'city' },
  { roleCode: 'E-CHECK', orgId: 'city' },
  { roleCode: 'E-HEAD', orgId: 'city' },
  { roleCode: 'E-FILL', orgId: 'port' },
]
const world = scopeWorld({ orgs, closure, lines: ['CQGL', 'CWJD', 'GHFZ'], desks })

const post = (roleCode: string, orgId: string, more: Partial<ScopePost> = {}): ScopePost => ({
  roleCode,
  orgId,
  departmentCode: null,
  orgScope: 'own',
  lines: ['all'],
  listed: [],
  fromDate: '2024-01-01',
  toDate: null,
  ...more,
})

function scopeOf(...posts: ScopePost[]) {
  const rows = scopeRows(world, [{ id: 'me', posts }], [], { now, today })
  return {
    orgs: rows.orgs.map((row) => row.orgId).sort(),
    lines: rows.lines.map((row) => row.line).sort(),
    pools: rows.pools.map((row) => row.pool).sort(),
  }
}

describe('the commission', () => {
  test('a chief sees every organisation in the line of the department and works from its desk', () => {
    const scope = scopeOf(post('R-CHIEF', 'commission', { departmentCode: 'CQGL', orgScope: 'all', lines: ['CQGL'] }))
    expect(scope.orgs).toEqual(['city', 'commission', 'crane', 'north-works', 'port', 'rail', 'west', 'west-works'])
    expect(scope.lines).toEqual(['CQGL'])
    expect(scope.pools).toEqual(['R-CHIEF@CQGL'])
  })

  test('an officer sees the groups of the list with everything below them, and no others', () => {
    const scope = scopeOf(
      post('R-OFFICER', 'commission', { departmentCode: 'CQGL', orgScope: 'listed', listed: ['city'], lines: ['CQGL'] }),
    )
    expect(scope.orgs).toEqual(['city', 'commission', 'crane', 'port'])
    expect(scope.pools).toEqual(['R-OFFICER@CQGL'])
  })

  test('a leader works from a desk of each department in charge, in every line', () => {
    const scope = scopeOf(
      post('R-LEAD', 'commission', { orgScope: 'all' }),
      post('R-LEAD', 'commission', { departmentCode: 'CQGL', orgScope: 'all' }),
      post('R-LEAD', 'commission', { departmentCode: 'GHFZ', orgScope: 'all' }),
    )
    expect(scope.pools).toEqual(['R-LEAD@CQGL', 'R-LEAD@GHFZ'])
    expect(scope.lines).toEqual(['CQGL', 'CWJD', 'GHFZ'])
  })

  test.each(['R-SYS', 'R-SEC', 'R-AUD'])('%s sees no organisation, line or desk, whatever the post says', (role) => {
    expect(scopeOf(post(role, 'commission', { departmentCode: 'CQGL', orgScope: 'all' }))).toEqual({ orgs: [], lines: [], pools: [] })
  })
})

describe('an enterprise', () => {
  test('a filler sees the own enterprise and those that have no filler of their own', () => {
    const scope = scopeOf(post('E-FILL', 'city'))
    expect(scope.orgs).toEqual(['city'])
    expect(scope.pools).toEqual(['E-FILL@city'])
    expect(scopeOf(post('E-FILL', 'port')).pools).toEqual(['E-FILL@crane', 'E-FILL@port'])
  })

  test('the group checks and signs for subsidiaries without a checker or signer, through every level (集团代办)', () => {
    expect(scopeOf(post('E-CHECK', 'city'))).toMatchObject({
      orgs: ['city', 'crane', 'port'],
      pools: ['E-CHECK@city', 'E-CHECK@crane', 'E-CHECK@port'],
    })
  })

  test('a head sees everything below, also where the desk is somebody else’s', () => {
    const staffed = scopeWorld({ orgs, closure, lines: ['CQGL'], desks: [...desks, { roleCode: 'E-HEAD', orgId: 'port' }] })
    const rows = scopeRows(staffed, [{ id: 'me', posts: [post('E-HEAD', 'city', { orgScope: 'subtree' })] }], [], { now, today })
    expect(rows.orgs.map((row) => row.orgId).sort()).toEqual(['city', 'crane', 'port'])
    expect(rows.pools.map((row) => row.pool)).toEqual(['E-HEAD@city'])
  })

  test('nobody sees the superior or a sister', () => {
    const scope = scopeOf(post('E-HEAD', 'port', { orgScope: 'subtree' }))
    expect(scope.orgs).not.toContain('city')
    expect(scope.orgs).not.toContain('rail')
  })
})

describe('a district', () => {
  test('sees its body and what it owns, not the city enterprise that lies there nor another district', () => {
    expect(scopeOf(post('D-OFFICER', 'west', { orgScope: 'district' })).orgs).toEqual(['west', 'west-works'])
  })

  test('officers receive and examine in every line, heads review and sign, under keys of the own body', () => {
    const place = { line: 'CWJD', orgId: 'west-works', body: '370211' }
    const officer = scopeOf(post('D-OFFICER', 'west', { orgScope: 'district' })).pools
    const head = scopeOf(post('D-HEAD', 'west', { orgScope: 'district' })).pools
    expect(officer).toContain(poolKey({ role: 'R-WINDOW' }, place))
    expect(officer).toContain(poolKey({ role: 'R-OFFICER', department: 'lead' }, place))
    expect(head).toContain(poolKey({ role: 'R-CHIEF', department: 'lead' }, place))
    expect(head).toContain(poolKey({ role: 'R-LEAD', department: 'lead' }, place))
    expect(officer.filter((pool) => head.includes(pool))).toEqual([])
  })
})

describe('keys of desks', () => {
  test('of the finance officer reach down to those who have none of their own', () => {
    const served = scopeWorld({ orgs, closure, lines: ['CWJD'], desks: [...desks, { roleCode: 'E-FIN', orgId: 'city' }] })
    const { pools } = scopeRows(served, [{ id: 'me', posts: [post('E-FIN', 'city')] }], [], { now, today })
    expect(pools.map(({ pool }) => pool).toSorted()).toEqual(['E-FIN@city', 'E-FIN@crane', 'E-FIN@port'])
  })

  const place = { line: 'CQGL', orgId: 'city', body: null }
  test('are those of the flow engine', () => {
    expect(scopeOf(post('R-WINDOW', 'commission')).pools).toEqual([poolKey({ role: 'R-WINDOW' }, place)])
    expect(scopeOf(post('R-OFFICER', 'commission', { departmentCode: 'CQGL' })).pools).toEqual([
      poolKey({ role: 'R-OFFICER', department: 'lead' }, place),
    ])
    expect(scopeOf(post('E-HEAD', 'city')).pools).toContain(poolKey({ role: 'E-HEAD', applicant: true }, place))
    expect(scopeOf(post('X-EXPERT', 'audit-bureau')).pools).toContain(poolKey({ role: 'X-EXPERT' }, place))
  })
})

describe('people from outside', () => {
  test.each(['X-EXPERT', 'X-AUDIT'])('%s sees single records by a grant only', (role) => {
    expect(scopeOf(post(role, 'audit-bureau', { orgScope: 'all' }))).toMatchObject({ orgs: [], lines: [] })
  })
})

describe('time', () => {
  test('a post counts on its last day and not on the day after', () => {
    const ending = (toDate: string) => scopeOf(post('R-WINDOW', 'commission', { toDate })).pools
    expect(ending('2026-11-22')).toEqual(['R-WINDOW'])
    expect(ending('2026-11-21')).toEqual([])
    expect(scopeOf(post('R-WINDOW', 'commission', { fromDate: '2026-11-23' })).pools).toEqual([])
  })

  const chief = { id: 'chief', posts: [post('R-CHIEF', 'commission', { departmentCode: 'CQGL', orgScope: 'all', lines: ['CQGL'] })] }
  const other = {
    id: 'other',
    posts: [post('R-CHIEF', 'commission', { departmentCode: 'CWJD', orgScope: 'listed', listed: ['rail'], lines: ['CWJD'] })],
  }
  const third = { id: 'third', posts: [] }
  const delegated = (more: Partial<ScopeDelegation>): ScopeDelegation => ({
    fromUserId: 'chief',
    toUserId: 'other',
    fromAt: hours(-1),
    toAt: hours(1),
    revokedAt: null,
    ...more,
  })
  const rowsWith = (...delegations: ScopeDelegation[]) => {
    const rows = scopeRows(world, [chief, other, third], delegations, { now, today })
    const of = <T extends { userId: string }>(list: T[], id: string) => list.filter((row) => row.userId === id)
    return {
      other: { pools: of(rows.pools, 'other'), lines: of(rows.lines, 'other'), orgs: of(rows.orgs, 'other') },
      third: of(rows.pools, 'third'),
    }
  }

  test('a delegate gets the desks with their time and, while it runs, organisations and lines', () => {
    const { other: delegate } = rowsWith(delegated({}))
    expect(delegate.pools).toContainEqual({ userId: 'other', pool: 'R-CHIEF@CQGL', viaUserId: 'chief', fromAt: hours(-1), toAt: hours(1) })
    expect(delegate.lines.map((row) => row.line).sort()).toEqual(['CQGL', 'CWJD'])
    expect(delegate.orgs.length).toBe(8)
  })

  test('before it begins the desk is announced, but nothing more is seen', () => {
    const { other: delegate } = rowsWith(delegated({ fromAt: hours(1), toAt: hours(2) }))
    expect(delegate.pools).toHaveLength(2)
    expect(delegate.lines.map((row) => row.line)).toEqual(['CWJD'])
  })

  test.each<[string, Partial<ScopeDelegation>]>([
    ['ended', { fromAt: hours(-3), toAt: now }],
    ['revoked', { revokedAt: hours(-0.5) }],
  ])('one that has %s gives nothing', (_, more) => {
    expect(rowsWith(delegated(more)).other.pools).toHaveLength(1)
  })

  test('what was delegated is not passed on', () => {
    const { third: thirdPools } = rowsWith(delegated({}), delegated({ fromUserId: 'other', toUserId: 'third' }))
    expect(thirdPools.map((row) => row.pool)).toEqual(['R-CHIEF@CWJD'])
  })

  test('two delegations of the same pair give one row a desk', () => {
    const { other: delegate } = rowsWith(delegated({}), delegated({ fromAt: hours(2), toAt: hours(3) }))
    expect(delegate.pools.filter((row) => row.viaUserId === 'chief')).toHaveLength(1)
  })
})
