import { permissionsOf } from '@/lib/identity/rules/roles'
import type { Actor } from '@/lib/kernel/actor'
import { asSystem, connectDatabase, type Tx } from '@/lib/platform/db'
import { newId } from '@/lib/platform/id'
import { openSession, visitorByToken } from '@/lib/platform/session'

/** The moment the tests ask at: a Monday morning in Shanghai. */
export const askedAt = new Date('2026-11-23T10:00:00+08:00')

const orgs = {
  gov: { kind: 'sasac', name: '市国资委', level: 0, owner: 'city', adcode: '370200', group: null },
  city: { kind: 'enterprise', name: '甲集团', level: 1, owner: 'city', adcode: '370202', group: 'city' },
  sub: { kind: 'enterprise', name: '甲能源', level: 2, owner: 'city', adcode: '370211', group: 'city' },
  rival: { kind: 'enterprise', name: '乙集团', level: 1, owner: 'city', adcode: '370203', group: 'rival' },
  district: { kind: 'enterprise', name: '即墨城投', level: 1, owner: 'district', adcode: '370215', group: 'district' },
} as const
export type OrgKey = keyof typeof orgs

const people = {
  leader: { role: 'R-LEAD', org: 'gov', sees: ['gov', 'city', 'sub', 'rival', 'district'], lines: ['CQGL', 'CWJD'] },
  monitor: { role: 'R-MON', org: 'gov', sees: ['gov', 'city', 'sub', 'rival', 'district'], lines: ['CQGL', 'CWJD'] },
  officer: { role: 'R-OFFICER', org: 'gov', sees: ['gov', 'city', 'sub', 'rival', 'district'], lines: ['CQGL'] },
  districtHead: { role: 'D-HEAD', org: 'gov', sees: ['district'], lines: ['CQGL', 'CWJD'] },
  filler: { role: 'E-FILL', org: 'city', sees: ['city', 'sub'], lines: ['CQGL', 'CWJD'] },
  rivalFiller: { role: 'E-FILL', org: 'rival', sees: ['rival'], lines: ['CQGL', 'CWJD'] },
} as const
export type Who = keyof typeof people

export type DashboardWorld = {
  readonly actors: Record<Who, Actor>
  readonly orgIds: Record<OrgKey, string>
  /** Puts a filing of an organisation into the database; times are Shanghai days (`2026-11-03`) or days with a time. */
  readonly filing: (org: OrgKey, over?: FilingFacts) => Promise<string>
  readonly task: (filingId: string, over: TaskFacts) => Promise<void>
  readonly event: (filingId: string, over: EventFacts) => Promise<void>
}

export type FilingFacts = {
  status?: string
  kind?: string
  matter?: string
  line?: string
  arrived?: string | null
  accepted?: string
  due?: string
  concluded?: string
  promise?: number
  statutory?: number | null
  used?: number
  onTime?: boolean
  returns?: number
  corrections?: number
}
export type TaskFacts = { step: string; name?: string; pool?: string; side?: string; from: string; to?: string; due?: string }
export type EventFacts = {
  action: string
  at: string
  step?: string
  name?: string
  status?: string
  to?: string
  audience?: string
  reason?: string
}

/** A moment written as a Shanghai day, noon unless a time is given. */
export function at(text: string): Date {
  return new Date(text.length === 10 ? `${text}T12:00:00+08:00` : `${text.replace(' ', 'T')}:00+08:00`)
}

/** Fills an empty database with five organisations, two departments and the people who look at figures. */
export async function dashboardWorld(appUrl: string): Promise<DashboardWorld> {
  connectDatabase(appUrl)
  const orgIds = Object.fromEntries(Object.keys(orgs).map((key) => [key, newId()])) as Record<OrgKey, string>
  const tokens = await asSystem('a small world for the dashboards', (tx) => fill(tx, orgIds))
  const actors = {} as Record<Who, Actor>
  for (const who of Object.keys(people) as Who[]) actors[who] = (await visitorByToken(tokens[who], false))!
  return { actors, orgIds, ...builders(orgIds) }
}

async function fill(tx: Tx, orgIds: Record<OrgKey, string>): Promise<Record<Who, string>> {
  for (const [key, { group, ...org }] of Object.entries(orgs)) {
    const id = orgIds[key as OrgKey]
    await tx.org.create({ data: { ...org, id, code: id, shortName: org.name, groupId: group ? orgIds[group] : null } })
  }
  const department = (code: string, name: string, sort: number) => ({ code, name, type: '业务处室', duties: [], orgId: orgIds.gov, sort })
  await tx.department.createMany({ data: [department('CQGL', '产权管理处', 1), department('CWJD', '财务监督处', 2)] })
  const roles = [...new Set(Object.values(people).map(({ role }) => role))]
  await tx.role.createMany({
    data: roles.map((code) => ({
      code,
      name: code,
      side: code.startsWith('E-') ? 'ent' : 'gov',
      does: '',
      scope: '',
      constraint: '',
      permissions: permissionsOf(code),
    })),
  })
  const tokens = {} as Record<Who, string>
  for (const who of Object.keys(people) as Who[]) tokens[who] = await addPerson(tx, who, orgIds)
  return tokens
}

async function addPerson(tx: Tx, who: Who, orgIds: Record<OrgKey, string>): Promise<string> {
  const { role, org, sees, lines } = people[who]
  const userId = newId()
  await tx.userAccount.create({
    data: { id: userId, login: who, name: who, orgId: orgIds[org], side: role.startsWith('E-') ? 'ent' : 'gov' },
  })
  await tx.post.create({
    data: { id: newId(), userId, roleCode: role, orgId: orgIds[org], orgScope: 'own', lines: [...lines], fromDate: '2020-01-01' },
  })
  await tx.actorOrg.createMany({ data: sees.map((key) => ({ userId, orgId: orgIds[key] })) })
  await tx.actorLine.createMany({ data: lines.map((line) => ({ userId, line })) })
  return (await openSession(tx, { userId, kind: 'web', now: new Date() })).token
}

function builders(orgIds: Record<OrgKey, string>): Pick<DashboardWorld, 'filing' | 'task' | 'event'> {
  const runs = new Map<string, { runId: string; org: OrgKey; line: string; events: number }>()
  return {
    filing: async (org, facts = {}) => {
      const id = newId()
      const run = { runId: newId(), org, line: facts.line ?? 'CQGL', events: 0 }
      runs.set(id, run)
      await asSystem('a filing', async (tx) => {
        await tx.filing.create({ data: filingData(id, org, orgIds, facts) })
        await tx.flowRun.create({
          data: {
            id: run.runId,
            definitionId: id,
            subjectKind: 'filing',
            subjectId: id,
            orgId: orgIds[org],
            line: run.line,
            status: 'running',
            state: {},
            startedAt: at('2026-01-01'),
          },
        })
      })
      return id
    },
    task: async (filingId, { step, name = step, pool = 'R-OFFICER@CQGL', side = 'gov', from, to, due }) => {
      const { runId, org, line } = runs.get(filingId)!
      const facts = {
        stepKey: step,
        stepName: name,
        pool,
        side,
        arrivedAt: at(from),
        doneAt: to ? at(to) : null,
        dueAt: due ? at(due) : null,
      }
      const rest = {
        runId,
        subjectKind: 'filing',
        subjectId: filingId,
        orgId: orgIds[org],
        line,
        round: 1,
        status: to ? 'done' : 'open',
        title: '',
        orgName: '',
      }
      await asSystem('a task', (tx) => tx.task.create({ data: { id: newId(), ...facts, ...rest } }))
    },
    event: async (filingId, { action, at: when, step = 'review', name = '处室初审', status = 'running', to, audience = 'all', reason }) => {
      const run = runs.get(filingId)!
      run.events += 1
      const data = { audience, data: { ...(to ? { to } : {}), ...(reason ? { reason } : {}) }, head: { status } }
      const facts = { seq: run.events, at: at(when), actorName: '张三', action, stepKey: step, stepName: name, round: 1, data }
      await asSystem('an event', (tx) =>
        tx.flowEvent.create({ data: { id: newId(), runId: run.runId, orgId: orgIds[run.org], line: run.line, ...facts } }),
      )
    },
  }
}

function filingData(id: string, org: OrgKey, orgIds: Record<OrgKey, string>, facts: FilingFacts) {
  const { status = 'running', kind = '审批', matter = 'GZ-CQ-01', line = 'CQGL', arrived = '2026-11-02', promise = 10 } = facts
  const { group, adcode, name } = orgs[org]
  const moment = (text: string | null | undefined) => (text ? at(text) : null)
  return {
    ...{
      id,
      definitionId: id,
      matterCode: matter,
      matterName: `事项 ${matter}`,
      kind,
      title: `${name}的请示`,
      orgId: orgIds[org],
      orgName: name,
    },
    ...{ groupId: group ? orgIds[group] : null, line, adcode, values: {}, status, stepName: '处室初审', promiseDays: promise },
    ...{ statutoryDays: facts.statutory ?? null, usedDays: facts.used ?? null, onTime: facts.onTime ?? null },
    ...{ returns: facts.returns ?? 0, corrections: facts.corrections ?? 0, arrivedAt: moment(arrived), acceptedAt: moment(facts.accepted) },
    ...{ dueAt: moment(facts.due), concludedAt: moment(facts.concluded), createdAt: at('2026-01-01'), createdBy: id },
    ...{ updatedAt: at('2026-11-20'), updatedBy: id, updatedByName: '张三' },
  }
}
