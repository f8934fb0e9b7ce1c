import ExcelJS from 'exceljs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import '@/lib/investment/events'
import { changeInvestProject, decideInvestChange } from '@/lib/investment/commands/changes'
import { decideInvestPlan, proposeInvestPlan } from '@/lib/investment/commands/plans'
import { keepMilestone, registerInvestProject } from '@/lib/investment/commands/projects'
import { reportProgress } from '@/lib/investment/commands/report-progress'
import { askCorrection, markSeen } from '@/lib/investment/commands/reviews'
import { investHome } from '@/lib/investment/queries/home'
import { investPlan } from '@/lib/investment/queries/plans'
import { investProject } from '@/lib/investment/queries/project'
import { investProjects } from '@/lib/investment/queries/projects'
import { investReport } from '@/lib/investment/queries/report'
import { takeInFiling } from '@/lib/investment/take-in-filing'
import { fillProgress, progressTemplate } from '@/lib/investment/workbook'
import { setParameter } from '@/lib/matters/commands/set-parameter'
import { runCommand } from '@/lib/platform/command'
import { asActor, asSystem, closeDatabase, connectDatabase } from '@/lib/platform/db'
import { runQuery } from '@/lib/platform/query'
import { relayOutbox } from '@/lib/platform/worker/relay'
import { seedOrganisation, seedReference } from '@/prisma/seed/reference-only'
import { actorOf, carryOn, fillIn } from '../../support/clerks'
import { type TestDatabase, testDatabase } from '../../support/database'
import { outcome } from '../../support/people'
import { prerequisites } from '../../support/prerequisites'

const now = new Date('2026-07-20T02:00:00Z')
let database: TestDatabase
let orgId: string

beforeAll(async () => {
  database = await testDatabase()
  await seedReference(database.ownerUrl, now)
  await seedOrganisation(database.ownerUrl, { small: true, now })
  connectDatabase(database.appUrl)
  orgId = (await actorOf('ct-fill')).orgId
})
afterAll(async () => {
  await closeDatabase()
  await database?.drop()
})

const facts = {
  ...{ name: '示例产业园', kind: '固定资产', core: '主业', approvedTotal: '10000', ownCapital: '3000', approvedYield: '8' },
  ...{ plannedStart: '2026-01-01', plannedEnd: '2027-12-31', basis: '董事会决议〔2026〕1号' },
}
let place = 0
const registered = async (more: Partial<typeof facts> = {}) => {
  place += 1
  const { id } = await runCommand(registerInvestProject, await actorOf('ct-fill'), { ...facts, ...more, code: `TZ-${place}` }, { now })
  return id
}
const cardOf = async (id: string, who = 'ghfz-officer') => runQuery(investProject, await actorOf(who), { id }, now)
const change = async (projectId: string, kind: string, more: Record<string, string> = {}) => {
  const { facts: held } = await cardOf(projectId, 'ct-fill')
  const input = { projectId, version: held.version, kind, on: '2026-02-01', reason: '按计划进行', basis: '决议', ...more }
  return outcome(runCommand(changeInvestProject, await actorOf('ct-fill'), input, { now }))
}
const begun = async (more: Partial<typeof facts> = {}) => {
  const id = await registered(more)
  expect(await change(id, 'start')).toBe('done')
  return id
}
const of = (projectId: string, month: number, actualPct: string, more: Record<string, string> = {}) => ({
  ...{
    projectId,
    month,
    plannedPct: '40',
    actualPct,
    amount: '100',
    ownFunds: '50',
    debtFunds: '50',
    fiscalFunds: '0',
    otherFunds: '0',
    ...more,
  },
})
const report = async (...rows: ReturnType<typeof of>[]) => runCommand(reportProgress, await actorOf('ct-fill'), { rows }, { now })

describe('a project', () => {
  it('goes from registration to completion, and its card says every stage', async () => {
    const id = await begun()
    expect(await change(id, 'start')).toBe('conflict')
    await report(of(id, 202605, '30'), of(id, 202606, '38'))
    expect(await change(id, 'finish', { on: '2026-07-15' })).toBe('conflict')
    await report(of(id, 202607, '100'))
    expect(await change(id, 'finish', { on: '2026-07-15' })).toBe('done')
    const { project, months, changes, deviations } = await cardOf(id)
    expect(project).toMatchObject({ state: '完工', startedOn: '2026-02-01', endedOn: '2026-07-15', invested: '300000000', light: '绿' })
    expect(months.map(({ month, actualPct }) => [month, actualPct])).toEqual([
      [202605, '30'],
      [202606, '38'],
      [202607, '100'],
    ])
    expect(changes.map(({ kind, before, after }) => [kind, before, after])).toEqual([
      ['start', '拟建', '在建'],
      ['finish', '在建', '完工'],
    ])
    expect(deviations.find(({ key }) => key === 'time')).toMatchObject({ gap: '早 17 个月' })
  })

  it('S024: ten points behind the plan light yellow by themselves, on the card and in the list, with the figures', async () => {
    const id = await begun({ name: '落后项目' })
    await report(of(id, 202606, '30.01'))
    expect((await cardOf(id)).project.lights).toEqual([])
    await report(of(id, 202606, '30', { reason: '核对后更正' }))
    const { project } = await cardOf(id)
    expect(project.light).toBe('黄')
    expect(project.lights[0]!.words).toBe('2026 年 6 月末计划形象进度 40.00%，实际 30.00%，落后 10.00 个百分点')
    const list = await runQuery(investProjects, await actorOf('ghfz-officer'), { light: '黄', words: '落后项目' }, now)
    expect(list.rows.map((row) => row.id)).toEqual([id])
  })

  it('S059: an expected yield thirty per cent below the approved one lights red', async () => {
    const id = await begun({ name: '收益项目' })
    await report(of(id, 202606, '39', { expectedYield: '5.61' }))
    expect((await cardOf(id)).project.light).toBe('绿')
    await report(of(id, 202606, '39', { expectedYield: '5.6', reason: '重新测算' }))
    expect((await cardOf(id)).project.lights).toEqual([
      { rule: 'yield', level: '红', words: '可研收益率 8.00%，目前预计 5.60%，低 30.00%' },
    ])
  })

  it('is judged by the limit that was set for its enterprise, from the day it holds', async () => {
    const id = await begun({ name: '参数项目' })
    await report(of(id, 202606, '34'))
    expect((await cardOf(id)).project.light).toBe('绿')
    const set = { code: 'invest_behind_yellow', orgId, value: '5', effectiveFrom: '2026-07-20', note: '加强监测' }
    await runCommand(setParameter, await actorOf('sysadmin'), set, { now })
    expect((await cardOf(id)).project.light).toBe('黄')
    const back = { ...set, value: '10', note: '恢复默认' }
    await runCommand(setParameter, await actorOf('sysadmin'), back, { now: new Date(now.getTime() + 1000) })
    expect((await cardOf(id)).project.light).toBe('绿')
  })

  it('changes what was approved only when somebody else has confirmed it', async () => {
    const id = await begun({ name: '超概项目' })
    await report(of(id, 202606, '40', { amount: '10500' }))
    expect((await cardOf(id)).project.lights.map(({ rule, level }) => [rule, level])).toEqual([['over', '黄']])
    expect(await change(id, 'total', { value: '一亿' })).toBe('invalid')
    expect(await change(id, 'total', { value: '11000.5' })).toBe('done')
    expect(await change(id, 'total', { value: '12000' })).toBe('conflict')
    expect((await cardOf(id)).project.approvedTotal).toBe('10000000000')
    const { changes } = await cardOf(id)
    const open = changes.find(({ status }) => status === 'proposed')!
    const decide = async (who: string) =>
      outcome(runCommand(decideInvestChange, await actorOf(who), { id: open.id, decision: 'confirm' }, { now }))
    expect(await decide('ct-fill')).toBe('forbidden')
    expect(await decide('cwjd-officer')).toBe('forbidden')
    expect(await decide('ghfz-officer')).toBe('done')
    expect(await decide('ghfz-officer')).toBe('stale')
    expect((await cardOf(id)).project).toMatchObject({ approvedTotal: '11000500000', light: '绿' })
    while ((await relayOutbox(now)) > 0);
    const told = await asSystem('测试', (tx) => tx.notice.findFirst({ where: { title: '调整批复总投资已核定' } }))
    expect(told!.href).toBe(`/ent/investment/projects/${id}`)
  })

  it('keeps its milestones; a day that was told moves only with a reason that is kept', async () => {
    const id = await begun({ name: '节点项目' })
    await report(of(id, 202606, '40'))
    const keep = async (input: Record<string, unknown>) =>
      outcome(
        runCommand(
          keepMilestone,
          await actorOf('ct-fill'),
          { projectId: id, name: '主体封顶', plannedOn: '2026-06-30', ...input },
          { now },
        ),
      )
    expect(await keep({})).toBe('done')
    expect(await keep({})).toBe('conflict')
    expect(await keep({ name: '竣工验收', actualOn: '2026-12-31' })).toBe('invalid')
    expect((await cardOf(id)).project.lights.map(({ rule }) => rule)).toEqual(['late'])
    const [milestone] = (await cardOf(id)).milestones
    const move = { id: milestone!.id, version: 1, plannedOn: '2026-12-31' }
    expect(await keep(move)).toBe('invalid')
    expect((await cardOf(id)).milestones[0]!.plannedOn).toBe('2026-06-30')
    expect(await keep({ ...move, reason: '雨季停工顺延' })).toBe('done')
    expect(await keep({ ...move, reason: '雨季停工顺延' })).toBe('stale')
    const card = await cardOf(id)
    expect(card.project.light).toBe('绿')
    expect(card.changes.at(-1)).toMatchObject({
      kind: 'milestone',
      before: '主体封顶 2026-06-30',
      after: '主体封顶 2026-12-31',
      reason: '雨季停工顺延',
    })
  })
})

describe('a month', () => {
  it('that says the same again changes nothing; another one needs a reason and keeps what was said before', async () => {
    const id = await begun()
    expect(await report(of(id, 202606, '38'))).toEqual({ added: 1, corrected: 0, unchanged: 0 })
    expect(await report(of(id, 202606, '38.00'))).toEqual({ added: 0, corrected: 0, unchanged: 1 })
    await expect(report(of(id, 202606, '39'))).rejects.toThrow(/已报送过，内容不同的请写明更正原因/)
    expect(await report(of(id, 202606, '39', { reason: '统计口径有误' }))).toEqual({ added: 0, corrected: 1, unchanged: 0 })
    const { months, earlier } = await cardOf(id)
    expect(months).toMatchObject([{ number: 2, actualPct: '39', reason: '统计口径有误' }])
    expect(earlier).toMatchObject([{ number: 1, actualPct: '38' }])
  })

  it('is all or none: one wrong row keeps the others out, and says which and what', async () => {
    const [id, other] = [await begun(), await registered()]
    await expect(report(of(id, 202606, '38'), of(other, 202606, '10'))).rejects.toThrow(/第 2 行：项目“示例产业园”尚未开工/)
    await expect(report(of(id, 202608, '38'))).rejects.toThrow(/202608 尚未到来，最晚可报 202607/)
    await expect(report(of(id, 202606, '38'), of(id, 202606, '39'))).rejects.toThrow(/出现两次/)
    expect((await cardOf(id)).months).toEqual([])
    await report(of(id, 202605, '38'))
    await expect(report(of(id, 202606, '37'))).rejects.toThrow(/低于 202605 的 38\.00%/)
    await report(of(id, 202606, '37', { note: '返工，经监理确认调低' }))
  })

  it('reported twice at once is kept once', async () => {
    const id = await begun()
    const done = await Promise.all([report(of(id, 202606, '38')), report(of(id, 202606, '38'))])
    expect(done.map(({ added }) => added).sort()).toEqual([0, 1])
    expect((await cardOf(id)).months).toHaveLength(1)
  })

  it('is never rewritten or deleted, not even past the command', async () => {
    const id = await begun()
    await report(of(id, 202606, '38'))
    const filler = await actorOf('ct-fill')
    const rewrite = asActor(filler, (tx) => tx.investProgress.updateMany({ where: { projectId: id }, data: { actualPct: 99 } }))
    await expect(rewrite).rejects.toThrow()
    await expect(asActor(filler, (tx) => tx.investProgress.deleteMany({ where: { projectId: id } }))).rejects.toThrow()
    const own = { id, orgId, approvedTotal: 1n }
    expect(
      (await asActor(await actorOf('gx-fill'), (tx) => tx.investProject.updateMany({ where: own, data: { state: '完工' } }))).count,
    ).toBe(0)
  })

  it('asked to be corrected stands open until a further version comes; seen is kept', async () => {
    const id = await begun()
    await report(of(id, 202606, '38'))
    const ask = async (who: string) =>
      outcome(runCommand(askCorrection, await actorOf(who), { projectId: id, month: 202606, words: '完成投资与发票不符' }, { now }))
    expect(await ask('ct-fill')).toBe('forbidden')
    expect(await ask('ghfz-officer')).toBe('done')
    expect(await ask('ghfz-chief')).toBe('conflict')
    const row = async () =>
      (await runQuery(investReport, await actorOf('ct-fill'), { month: 202606 }, now)).rows.find((one) => one.projectId === id)!
    expect((await row()).asked).toBe('完成投资与发票不符')
    while ((await relayOutbox(now)) > 0);
    const told = await asSystem('测试', (tx) => tx.notice.findFirst({ where: { title: { startsWith: '请更正 2026 年 6 月月报' } } }))
    expect(told!.body).toBe('完成投资与发票不符')
    await report(of(id, 202606, '38', { amount: '90', reason: '按发票更正' }))
    expect((await row()).asked).toBeNull()
    const seen = async () => runCommand(markSeen, await actorOf('ghfz-officer'), { projectId: id, month: 202606 }, { now })
    expect((await seen()).id).toBe((await seen()).id)
  })
})

describe('the workbook of a month', () => {
  const upload = async (write: (page: ExcelJS.Worksheet, lines: ReadonlyMap<string, ExcelJS.Row>) => void) => {
    const { file } = await progressTemplate(await actorOf('ct-fill'), { month: '202606' }, now)
    const book = new ExcelJS.Workbook()
    await book.xlsx.load(file)
    const page = book.worksheets[0]!
    const lines = new Map<string, ExcelJS.Row>()
    page.eachRow((line) => void lines.set(String(line.getCell(1).value), line))
    write(page, lines)
    const body = await book.xlsx.writeBuffer()
    return fillProgress(await actorOf('ct-fill'), new Request('http://localhost/', { method: 'POST', body }), now)
  }
  const fill = (line: ExcelJS.Row, cells: readonly unknown[]) => {
    for (const [at, value] of cells.entries()) line.getCell(4 + at).value = value as ExcelJS.CellValue
  }

  it('names every wrong cell and keeps nothing; filled right it is reported', async () => {
    const [first, second] = [await begun({ name: '表格甲' }), await begun({ name: '表格乙' })]
    const wrong = await upload((_, lines) => {
      fill(lines.get(first)!, [40, 38, 100])
      fill(lines.get(second)!, [140, '三成', null])
    })
    const row = wrong.errors[0]!.row
    expect(wrong.errors.map(({ row: at, column, message }) => [at, column, message])).toEqual([
      [row, 'D', '形象进度应为 0 至 100 的百分数，至多 4 位小数，如 12.5'],
      [row, 'E', '形象进度应为 0 至 100 的百分数，至多 4 位小数，如 12.5'],
      [row, 'F', '请填写'],
    ])
    expect((await cardOf(first)).months).toEqual([])
    const right = await upload((_, lines) => {
      fill(lines.get(first)!, [40, 38, 100.5, 60, 40, 0, 0, 7.5])
      fill(lines.get(second)!, [40, 39, 10])
    })
    expect(right).toMatchObject({ added: 2, errors: [] })
    expect((await cardOf(first)).months[0]).toMatchObject({
      amount: '100500000',
      ownFunds: '60000000',
      expectedYield: '7.5',
      source: 'workbook',
    })
    const again = await upload(() => undefined)
    expect(again).toMatchObject({ added: 0, corrected: 0, errors: [] })
    const changed = await upload((_, lines) => fill(lines.get(first)!, [40, 37]))
    expect(changed.errors).toMatchObject([{ column: 'M', message: '202606 已报送过，内容不同的请写明更正原因（至少 4 个字）' }])
  })
})

describe('a plan', () => {
  const items = [
    { name: '示例产业园', kind: '固定资产', core: '主业', total: '10000', year: '3000' },
    { name: '示例并购', kind: '并购', core: '非主业', total: '2000', year: '1000' },
  ]
  const funds = { overseas: '0', ownFunds: '1500', debtFunds: '2500', fiscalFunds: '0' }
  const propose = async (more: Record<string, unknown> = {}) =>
    runCommand(
      proposeInvestPlan,
      await actorOf('ct-fill'),
      { year: 2026, ...funds, basis: '董事会决议〔2026〕2号', items, ...more },
      { now },
    )

  it('counts once somebody else has confirmed it; a further version waits beside it', async () => {
    await expect(propose({ ownFunds: '1000' })).rejects.toThrow(/资金来源合计 3,500\.00 万元，与项目本年投资合计 4,000\.00 万元 不一致/)
    const { id } = await propose()
    const home = async () => runQuery(investHome, await actorOf('ghfz-officer'), {}, now)
    expect((await home()).total.plan).toBeNull()
    const decide = async (who: string, plan: string, decision = 'confirm', note = '') =>
      outcome(runCommand(decideInvestPlan, await actorOf(who), { id: plan, decision, note }, { now }))
    expect(await decide('ct-fill', id)).toBe('forbidden')
    expect(await decide('ghfz-officer', id)).toBe('done')
    const { total, parts, nonCore, pace } = await home()
    expect(total.plan).toBe('4000000000')
    expect(parts.map(({ plan }) => plan)).toEqual(['3000000000', '1000000000', '0'])
    expect([nonCore.plan, pace]).toEqual(['1000000000', '50.0000'])
    const next = await propose({ items: [{ ...items[0]!, year: '4000' }] })
    expect((await home()).total.plan).toBe('4000000000')
    expect(await decide('ghfz-officer', next.id, 'return')).toBe('invalid')
    expect(await decide('ghfz-officer', next.id, 'return', '请附调整说明')).toBe('done')
    const plan = await runQuery(investPlan, await actorOf('ct-fill'), { id }, now)
    expect(plan.versions.map(({ number, status }) => [number, status])).toEqual([
      [2, 'returned'],
      [1, 'confirmed'],
    ])
    expect(plan.items[0]).toMatchObject({ name: '示例产业园', project: { state: expect.any(String) } })
  })

  it('cannot be confirmed by who proposed it, not even past the command', async () => {
    await propose({ year: 2025 })
    const filler = await actorOf('ct-fill')
    const confirm = asActor(filler, (tx) => tx.investPlan.updateMany({ where: { orgId, year: 2025 }, data: { status: 'confirmed' } }))
    await expect(confirm).rejects.toThrow()
  })
})

describe('a decided filing', () => {
  it('of a project brings the project with a link to it, once; the enterprise is told', async () => {
    const filer = await actorOf('ct-fill')
    const id = await fillIn('GZ-GH-02', filer, { ...(await prerequisites('GZ-GH-02', filer)), title: '示例项目备案' }, 'project')
    await carryOn(id)
    while ((await relayOutbox(new Date())) > 0);
    const project = await asSystem('测试', (tx) => tx.investProject.findFirstOrThrow({ where: { filingId: id } }))
    const { filing, again } = await asSystem('测试', async (tx) => ({
      filing: await tx.filing.findUniqueOrThrow({ where: { id } }),
      again: await takeInFiling(tx, id, now),
    }))
    const values = filing.values as Record<string, string>
    expect(again).toBeNull()
    expect(project).toMatchObject({ orgId, state: '拟建', name: values.project_name, code: filing.number, filingNumber: filing.number })
    expect(project.approvedTotal).toBe(BigInt(values.total_invest!) * 1_000_000n)
    const card = await cardOf(project.id)
    expect(card.filings.map((one) => one.id)).toEqual([id])
    const told = await asSystem('测试', (tx) => tx.notice.findFirst({ where: { title: { startsWith: '项目已进入项目库' } } }))
    expect(told!.href).toBe(`/ent/investment/projects/${project.id}`)
  })

  it('of a plan brings the plan with its items, in force at once', async () => {
    const id = await fillIn('GZ-GH-01', await actorOf('ct-fill'), { title: '示例年度计划' }, 'plan')
    await carryOn(id)
    while ((await relayOutbox(new Date())) > 0);
    const { plan, values } = await asSystem('测试', async (tx) => ({
      plan: await tx.investPlan.findUniqueOrThrow({ where: { filingId: id } }),
      values: (await tx.filing.findUniqueOrThrow({ where: { id } })).values as Record<string, unknown>,
    }))
    expect(plan).toMatchObject({ orgId, status: 'confirmed', origin: 'filing', total: BigInt(String(values.total_invest)) * 1_000_000n })
    const record = await runQuery(investPlan, await actorOf('ghfz-officer'), { id: plan.id }, now)
    expect(record.items).toHaveLength((values.projects as unknown[]).length)
    expect(record.filing!.id).toBe(id)
  })

  it('of a later evaluation takes what was approved from the register, and a confirmed plan counts as the plan a project must be in', async () => {
    const filer = await actorOf('ct-fill')
    const projectId = await begun({ name: '后评价项目' })
    const { project } = await cardOf(projectId)
    const id = await fillIn('GZ-GH-07', filer, { project: project.code }, 'evaluation')
    const { values } = await asSystem('测试', (tx) => tx.filing.findUniqueOrThrow({ where: { id } }))
    expect(values).toMatchObject({ plan_total: '10000', plan_irr: '8' })
    await asSystem('测试', (tx) => tx.filing.update({ where: { id }, data: { status: 'running', number: '后评价1号', arrivedAt: now } }))
    expect((await cardOf(projectId)).filings).toMatchObject([{ id, matter: 'GZ-GH-07' }])

    const items = [{ name: '只在填报计划中的项目', kind: '固定资产', core: '主业', total: '10000', year: '100' }]
    const funds = { overseas: '0', ownFunds: '100', debtFunds: '0', fiscalFunds: '0', basis: '董事会决议〔2026〕3号' }
    const plan = await runCommand(proposeInvestPlan, filer, { ...funds, year: new Date().getFullYear(), items })
    await runCommand(decideInvestPlan, await actorOf('ghfz-officer'), { id: plan.id, decision: 'confirm' })
    const filed = await fillIn('GZ-GH-02', filer, { project_name: '只在填报计划中的项目' }, 'listed')
    await carryOn(filed)
    expect(await asSystem('测试', (tx) => tx.filing.findUniqueOrThrow({ where: { id: filed } }))).toMatchObject({ status: 'concluded' })
  })
})
