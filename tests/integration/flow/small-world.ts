import { z } from 'zod'
import { carryOut, report } from '@/lib/flow/carry-out'
import { openRun } from '@/lib/flow/rules/open'
import { insertRun } from '@/lib/flow/store'
import { permissionsOf } from '@/lib/identity/rules/roles'
import type { Actor } from '@/lib/kernel/actor'
import { createWorkCalendar } from '@/lib/kernel/workday'
import { type CommandContext, defineCommand, runCommand } from '@/lib/platform/command'
import { asSystem, connectDatabase, type Tx } from '@/lib/platform/db'
import { newId } from '@/lib/platform/id'
import { openSession, visitorByToken } from '@/lib/platform/session'
import { approval } from '../../unit/flow/play.ts'

/** The people of the small world, with their one desk. */
const cast = {
  filler: { name: '钱填报', role: 'E-FILL', place: 'ent' },
  checker: { name: '孙审核', role: 'E-CHECK', place: 'ent' },
  head: { name: '李负责', role: 'E-HEAD', place: 'ent' },
  rival: { name: '外企填报', role: 'E-FILL', place: 'rival' },
  window: { name: '周窗口', role: 'R-WINDOW', place: null },
  officer: { name: '张三', role: 'R-OFFICER', place: 'CQGL' },
  officer2: { name: '李四', role: 'R-OFFICER', place: 'CQGL' },
  planner: { name: '吴规划', role: 'R-OFFICER', place: 'GHFZ' },
  accountant: { name: '郑财务', role: 'R-OFFICER', place: 'CWJD' },
  chief: { name: '王处长', role: 'R-CHIEF', place: 'CQGL' },
  leader: { name: '赵主任', role: 'R-LEAD', place: null },
} as const
export type Who = keyof typeof cast

export type World = {
  readonly actors: Record<Who, Actor>
  readonly definitionId: string
  readonly orgId: string
  readonly at: (minutes: number) => Date
  readonly begin: (title: string) => Promise<string>
  readonly move: (who: Who, subjectId: string, action: Parameters<typeof decide>[0]['action'], say?: Say) => Promise<unknown>
  readonly openTasks: (subjectId: string) => Promise<{ id: string; pool: string; holderId: string | null }[]>
}
type Say = { opinion?: string; data?: Record<string, unknown>; task?: string; onBehalfOf?: string }
type Decision = z.infer<typeof decisionSchema>

const decisionSchema = z.object({
  subjectId: z.uuid(),
  taskId: z.uuid().nullable(),
  action: z.enum(['submit', 'pass', 'return', 'correct', 'answer', 'refuse', 'withdraw', 'conclude', 'register']),
  opinion: z.string().optional(),
  data: z.record(z.string(), z.unknown()).optional(),
  onBehalfOf: z.uuid().optional(),
})

/** What a domain's decision command comes down to: the flow moves, then the domain keeps its own row in step. */
async function decide(input: Decision, context: CommandContext): Promise<number> {
  const by = input.taskId ? { taskId: input.taskId } : { subjectId: input.subjectId }
  const wanted = { ...by, action: input.action, opinion: input.opinion ?? null, data: input.data ?? {} }
  const done = await carryOut(context, input.onBehalfOf ? { ...wanted, onBehalfOf: input.onBehalfOf } : wanted, {
    isActive: (key) => key !== 'city',
  })
  const { status, arrivedAt } = done.moved.state
  await context.tx.filing.update({ where: { id: input.subjectId }, data: { status, arrivedAt } })
  return done.moved.state.seq
}

const decideFiling = defineCommand({
  name: 'test.decide',
  permission: 'inbox.read',
  input: decisionSchema,
  run: (context, input) => decide(input, context),
})

const beginFiling = defineCommand({
  name: 'test.begin',
  permission: 'matter.file',
  input: z.object({ title: z.string(), definitionId: z.uuid() }),
  async run(context, { title, definitionId }) {
    const { tx, actor, now } = context
    const subject = { kind: 'filing', id: newId(), title, orgName: actor.orgName, amount: 12_345_600n }
    await insertFiling(tx, actor, subject.id, title, definitionId, now)
    const performer = { id: actor.userId, name: actor.name, onBehalfOf: null, pools: [`E-FILL@${actor.orgId}`] }
    const facts = { runId: newId(), definitionCode: approval.code, orgId: actor.orgId, line: 'CQGL', body: null }
    const opened = openRun(approval, facts, performer, now.toISOString(), { calendar: createWorkCalendar(), newId })
    const run = await insertRun(tx, { definitionId, definition: approval, subject }, opened)
    report(context, run, opened, performer)
    return { subjectId: subject.id }
  },
})

/** Fills an empty database and hands out what the tests act with. */
export async function smallWorld(appUrl: string): Promise<World> {
  connectDatabase(appUrl)
  const start = new Date()
  const minutes = (count: number) => new Date(start.getTime() + count * 60_000)
  const made = await asSystem('a small world for the flow tests', (tx) => fill(tx, start))
  const actors = {} as Record<Who, Actor>
  for (const who of Object.keys(cast) as Who[]) actors[who] = (await visitorByToken(made.tokens[who], false))!
  let clock = 0
  const later = () => {
    clock += 10
    return minutes(clock)
  }
  const openTasks = (subjectId: string) =>
    asSystem('what lies open', (tx) =>
      tx.task.findMany({
        where: { subjectId, status: 'open' },
        orderBy: { id: 'asc' },
        select: { id: true, pool: true, holderId: true, parentTaskId: true },
      }),
    )
  const poolOf = (who: Who) => deskOf(who, made.orgIds)
  return {
    actors,
    definitionId: made.definitionId,
    orgId: made.orgIds.ent,
    at: minutes,
    openTasks,
    begin: async (title) =>
      (await runCommand(beginFiling, actors.filler, { title, definitionId: made.definitionId }, { now: later() })).subjectId,
    move: async (who, subjectId, action, say = {}) => {
      const { task, ...rest } = say
      const open = await openTasks(subjectId)
      const mine =
        open.find((entry) => entry.holderId === actors[who].userId) ?? open.find((entry) => entry.pool === poolOf(who)) ?? open[0]
      const taskId = action === 'withdraw' ? null : (task ?? mine?.id ?? null)
      return runCommand(decideFiling, actors[who], { subjectId, taskId, action, ...rest }, { now: later() })
    },
  }
}

function deskOf(who: Who, orgIds: Record<'ent' | 'rival' | 'gov', string>): string {
  const { role, place } = cast[who]
  if (place === null) return role
  return `${role}@${place === 'ent' || place === 'rival' ? orgIds[place] : place}`
}

async function fill(tx: Tx, now: Date) {
  const orgIds = { gov: newId(), ent: newId(), rival: newId() }
  const org = (id: string, kind: string, name: string) => ({
    id,
    kind,
    code: name,
    name,
    shortName: name,
    level: kind === 'sasac' ? 0 : 1,
    adcode: '370200',
  })
  await tx.org.createMany({
    data: [org(orgIds.gov, 'sasac', '市国资委'), org(orgIds.ent, 'enterprise', '甲集团'), org(orgIds.rival, 'enterprise', '乙集团')],
  })
  const roles = [...new Set(Object.values(cast).map((entry) => entry.role))]
  await tx.$executeRaw`insert into role select * from jsonb_populate_recordset(null::role, ${JSON.stringify(await roleRows(tx, roles))}::jsonb)`
  const definitionId = newId()
  await tx.definition.create({
    data: {
      id: definitionId,
      kind: 'flow',
      code: approval.code,
      version: 1,
      name: approval.title,
      effectiveFrom: '2026-01-01',
      body: approval,
      digest: 'test',
      createdAt: now,
    },
  })
  const tokens = {} as Record<Who, string>
  for (const who of Object.keys(cast) as Who[]) tokens[who] = await addPerson(tx, who, orgIds, now)
  return { orgIds, definitionId, tokens }
}

async function roleRows(tx: Tx, roles: string[]) {
  const columns = await tx.$queryRaw<{ column_name: string; data_type: string }[]>`
    select column_name, data_type from information_schema.columns where table_name = 'role' and table_schema = 'public'`
  const values = (code: string): Record<string, unknown> => ({
    code,
    name: code,
    permissions: permissionsOf(code),
    side: code.startsWith('E-') ? 'ent' : 'gov',
  })
  return roles.map((code) => {
    const known = values(code)
    return Object.fromEntries(columns.map((column) => [column.column_name, known[column.column_name] ?? blank(column.data_type)]))
  })
}

function blank(type: string): unknown {
  if (type === 'ARRAY') return []
  if (type === 'boolean') return false
  if (type === 'integer') return 0
  return ''
}

async function addPerson(tx: Tx, who: Who, orgIds: Record<'ent' | 'rival' | 'gov', string>, now: Date): Promise<string> {
  const { name, role, place } = cast[who]
  const orgId = place === 'ent' || place === 'rival' ? orgIds[place] : orgIds.gov
  const side = orgId === orgIds.gov ? 'gov' : 'ent'
  const userId = newId()
  await tx.userAccount.create({ data: { id: userId, login: who, name, orgId, side } })
  const departmentCode = side === 'gov' ? place : null
  await tx.post.create({
    data: {
      id: newId(),
      userId,
      roleCode: role,
      orgId,
      departmentCode,
      orgScope: side === 'gov' ? 'all' : 'own',
      lines: ['all'],
      fromDate: '2020-01-01',
    },
  })
  const orgs = side === 'gov' ? Object.values(orgIds) : [orgId]
  await tx.actorOrg.createMany({ data: orgs.map((id) => ({ userId, orgId: id })) })
  await tx.actorLine.createMany({ data: ['CQGL', 'GHFZ', 'CWJD'].map((line) => ({ userId, line })) })
  await tx.actorPool.create({ data: { id: newId(), userId, pool: deskOf(who, orgIds) } })
  return (await openSession(tx, { userId, kind: 'web', now, idleMinutes: 30 })).token
}

async function insertFiling(tx: Tx, actor: Actor, id: string, title: string, definitionId: string, now: Date): Promise<void> {
  await tx.filing.create({
    data: {
      id,
      definitionId,
      matterCode: approval.code,
      matterName: approval.title,
      kind: '审批',
      title,
      orgId: actor.orgId,
      orgName: actor.orgName,
      line: 'CQGL',
      adcode: '370200',
      values: {},
      status: 'filling',
      stepName: '企业填报',
      promiseDays: approval.promiseDays,
      createdAt: now,
      createdBy: actor.userId,
      updatedAt: now,
      updatedBy: actor.userId,
      updatedByName: actor.name,
    },
  })
}
