import { describe, expect, test } from 'vitest'
import { type Delegable, delegationProblem, maxDelegationDays } from '@/lib/identity/rules/delegation'

const person = (id: string, role: string, orgId = 'commission'): Delegable => ({ id, orgId, active: true, roles: [role] })
const from = new Date('2026-11-01T09:00:00+08:00')
const days = (count: number) => ({ fromAt: from, toAt: new Date(from.getTime() + count * 86_400_000) })
const chief = person('chief', 'R-CHIEF')

describe('who may stand in for whom', () => {
  test('a colleague of the same organisation, for a time', () => {
    expect(delegationProblem(chief, person('deputy', 'R-CHIEF'), days(7))).toBeNull()
    expect(delegationProblem(chief, person('deputy', 'R-CHIEF'), days(maxDelegationDays))).toBeNull()
  })

  test.each<[string, Delegable, Delegable, number]>([
    ['本人', chief, chief, 7],
    ['本单位', chief, person('other', 'E-HEAD', 'enterprise'), 7],
    ['停用', chief, { ...person('gone', 'R-CHIEF'), active: false }, 7],
    ['三员', chief, person('admin', 'R-SYS'), 7],
    ['三员', person('auditor', 'R-AUD'), chief, 7],
    ['没有可以委托的待办', person('viewer', 'E-VIEW'), person('filler', 'E-FILL'), 7],
    ['受理窗口', chief, person('clerk', 'R-WINDOW'), 7],
    ['晚于', chief, person('deputy', 'R-CHIEF'), 0],
    ['最长', chief, person('deputy', 'R-CHIEF'), maxDelegationDays + 1],
  ])('is refused with a word about %s', (word, giver, taker, length) => {
    expect(delegationProblem(giver, taker, days(length))).toContain(word)
  })
})
