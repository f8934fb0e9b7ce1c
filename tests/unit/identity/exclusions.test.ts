import { describe, expect, test } from 'vitest'
import { administrators, brokenExclusions, exclusions } from '@/lib/identity/rules/exclusions'
import { roleCodes } from '@/lib/identity/rules/roles'

const posts = (...held: string[]) =>
  held.map((text) => {
    const [roleCode, orgId = 'commission'] = text.split('@')
    return { roleCode: roleCode!, orgId }
  })

describe('separation of duties', () => {
  test('no pair stands in the table twice, in either order', () => {
    const pairs = exclusions.map(({ a, b }) => [a, b].sort().join(' '))
    expect(new Set(pairs).size).toBe(pairs.length)
  })

  test.each(administrators)('%s goes with no other role at all', (admin) => {
    for (const role of roleCodes.filter((code) => code !== admin)) {
      expect(brokenExclusions(posts(admin, role))).toHaveLength(1)
      expect(brokenExclusions(posts(role, admin))).toHaveLength(1)
    }
  })

  test.each([
    ['R-WINDOW', 'R-CHIEF'],
    ['R-OFFICER', 'R-CHIEF'],
    ['R-MON', 'R-OFFICER'],
    ['D-OFFICER', 'D-HEAD'],
    ['E-PUR', 'X-EXPERT'],
  ])('%s and %s exclude each other wherever they are held', (a, b) => {
    expect(brokenExclusions(posts(`${a}@here`, `${b}@there`))).toHaveLength(1)
  })

  test('one person may not fill and check in the same enterprise, but may in two', () => {
    expect(brokenExclusions(posts('E-FILL@one', 'E-CHECK@one'))[0]?.why).toMatch(/不得为同一人/)
    expect(brokenExclusions(posts('E-FILL@one', 'E-CHECK@two'))).toEqual([])
  })

  test('a leader in charge of several departments breaks nothing', () => {
    expect(brokenExclusions(posts('R-LEAD', 'R-LEAD', 'R-LEAD'))).toEqual([])
  })
})
