import { expect, test } from 'vitest'
import type { Actor } from '@/lib/kernel/actor'
import { isRefusal } from '@/lib/kernel/refusal'
import { judges, requireJudge } from '@/lib/risk/rules/desk'

const someone = (departmentCode: string | null, ...permissions: string[]) =>
  ({ departmentCode, permissions: new Set(permissions) }) as unknown as Actor
const [books, tender] = ['finance:0190d0a0-0000-7000-8000-000000000000:202606', 'group:x']

test.each([
  ['CWJD', true, false],
  ['JDJC', false, true],
  ['ZHJD', false, true],
  [null, true, true],
])('of department %s: statements %s, tenders %s', (department, ofBooks, ofTenders) => {
  const actor = someone(department, 'risk.judge')
  expect([judges(actor, books), judges(actor, tender)]).toEqual([ofBooks, ofTenders])
  expect(judges(someone(department), books)).toBe(false)
})

test('who may not is told whose desk it is', () => {
  const told = (department: string, key: string) => {
    try {
      requireJudge(someone(department, 'risk.judge'), key)
    } catch (error) {
      return isRefusal(error) ? error.message : ''
    }
    return null
  }
  expect(told('JDJC', books)).toContain('财务监管处')
  expect(told('CWJD', tender)).toContain('监督处室')
  expect(told('CWJD', books)).toBeNull()
})
