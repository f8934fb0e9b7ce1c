import { asSystem } from '@/lib/platform/db'
import { newId } from '@/lib/platform/id'
import { type BusyWorld, mark } from '../../support/busy-world'
import { actorOf } from '../../support/clerks'
import type { Entries } from './entry'

type Held = { projectId: string; planId: string; changeId: string }

/** A project of enterprise A under way with a month, a milestone, an open change and an open request, and a plan that waits. */
async function heldBy({ orgId }: BusyWorld): Promise<Held> {
  const [projectId, planId, changeId] = [newId(), newId(), newId()]
  const at = new Date('2026-03-04T02:00:00Z')
  const { userId, name } = await actorOf('ct-fill')
  await asSystem('测试投资', async (tx) => {
    await tx.investProject.create({
      data: {
        ...{ id: projectId, orgId, code: projectId, name: `${mark}项目`, kind: '固定资产', core: '主业', overseas: false },
        ...{
          approvedTotal: 10_000_000_000n,
          ownCapital: 3_000_000_000n,
          approvedYield: 8,
          plannedStart: '2026-01-01',
          plannedEnd: '2030-12-31',
        },
        ...{ startedOn: '2026-01-10', state: '在建', basis: '测试', createdAt: at, createdByName: name },
      },
    })
    await tx.investProgress.create({
      data: {
        ...{ id: newId(), projectId, orgId, month: 202602, number: 1, current: true, plannedPct: 10, actualPct: 9, amount: 100_000_000n },
        ...{ ownFunds: 0n, debtFunds: 0n, fiscalFunds: 0n, otherFunds: 0n, note: '', source: 'entry', byName: name, at },
      },
    })
    await tx.investMilestone.create({ data: { id: newId(), projectId, orgId, name: '主体封顶', plannedOn: '2027-01-01' } })
    await tx.investChange.create({
      data: {
        ...{
          id: changeId,
          projectId,
          orgId,
          kind: 'total',
          before: '10000',
          after: '11000',
          reason: '测试原因',
          basis: '测试',
          on: '2026-03-01',
        },
        ...{ status: 'proposed', byId: userId, byName: name, at },
      },
    })
    await tx.investReview.create({
      data: { id: newId(), projectId, orgId, month: 202602, kind: 'correct', words: `${mark}更正`, byName: '测试', at },
    })
    const amounts = {
      total: 100n,
      fixed: 100n,
      equity: 0n,
      other: 0n,
      nonCore: 0n,
      overseas: 0n,
      ownFunds: 100n,
      debtFunds: 0n,
      fiscalFunds: 0n,
    }
    const newest = await tx.investPlan.findFirst({ where: { orgId, year: 2026 }, orderBy: { number: 'desc' } })
    await tx.investPlan.create({
      data: {
        ...{ id: planId, orgId, year: 2026, number: (newest?.number ?? 0) + 1, status: 'proposed', origin: 'entry', ...amounts },
        ...{ basis: `${mark}计划`, byId: userId, byName: name, at },
      },
    })
    await tx.investPlanItem.create({
      data: { planId, position: 1, orgId, name: `${mark}项目`, kind: '固定资产', core: '主业', total: 100n, year: 100n, decision: '' },
    })
  })
  return { projectId, planId, changeId }
}

const officer = { who: 'ghfz-officer' } as const
const filler = { who: 'ct-fill' } as const
/** Every department of the commission looks at investment; what is settled is GHFZ's. */
const seen = { lawful: { department: '委内各处室均可查看投资计划与项目' } } as const
const ranged = '各人范围内的合计'
let place = 0

const project = () => ({
  ...{ code: `CS-${Date.now()}-${place++}`, name: '测试项目', kind: '固定资产', core: '主业', approvedTotal: '100', ownCapital: '30' },
  ...{ plannedStart: '2026-01-01', plannedEnd: '2027-01-01', basis: '测试决议' },
})
const month = (projectId: string) => ({
  ...{
    projectId,
    month: 202603,
    plannedPct: '20',
    actualPct: '19',
    amount: '10',
    ownFunds: '10',
    debtFunds: '0',
    fiscalFunds: '0',
    otherFunds: '0',
  },
})

/** 投资计划与项目. */
export const investment: Entries = {
  investUnits: { ...officer, input: async (world) => (await heldBy(world), {}) },
  investHome: {
    ...officer,
    everybodys: ranged,
    input: async (world) => (await heldBy(world), {}),
    proves: ({ projects }: { projects: number }) => projects > 0,
  },
  deskInvestment: {
    ...officer,
    everybodys: ranged,
    input: async (world) => (await heldBy(world), {}),
    proves: ({ projects, open }: { projects: number; open: number }) => projects > 0 && open > 0,
  },
  investProjects: {
    ...officer,
    ...seen,
    everybodys: ranged,
    input: async (world) => (await heldBy(world), { words: mark }),
    proves: ({ rows }: { rows: unknown[] }) => rows.length > 0,
  },
  investProject: { ...officer, ...seen, input: async (world) => ({ id: (await heldBy(world)).projectId }) },
  investPlans: {
    ...officer,
    ...seen,
    everybodys: ranged,
    input: async (world) => (await heldBy(world), { words: mark }),
    proves: ({ rows }: { rows: unknown[] }) => rows.length > 0,
  },
  investPlan: { ...officer, ...seen, input: async (world) => ({ id: (await heldBy(world)).planId }) },
  investReport: {
    ...officer,
    ...seen,
    everybodys: ranged,
    input: async (world) => (await heldBy(world), { month: 202602 }),
    proves: ({ rows }: { rows: unknown[] }) => rows.length > 0,
  },
  exportInvestProjects: {
    ...officer,
    ...seen,
    everybodys: ranged,
    input: async (world) => (await heldBy(world), { words: mark }),
    proves: ({ rows }: { rows: unknown[] }) => rows.length > 0,
  },
  exportInvestPlans: {
    ...officer,
    ...seen,
    everybodys: ranged,
    input: async (world) => (await heldBy(world), { words: mark }),
    proves: ({ rows }: { rows: unknown[] }) => rows.length > 0,
  },
  exportProgressTemplate: {
    ...filler,
    ...seen,
    everybodys: ranged,
    input: async (world) => (await heldBy(world), { month: 202602 }),
    proves: ({ rows }: { rows: unknown[] }) => rows.length > 0,
  },
  exportInvestPlanTemplate: { ...filler, everybodys: '本企业的计划', input: () => ({ year: 2026 }) },
  registerInvestProject: { ...filler, input: ({ orgId }) => ({ ...project(), orgId }) },
  reportProgress: { ...filler, input: async (world) => ({ rows: [month((await heldBy(world)).projectId)] }) },
  keepMilestone: {
    ...filler,
    input: async (world) => ({ projectId: (await heldBy(world)).projectId, name: '竣工验收', plannedOn: '2027-06-30' }),
  },
  changeInvestProject: {
    ...filler,
    input: async (world) => ({
      ...{ projectId: (await heldBy(world)).projectId, version: 1, kind: 'stop', on: '2026-03-01', reason: '测试停建', basis: '测试' },
    }),
  },
  decideInvestChange: { ...officer, input: async (world) => ({ id: (await heldBy(world)).changeId, decision: 'confirm' }) },
  askCorrection: {
    ...officer,
    input: async (world) => ({ projectId: (await heldBy(world)).projectId, month: 202603, words: '请核对完成投资' }),
  },
  markSeen: { ...officer, input: async (world) => ({ projectId: (await heldBy(world)).projectId, month: 202602 }) },
  proposeInvestPlan: {
    ...filler,
    input: ({ orgId }) => ({
      ...{ orgId, year: 2030 + (place++ % 60), overseas: '0', ownFunds: '10', debtFunds: '0', fiscalFunds: '0', basis: '测试决议' },
      items: [{ name: '测试项目', kind: '固定资产', core: '主业', total: '100', year: '10' }],
    }),
  },
  decideInvestPlan: { ...officer, input: async (world) => ({ id: (await heldBy(world)).planId, decision: 'confirm' }) },
}
