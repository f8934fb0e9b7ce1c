import { z } from 'zod'
import { Decimal } from '@/lib/kernel/decimal'
import { formatMoney } from '@/lib/kernel/money'
import { Refusal } from '@/lib/kernel/refusal'
import { shanghaiDate } from '@/lib/kernel/workday'
import { type CommandContext, defineCommand } from '@/lib/platform/command'
import type { Tx } from '@/lib/platform/db'
import { newId } from '@/lib/platform/id'
import { type ChangeKind, changeKindCodes, changeKinds, day, type ProjectState, version, wan, words, yieldPct } from '../schema'
import { projectInSight } from './projects'

type Project = Awaited<ReturnType<typeof projectInSight>>
type Field = 'approvedTotal' | 'approvedYield' | 'plannedEnd'

/** How the value of each field is read, and shown as it stands. The text kept in a change is what `read` takes again. */
const fields: Readonly<Record<Field, { value: z.ZodType<bigint | string>; now: (project: Project) => string }>> = {
  approvedTotal: {
    value: wan.refine((cents) => cents > 0n, '批复总投资应大于零'),
    now: ({ approvedTotal }) => formatMoney(approvedTotal, '万元', 6).replaceAll(',', ''),
  },
  approvedYield: { value: yieldPct, now: ({ approvedYield }) => approvedYield?.toString() ?? '' },
  plannedEnd: { value: day, now: ({ plannedEnd }) => plannedEnd ?? '' },
}

const input = z.object({
  projectId: z.uuid('项目编号不正确'),
  version,
  kind: z.enum(changeKindCodes, '请选择变更事项'),
  on: day,
  value: z.string().trim().max(40, '不超过 40 字').default(''),
  reason: words('原因'),
  basis: words('依据', 2, 200),
})

/**
 * A change of a project. A state (开工, 停建, 复工, 完工, 终止) is told as it happened and holds at once; what was approved (total, yield, end)
 * is proposed and holds when somebody else has confirmed it.
 */
export const changeInvestProject = defineCommand({
  name: 'changeInvestProject',
  permission: 'invest.report',
  input,
  run: async (context, given) => {
    const project = await projectInSight(context.tx, given.projectId)
    const kind = changeKinds[given.kind]
    const status = 'moves' in kind ? await move(context, project, given, kind.moves) : await propose(context, project, given, kind.field)
    context.audit({ subjectKind: 'invest_project', subjectId: project.id, orgId: project.orgId, detail: { kind: given.kind, status } })
    return { status }
  },
})

type Given = z.infer<typeof input>

async function move(
  { tx, actor, now }: CommandContext,
  project: Project,
  given: Given,
  moves: { from: readonly ProjectState[]; to: ProjectState },
) {
  const { label } = changeKinds[given.kind]
  if (given.on > shanghaiDate(now)) throw new Refusal('invalid', '发生日期晚于今天。', { on: '不应晚于今天' })
  if (!moves.from.includes(project.state as ProjectState))
    throw new Refusal('conflict', `项目为${project.state}，不能${label}。`, { kind: `只有${moves.from.join('、')}的项目可以` })
  if (project.startedOn && given.on < project.startedOn)
    throw new Refusal('invalid', `发生日期早于开工日期 ${project.startedOn}。`, { on: '不应早于开工日期' })
  if (given.kind === 'finish') await refuseUnfinished(tx, project.id)
  const dates = given.kind === 'start' ? { startedOn: given.on } : moves.to === '完工' || moves.to === '终止' ? { endedOn: given.on } : {}
  await overtaken(
    tx.investProject.updateMany({
      where: { id: project.id, version: given.version },
      data: { state: moves.to, ...dates, version: { increment: 1 } },
    }),
  )
  await write(tx, project, given, { before: project.state, after: moves.to, status: 'effective', actor, now })
  return 'effective' as const
}

async function refuseUnfinished(tx: Tx, projectId: string): Promise<void> {
  const last = await tx.investProgress.findFirst({ where: { projectId, current: true }, orderBy: { month: 'desc' } })
  if (!last) throw new Refusal('conflict', '项目还没有月报，请先报送形象进度 100% 的月份。')
  if (new Decimal(last.actualPct.toString()).lt(100))
    throw new Refusal('conflict', `最近月报（${last.month}）形象进度为 ${last.actualPct.toString()}%，请先报送 100%。`)
}

async function propose({ tx, actor, now }: CommandContext, project: Project, given: Given, field: Field) {
  const read = fields[field].value.safeParse(given.value)
  if (!read.success) throw new Refusal('invalid', '请填写调整后的数。', { value: read.error.issues[0]!.message })
  if (field === 'plannedEnd' && given.value <= project.plannedStart)
    throw new Refusal('invalid', `计划完工日期应晚于计划开工日期 ${project.plannedStart}。`, { value: '应晚于计划开工日期' })
  if (project.version !== given.version) throw new Refusal('stale', '这个项目刚被他人修改过，请刷新。')
  await tx.$executeRaw`select pg_advisory_xact_lock(hashtext(${`invest:${project.orgId}`}))`
  const open = await tx.investChange.count({ where: { projectId: project.id, kind: given.kind, status: 'proposed' } })
  if (open > 0) throw new Refusal('conflict', '同一事项已有待核定的变更。')
  await write(tx, project, given, { before: fields[field].now(project), after: given.value, status: 'proposed', actor, now })
  return 'proposed' as const
}

type Written = { before: string; after: string; status: string; actor: CommandContext['actor']; now: Date }

async function write(
  tx: Tx,
  project: Project,
  { kind, reason, basis, on }: Given,
  { before, after, status, actor, now }: Written,
): Promise<void> {
  await tx.investChange.create({
    data: {
      ...{ id: newId(), projectId: project.id, orgId: project.orgId, kind, before, after, reason, basis, on, status },
      ...{ byId: actor.userId, byName: actor.name, at: now },
    },
  })
}

async function overtaken(update: Promise<{ count: number }>): Promise<void> {
  if ((await update).count === 0) throw new Refusal('stale', '这个项目刚被他人修改过，请刷新。')
}

/** 核定 or 退回 of a proposed change; confirmed, it holds at once. Nobody decides what they proposed themselves. */
export const decideInvestChange = defineCommand({
  name: 'decideInvestChange',
  permission: 'invest.settle',
  input: z
    .object({
      id: z.uuid('编号不正确'),
      decision: z.enum(['confirm', 'return']),
      note: z.string().trim().max(300, '不超过 300 字').default(''),
    })
    .refine(({ decision, note }) => decision === 'confirm' || note.length >= 2, { path: ['note'], message: '退回请写明原因' }),
  run: async ({ tx, actor, now, audit, emit }, { id, decision, note }) => {
    const change = await tx.investChange.findUnique({ where: { id } })
    if (!change) throw new Refusal('not_found', '没有这项变更，或者您无权查看。')
    if (change.byId === actor.userId) throw new Refusal('forbidden', '本人提出的变更须由他人核定。')
    const status = decision === 'confirm' ? 'confirmed' : 'returned'
    const { count } = await tx.investChange.updateMany({
      where: { id, status: 'proposed' },
      data: { status, decidedByName: actor.name, decidedAt: now, decision: note },
    })
    if (count === 0) throw new Refusal('stale', '这项变更已经核定或退回，请刷新。')
    const kind = changeKinds[change.kind as ChangeKind]
    if (decision === 'confirm' && 'field' in kind)
      await tx.investProject.update({
        where: { id: change.projectId },
        data: { [kind.field]: fields[kind.field].value.parse(change.after), version: { increment: 1 } },
      })
    audit({ subjectKind: 'invest_project', subjectId: change.projectId, orgId: change.orgId, detail: { kind: change.kind, decision } })
    emit('invest.decided', {
      ...{ subjectKind: 'invest_project', subjectId: change.projectId, orgId: change.orgId },
      data: {
        ...{ title: `${kind.label}${decision === 'confirm' ? '已核定' : '已退回'}`, body: note || `${change.before} → ${change.after}` },
        ...{ path: `/investment/projects/${change.projectId}`, byId: change.byId },
      },
    })
    return { status }
  },
})
