import { expect, test } from 'vitest'
import { homeViewsOf } from '@/lib/finance/rules/home-views'

const views = (side: 'gov' | 'ent', departmentCode: string | null, ...roles: string[]) => homeViewsOf({ side, roles, departmentCode })

test('a post has its own finance home first', () => {
  expect(views('gov', 'CWJD', 'R-LEAD')[0]).toBe('leader')
  expect(views('gov', 'CWJD', 'R-CHIEF')[0]).toBe('department')
  expect(views('gov', 'CWJD', 'R-OFFICER')[0]).toBe('specialist')
  expect(views('gov', null, 'D-OFFICER')[0]).toBe('department')
  expect(views('gov', null, 'D-HEAD')[0]).toBe('leader')
  expect(views('ent', null, 'E-HEAD')[0]).toBe('leader')
  expect(views('ent', null, 'E-FILL')[0]).toBe('specialist')
  expect(views('ent', null, 'E-FIN')[0]).toBe('specialist')
})

test('who takes nothing in and decides nothing has the figures alone', () => {
  for (const role of ['R-CHIEF', 'R-OFFICER', 'R-MON', 'R-JJ']) expect(views('gov', 'CQGL', role), role).toEqual(['leader'])
  for (const role of ['E-VIEW', 'E-JJ', 'E-PUR']) expect(views('ent', null, role), role).toEqual(['leader'])
})

test('no home is offered twice', () => {
  for (const role of ['R-LEAD', 'R-CHIEF', 'R-OFFICER', 'D-HEAD', 'D-OFFICER', 'E-HEAD', 'E-CHECK']) {
    const offered = views(role.startsWith('E') ? 'ent' : 'gov', 'CWJD', role)
    expect(new Set(offered).size, role).toBe(offered.length)
  }
})
