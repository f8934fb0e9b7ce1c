import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import '@/lib/flow/commands/add-signer'
import '@/lib/flow/commands/claim-tasks'
import '@/lib/flow/commands/urge-task'
import '@/lib/flow/queries/inbox'
import '@/lib/flow/queries/run-record'
import '@/lib/identity/commands/account-secrets'
import '@/lib/identity/commands/account-status'
import '@/lib/identity/commands/create-account'
import '@/lib/identity/commands/decide-grant'
import '@/lib/identity/commands/delegation'
import '@/lib/identity/commands/export-audit'
import '@/lib/identity/commands/export-register'
import '@/lib/identity/commands/notices'
import '@/lib/identity/commands/phrases'
import '@/lib/identity/commands/register'
import '@/lib/identity/commands/request-grant'
import '@/lib/identity/commands/sessions'
import '@/lib/identity/commands/staff-roles'
import '@/lib/identity/queries/accounts'
import '@/lib/identity/queries/audit'
import '@/lib/identity/queries/delegations'
import '@/lib/identity/queries/grants'
import '@/lib/identity/queries/org-record'
import '@/lib/identity/queries/organisations'
import '@/lib/identity/queries/profile'
import '@/lib/identity/queries/register'
import '@/lib/identity/queries/sessions'
import '@/lib/identity/queries/staff-choices'
import '@/lib/matters/commands/act'
import '@/lib/matters/commands/create-filing'
import '@/lib/matters/commands/set-parameter'
import '@/lib/matters/queries/filing-list'
import '@/lib/matters/queries/filing-record'
import '@/lib/matters/queries/hall'
import '@/lib/matters/queries/parameters'
import { everybody } from '@/lib/identity/permissions'
import { administrators } from '@/lib/identity/rules/exclusions'
import { permissionsOf, roleCodes } from '@/lib/identity/rules/roles'
import type { Actor } from '@/lib/kernel/actor'
import { allCommands, runCommand } from '@/lib/platform/command'
import { asActor } from '@/lib/platform/db'
import { allQueries, runQuery } from '@/lib/platform/query'
import { actor, openSmallWorld, outcome } from '../../support/people'

const logins = { 'R-SYS': 'sysadmin', 'R-SEC': 'secadmin', 'R-AUD': 'auditor' } as const
type Admin = keyof typeof logins
const roles = Object.keys(logins) as Admin[]

let close: () => Promise<void>
const who = {} as Record<Admin, Actor>
beforeAll(async () => {
  close = await openSmallWorld()
  for (const role of roles) who[role] = await actor(logins[role])
})
afterAll(() => close?.())

const own = (role: Admin) => permissionsOf(role).filter((permission) => !everybody.includes(permission))
const business = [...new Set(roleCodes.filter((role) => !administrators.includes(role)).flatMap((role) => permissionsOf(role)))].filter(
  (permission) => !everybody.includes(permission),
)

describe('SC018, SC019, SC106: the three administrators', () => {
  test('there is something to refuse', () => {
    expect(allCommands().length).toBeGreaterThan(30)
    expect(allQueries().length).toBeGreaterThan(25)
    for (const role of roles) expect(own(role).length).toBeGreaterThan(1)
  })

  test.each(roles)('%s is refused every command that is another’s', async (role) => {
    const mine = new Set<string>(permissionsOf(role))
    for (const command of allCommands().filter((one) => !mine.has(one.permission)))
      expect([command.name, await outcome(runCommand(command as never, who[role], {}))]).toEqual([command.name, 'forbidden'])
  })

  test.each(roles)('%s is refused every query that is another’s', async (role) => {
    const mine = new Set<string>(permissionsOf(role))
    for (const query of allQueries().filter((one) => !mine.has(one.permission)))
      expect([query.name, await outcome(runQuery(query as never, who[role], {}))]).toEqual([query.name, 'forbidden'])
  })

  test.each(roles)('%s holds no permission of the business', (role) => {
    expect(own(role).filter((permission) => business.includes(permission))).toEqual([])
  })

  test.each(roles)('%s finds no row of the business in the database', async (role) => {
    const counts = await asActor(who[role], async (tx) => ({
      filings: await tx.filing.count(),
      tasks: await tx.task.count(),
      opinions: await tx.flowOpinion.count(),
      papers: await tx.paper.count(),
      files: await tx.storedFile.count(),
      edges: await tx.equityEdge.count(),
    }))
    expect(counts).toEqual({ filings: 0, tasks: 0, opinions: 0, papers: 0, files: 0, edges: 0 })
  })

  test('only the system administrator sees organisations, only the auditor the trail, and nobody else requests for roles', async () => {
    const seen = async (role: Admin) =>
      asActor(who[role], async (tx) => ({
        orgs: (await tx.org.count()) > 0,
        trail: (await tx.auditLine.count()) > 0,
        others: (await tx.userAccount.count()) > 1,
      }))
    expect(await seen('R-SYS')).toEqual({ orgs: true, trail: false, others: true })
    expect(await seen('R-SEC')).toEqual({ orgs: false, trail: false, others: true })
    expect(await seen('R-AUD')).toEqual({ orgs: false, trail: true, others: false })
  })

  test.each(['R-LEAD', 'E-ADMIN', 'D-ADMIN', 'R-CHIEF'] as const)('%s holds nothing of the administration', (role) => {
    const held = roles.flatMap(own)
    expect(permissionsOf(role).filter((permission) => held.includes(permission))).toEqual([])
  })
})
