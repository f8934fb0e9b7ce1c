import { editListDraft, openListDraft, submitListDraft } from '@/lib/investment/lists/commands'
import { reportSegments, saveSegments } from '@/lib/investment/main-business/segments'
import { shanghaiDate } from '@/lib/kernel/workday'
import { runCommand } from '@/lib/platform/command'
import { asSystem } from '@/lib/platform/db'
import type { BusyWorld } from '../../support/busy-world'
import { actorOf } from '../../support/clerks'
import type { Entries } from './entry'

const officer = { who: 'ghfz-officer' } as const
const others = { department: '主业目录和占比不分处室' } as const
const filler = { who: 'ct-fill' } as const
const everybodys = '负面清单不涉及任何一家企业'
let name = 0

/** The draft of the group's catalogue in hand with one more business, by the officer of the planning department. */
async function drafted({ orgId }: BusyWorld): Promise<{ id: string; version: number }> {
  const { id } = await runCommand(openListDraft, await actorOf('ghfz-officer'), { kind: 'main_business', orgId })
  const { version, status } = await asSystem('测试', (tx) => tx.definitionDraft.findUniqueOrThrow({ where: { id } }))
  if (status === 'submitted') await asSystem('测试', (tx) => tx.definitionDraft.update({ where: { id }, data: { status: 'draft' } }))
  const items = [
    { at: 'head' as const, item: { document: '测试核定文号', duty: '' } },
    { at: null, item: { name: `测试业务${++name}`, kind: '主业', codes: [`C${String(3000 + name)}`], until: null } },
  ]
  let now = version
  for (const change of items)
    now = (await runCommand(editListDraft, await actorOf('ghfz-officer'), { id, version: now, ...change })).version
  return { id, version: now }
}

async function submitted(world: BusyWorld): Promise<{ id: string; version: number }> {
  const draft = await drafted(world)
  const input = { ...draft, effectiveFrom: shanghaiDate(new Date()), note: '测试报批' }
  return { id: draft.id, version: (await runCommand(submitListDraft, await actorOf('ghfz-officer'), input)).version }
}

const line = { name: '装备', industry: 'C3511', revenue: '100', assets: '200', profit: '10' }
let year = 2024
/** Saved figures of enterprise A of another year each time. */
async function filled(): Promise<{ id: string; version: number; year: number }> {
  year = year > 2002 ? year - 1 : 2024
  const before = { year, status: { not: 'draft' } }
  await asSystem('测试', async (tx) => {
    const old = await tx.segmentReport.findMany({ where: before })
    await tx.segmentLine.deleteMany({ where: { reportId: { in: old.map(({ id }) => id) } } })
    await tx.segmentReport.deleteMany({ where: before })
  })
  const there = await asSystem('测试', (tx) => tx.segmentReport.findFirst({ where: { year, status: 'draft' } }))
  const saved = await runCommand(saveSegments, await actorOf('ct-fill'), { year, version: there?.version ?? null, lines: [line] })
  return { ...saved, year }
}

async function reported(): Promise<{ year: number }> {
  const { id, version, year: of } = await filled()
  await runCommand(reportSegments, await actorOf('ct-fill'), { id, version, explanation: '测试说明差额' })
  return { year: of }
}

/** 主业目录、分板块数据、投资负面清单. */
export const investmentLists: Entries = {
  mainBusinessList: {
    ...{ ...officer, everybodys: '各人范围内的集团' },
    input: async () => (await reported(), {}),
    proves: ({ rows }: { rows: { years: number[] }[] }) => rows.some(({ years }) => years.length > 0),
  },
  exportMainBusiness: {
    ...{ ...officer, everybodys: '各人范围内的集团' },
    input: async () => (await reported(), {}),
    proves: (rows: unknown[]) => rows.length > 0,
  },
  mainBusinessRecord: {
    ...{ ...officer, lawful: others },
    input: async ({ orgId }: BusyWorld) => (await reported(), { id: orgId }),
    proves: ({ years }: { years: unknown[] }) => years.length > 0,
  },
  segmentForm: {
    ...{ ...filler, everybodys: '只给本企业自己的数' },
    input: async () => ({ year: (await filled()).year }),
    proves: ({ lines }: { lines: unknown[] }) => lines.length === 1,
  },
  saveSegments: {
    ...{ ...filler, everybodys: '只写本企业自己的数' },
    input: async () => {
      const { version, year: of } = await filled()
      return { year: of, version, lines: [line] }
    },
  },
  reportSegments: {
    ...filler,
    input: async () => {
      const { id, version } = await filled()
      return { id, version, explanation: '测试说明差额' }
    },
  },
  reviseSegments: {
    ...{ ...filler, everybodys: '只更正本企业自己的数' },
    input: async () => ({ ...(await reported()), reason: '测试更正' }),
  },
  listDraft: {
    ...officer,
    input: async (world: BusyWorld) => ({ id: (await drafted(world)).id }),
    proves: ({ items }: { items: unknown[] }) => items.length > 0,
  },
  openListDraft: { ...officer, input: ({ orgId }: BusyWorld) => ({ kind: 'main_business', orgId }) },
  editListDraft: {
    ...officer,
    input: async (world: BusyWorld) => ({ ...(await drafted(world)), at: 'head', item: { document: '改过的文号', duty: '' } }),
  },
  submitListDraft: {
    ...officer,
    input: async (world: BusyWorld) => ({ ...(await drafted(world)), effectiveFrom: shanghaiDate(new Date()), note: '测试报批' }),
  },
  discardListDraft: { ...officer, input: drafted },
  decideListDraft: { who: 'ghfz-chief', input: async (world: BusyWorld) => ({ ...(await submitted(world)), approve: true }) },
  negativeListPage: { ...filler, everybodys, input: () => ({}), proves: ({ clauses }: { clauses: unknown[] }) => clauses.length > 0 },
  exportNegativeList: { ...filler, everybodys, input: () => ({}), proves: ({ clauses }: { clauses: unknown[] }) => clauses.length > 0 },
  negativeListWhatIf: {
    ...{ ...filler, everybodys },
    input: () => ({ matter: 'GZ-GH-02', values: { irr: '-1' } }),
    proves: ({ results }: { results: unknown[] }) => results.length > 0,
  },
}
