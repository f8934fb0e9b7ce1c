import { describe, expect, test } from 'vitest'
import { checkMatter } from '@/lib/matters/catalogue/check'
import { differenceOf } from '@/lib/matters/catalogue/difference'
import { checkDelegationList } from '@/lib/matters/delegations/check'
import { readMatters } from '@/prisma/seed/reference-files'
import { cataloguePlans } from '@/prisma/seed/scenarios/catalogue'
import { organisationWorld } from '@/prisma/seed/scenarios/organisation'
import { peopleWorld } from '@/prisma/seed/scenarios/people'

const matters = readMatters()
const world = organisationWorld()
const { users, posts } = peopleWorld(world)
const today = '2026-11-27'

describe('the catalogue of the demonstration', () => {
  test('has a version in force, one to come, and a draft in every state', () => {
    expect(new Set(cataloguePlans.map((plan) => plan.fate))).toEqual(new Set(['published', 'submitted', 'draft', 'returned']))
    const published = cataloguePlans.filter((plan) => plan.kind === 'matter' && plan.fate === 'published')
    expect(published.map((plan) => plan.effective > 0).sort()).toEqual([false, true])
  })

  test.each(cataloguePlans.map((plan) => [`${plan.kind} ${plan.code}`, plan] as const))(
    '%s could be published by the rules',
    (_name, plan) => {
      if (plan.kind === 'delegation') {
        expect(checkDelegationList({ items: plan.items!(today) }, matters)).toEqual([])
        if (plan.code !== 'all') expect(world.groups.has(plan.code)).toBe(true)
        return
      }
      const matter = matters.find((one) => one.code === plan.code)!
      const next = plan.change!(matter)
      expect(checkMatter(next).faults).toEqual([])
      expect(differenceOf(matter, next).length).toBeGreaterThan(0)
    },
  )

  test('is drafted by officers of the policy department and decided by its head, who drafts nothing', () => {
    const department = (login: string) => posts.find((post) => post.userId === users.find((user) => user.login === login)?.id)
    for (const { by } of cataloguePlans) expect(department(by)).toMatchObject({ roleCode: 'R-OFFICER', departmentCode: 'ZCFG' })
    expect(department('zcfg-chief')).toMatchObject({ roleCode: 'R-CHIEF', departmentCode: 'ZCFG' })
  })

  test('never has two open drafts of one matter, and says why something came back', () => {
    const open = cataloguePlans.filter((plan) => plan.fate !== 'published').map((plan) => plan.code)
    expect(new Set(open).size).toBe(open.length)
    for (const plan of cataloguePlans) expect(plan.reason !== undefined).toBe(plan.fate === 'returned')
  })
})
