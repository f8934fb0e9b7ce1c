import { asSystem, type Tx } from '@/lib/platform/db'
import { newId } from '@/lib/platform/id'
import { withClient } from '@/lib/platform/postgres/connection'
import { type BusyWorld, mark } from '../../support/busy-world'
import type { Entries } from './entry'

/** That data came, and how much, is for supervisors to see; the files and their faulty lines are not. */
const arrivals = { department: '监督部门看得到各企业数据的到达情况' }

type Bought = { tenderId: string; a: string; b: string; caseId: string; findingId: string }

/** A tender of enterprise A with two bids, a finding about both, and its case. */
function boughtBy({ orgId }: BusyWorld, judged = false): Promise<Bought> {
  return asSystem('测试采购', async (tx) => {
    const [tenderId, a, b] = [newId(), await party(tx, '甲建设'), await party(tx, '乙建设')]
    const day = new Date('2026-03-10T00:00:00Z')
    await tx.tender.create({
      data: {
        ...{
          tenderId,
          orgId,
          ocid: `ocds-test-${tenderId}`,
          code: tenderId.slice(-8),
          title: `${mark}采购`,
          status: 'complete',
          category: '施工',
          method: '公开招标',
        },
        ...{
          noticeOn: day,
          awardedOn: day,
          estimate: 500_000_000n,
          awardAmount: 400_000_000n,
          bidCount: 2,
          winnerId: a,
          receivedAt: new Date(),
          source: '测试',
        },
      },
    })
    for (const [partyId, amount] of [
      [a, 400_000_000n],
      [b, 410_000_000n],
    ] as const) {
      const bidId = newId()
      await tx.bid.create({ data: { bidId, tenderId, orgId, partyId, amount, status: 'valid', isWinner: partyId === a } })
      await tx.bidTrace.create({
        data: {
          bidId,
          tenderId,
          orgId,
          partyId,
          mac: 'AA-BB-CC',
          rsids: [],
          images: [],
          oddErrors: [],
          certNos: [],
          supplements: [],
          wrongSums: [],
          sketch: [],
        },
      })
    }
    await tx.passage.create({
      data: { passageId: newId(), tenderId, orgId, document: '招标文件', seq: 1, body: `${mark}条款`, digest: 1n },
    })
    await tx.pairHistory.create({
      data: { pairId: newId(), aId: a, bId: b, together: 5, aBids: 5, bBids: 5, jaccard: 1, aWins: 5, bWins: 0 },
    })
    return { tenderId, a, b, ...(await found(tx, { orgId, tenderId, parties: [a, b], judged })) }
  })
}

async function party(tx: Tx, name: string): Promise<string> {
  const partyId = newId()
  await tx.party.create({ data: { partyId, uscc: partyId, name: `${name}${partyId.slice(-6)}`, roles: ['supplier'], industry: '建筑业' } })
  return partyId
}

async function found(
  tx: Tx,
  { orgId, tenderId, parties, judged }: { orgId: string; tenderId: string; parties: string[]; judged: boolean },
) {
  const [caseId, findingId, runId] = [newId(), newId(), newId()]
  const at = new Date()
  await tx.riskCase.create({
    data: {
      id: caseId,
      key: `group:${tenderId}`,
      kind: 'group',
      tenderId,
      orgId,
      partyIds: parties,
      level: '红',
      points: 3,
      families: [],
      decisive: true,
      at,
    },
  })
  await tx.riskFinding.create({
    data: {
      ...{
        id: findingId,
        modelCode: 'FS001',
        modelVersion: 1,
        dimension: '围标串标',
        family: '电子痕迹',
        grade: '认定级',
        weight: '红',
        level: '红',
        caseId,
      },
      ...{
        subjectKind: 'pair',
        subjectKey: `${tenderId}:pair`,
        subjectName: `${mark}发现`,
        orgId,
        tenderId,
        partyIds: parties,
        evidence: {},
        parameters: {},
      },
      ...{ factsAt: at, firstRunId: runId, lastRunId: runId, firstSeenAt: at, lastSeenAt: at, status: judged ? 'closed' : 'open' },
    },
  })
  return { caseId, findingId }
}

/** A case of enterprise A whose finding was judged 属实. */
async function provenIn(world: BusyWorld): Promise<Bought> {
  const bought = await boughtBy(world, true)
  await asSystem('测试认定', (tx) => tx.riskFinding.update({ where: { id: bought.findingId }, data: { verdict: '属实' } }))
  return bought
}

/** A rectification of such a case at a step. */
async function rectifying(world: BusyWorld, status: 'asked' | 'answered'): Promise<string> {
  const { caseId } = await provenIn(world)
  return withClient(world.database.ownerUrl, async (client) => {
    const id = newId()
    await client.query(
      `insert into risk_rectification (id, case_id, org_id, status, demand, due_on, asked_by_name, asked_at) values ($1, $2, $3, $4, $5, $6, '测试', now())`,
      [id, caseId, world.orgId, status, `${mark}整改`, inDays(30)],
    )
    return id
  })
}

const inDays = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10)

/** An expert who sat in a tender of enterprise A. */
async function scoredBy(world: BusyWorld): Promise<string> {
  const { tenderId } = await boughtBy(world)
  const expertId = newId()
  await asSystem('测试评标', async (tx) => {
    await tx.expert.create({ data: { expertId, expertNo: `ZJ-${expertId}`, speciality: '信息技术' } })
    await tx.evaluator.create({
      data: { evaluatorId: newId(), tenderId, orgId: world.orgId, expertId, evaluatedOn: new Date('2026-03-20') },
    })
  })
  return expertId
}

/** A run; a draft of thresholds by somebody else, already tried on history. */
const runOf = (status: string) =>
  asSystem('测试运行', (tx) =>
    tx.riskRun.create({ data: { id: newId(), kind: 'demand', scope: {}, models: [], status, askedByName: '测试', askedAt: new Date() } }),
  )
const draftOf = () =>
  asSystem('测试参数', (tx) =>
    tx.riskModelSetting.create({
      data: {
        ...{ id: newId(), modelCode: 'FS006', enabled: true, parameters: {}, mode: 'live', state: 'draft', reason: '测试调整', version: 2 },
        ...{
          byId: newId(),
          byName: '测试',
          at: new Date(),
          backtest: { at: '', missing: [], now: 0, afterwards: 0, more: [], fewer: [], moreCount: 0, fewerCount: 0 },
        },
      },
    }),
  )

const withdrawalOf = async () => {
  const { id } = await draftOf()
  const data = {
    state: 'published',
    effectiveFrom: new Date('2099-01-01'),
    withdrawById: newId(),
    withdrawByName: '测试',
    withdrawReason: '测试撤回',
  }
  return asSystem('测试撤回', (tx) => tx.riskModelSetting.update({ where: { id }, data }))
}

const officer = { who: 'jdjc-officer' } as const
const watchers = { department: '采购监督不分处室：各处看得到所监管企业的采购和风险' } as const
const market = '市场主体的登记信息不属于任何一家企业'
const workings = '模型的说明和运行情况不涉及任何一家企业'
const year = { from: '2026-01-01', to: '2026-12-31' }

/** 阳光采购与风险. */
export const risk: Entries = {
  tenderList: { ...officer, lawful: watchers, input: async (world) => (await boughtBy(world), { words: mark }) },
  exportTenders: {
    ...officer,
    lawful: watchers,
    everybodys: '各人范围内的采购',
    input: async (world) => (await boughtBy(world), { words: mark }),
  },
  exportReleases: { ...officer, lawful: watchers, input: async (world) => ({ words: (await boughtBy(world)).tenderId }) },
  releasePortion: {
    ...officer,
    lawful: watchers,
    everybodys: '各人范围内的采购',
    input: async (world) => ({ words: (await boughtBy(world)).tenderId }),
    proves: ({ releases }: { releases: string[] }) => releases.length === 1 && releases[0]!.includes(mark),
  },
  projectPurchases: {
    ...officer,
    lawful: watchers,
    input: async (world) => {
      const { tenderId } = await boughtBy(world)
      await asSystem('测试项目', async (tx) => {
        const projectId = newId()
        await tx.project.create({ data: { projectId, orgId: world.orgId, code: tenderId, name: `${mark}项目` } })
        await tx.tender.update({ where: { tenderId }, data: { projectId } })
      })
      return { project: tenderId, category: '施工' }
    },
    proves: ({ purchases }: { purchases: unknown[] }) => purchases.length > 0,
  },
  exportTraces: {
    ...officer,
    lawful: watchers,
    input: async (world) => ({ words: (await boughtBy(world)).tenderId, reason: '核查同一网卡线索' }),
  },
  tracePortion: {
    ...officer,
    lawful: watchers,
    everybodys: '各人范围内的采购',
    input: async (world) => ({ words: (await boughtBy(world)).tenderId }),
    proves: ({ releases }: { releases: string[] }) => releases.length === 1 && releases[0]!.includes(mark),
  },
  tenderRecord: { ...officer, lawful: watchers, input: async (world) => ({ id: (await boughtBy(world)).tenderId }) },
  tenderPassages: { ...officer, lawful: watchers, input: async (world) => ({ id: (await boughtBy(world)).tenderId }) },
  tenderRisks: {
    ...officer,
    lawful: watchers,
    input: async (world) => ({ id: (await boughtBy(world)).tenderId }),
    proves: ({ findings }: { findings: number }) => findings === 1,
  },
  partyList: {
    ...officer,
    everybodys: market,
    input: async (world) => (await boughtBy(world), { words: '甲建设' }),
    proves: ({ rows }: { rows: unknown[] }) => rows.length > 0,
  },
  partyRecord: {
    ...officer,
    everybodys: market,
    lawful: watchers,
    input: async (world) => ({ id: (await boughtBy(world)).a }),
    proves: ({ companions }: { companions: unknown[] }) => companions.length === 1,
  },
  partyChoices: {
    ...officer,
    everybodys: market,
    input: async (world) => (await boughtBy(world), { words: '乙建设' }),
    proves: (rows: unknown[]) => rows.length > 0,
  },
  relationGraph: {
    ...officer,
    everybodys: market,
    input: async (world) => ({ parties: [(await boughtBy(world)).a] }),
    proves: ({ nodes }: { nodes: unknown[] }) => nodes.length === 2,
  },
  relationPath: {
    ...officer,
    everybodys: market,
    input: async (world) => {
      const { a, b } = await boughtBy(world)
      return { from: a, to: b }
    },
    proves: ({ edges }: { edges: unknown[] }) => edges.length === 1,
  },
  expertList: {
    ...officer,
    everybodys: market,
    lawful: watchers,
    input: async (world) => (await scoredBy(world), { words: 'ZJ-' }),
    proves: ({ rows }: { rows: unknown[] }) => rows.length > 0,
  },
  exportExperts: {
    ...officer,
    everybodys: market,
    lawful: watchers,
    input: async (world) => (await scoredBy(world), { words: 'ZJ-' }),
    proves: (rows: unknown[]) => rows.length > 0,
  },
  expertRecord: {
    ...officer,
    everybodys: market,
    lawful: watchers,
    input: async (world) => ({ id: await scoredBy(world) }),
    proves: ({ buyers }: { buyers: unknown[] }) => buyers.length === 1,
  },
  buyerList: {
    ...officer,
    lawful: watchers,
    everybodys: '各人范围内的采购人',
    input: async (world) => (await boughtBy(world), year),
    proves: ({ rows }: { rows: unknown[] }) => rows.length > 0,
  },
  exportBuyers: {
    ...officer,
    lawful: watchers,
    everybodys: '各人范围内的采购人',
    input: async (world) => (await boughtBy(world), year),
    proves: (rows: unknown[]) => rows.length > 0,
  },
  buyerRecord: { ...officer, lawful: watchers, input: async (world) => (await boughtBy(world), { id: world.orgId, ...year }) },
  procurementBoard: {
    ...officer,
    lawful: watchers,
    input: async (world) => (await boughtBy(world), year),
    proves: ({ total }: { total: { tenders: number } }) => total.tenders > 0,
  },
  procurementBenchmark: {
    ...officer,
    lawful: watchers,
    everybodys: '各人范围内的集团',
    input: async (world) => (await boughtBy(world), year),
    proves: ({ lines }: { lines: unknown[] }) => lines.length > 0,
  },
  supplierBenchmark: {
    ...officer,
    lawful: watchers,
    everybodys: '各人范围内的集团',
    input: async (world) => (await boughtBy(world), year),
    proves: ({ industries }: { industries: unknown[] }) => industries.length > 0,
  },
  revealIdentifiers: {
    ...officer,
    input: async (world) => ({ tenderId: (await boughtBy(world)).tenderId, reason: '核查同一网卡线索' }),
    permissionAlone: '痕迹本身在企业范围内可见（页面遮蔽），看原文由权限决定，每次留痕',
    proves: ({ lines }: { lines: string[] }) => lines.length === 2,
  },
  importList: { who: 'ct-pur', lawful: arrivals, everybodys: '各人范围内的报送', input: async (world) => (await importOf(world), {}) },
  importRecord: { who: 'ct-pur', lawful: arrivals, input: async (world) => ({ id: (await importOf(world)).id }) },
  beginImport: {
    who: 'ct-pur',
    everybodys: '各单位报送自己的数据',
    input: async () => (await endImports(), { name: 'a.json', size: 3, sm3: 'a'.repeat(64), storageKey: 'a' }),
  },
  stopImport: { who: 'ct-pur', input: async (world) => ({ id: (await importOf(world, 'running')).id }) },
  importExternal: {
    who: 'monitor',
    input: () => ({ source: '行政处罚', asOf: '2026-03-31', lines: '', note: '没有新记录' }),
  },
  importReferences: { who: 'monitor', input: () => ({ lines: '节资率，8.5，测试通报，2025-12-31' }) },

  findingList: { ...officer, lawful: watchers, input: async (world) => (await boughtBy(world), { words: mark }) },
  exportFindings: {
    ...officer,
    lawful: watchers,
    everybodys: '各人范围内的发现',
    input: async (world) => (await boughtBy(world), { words: mark }),
  },
  caseList: { ...officer, lawful: watchers, input: async (world) => (await boughtBy(world), { words: mark, tab: 'all' }) },
  exportCases: {
    ...officer,
    lawful: watchers,
    everybodys: '各人范围内的线索',
    input: async (world) => (await boughtBy(world), { words: mark, tab: 'all' }),
  },
  caseRecord: { ...officer, lawful: watchers, input: async (world) => ({ id: (await boughtBy(world)).caseId }) },
  riskBoard: {
    ...officer,
    lawful: watchers,
    everybodys: '各人范围内的发现',
    input: async (world) => (await boughtBy(world), { from: '2020-01-01', to: '2099-12-31' }),
    proves: ({ total }: { total: { found: number } }) => total.found > 0,
  },
  exportCase: { ...officer, lawful: watchers, input: async (world) => ({ id: (await boughtBy(world)).caseId }) },
  deskRisks: { ...officer, lawful: watchers, input: async (world) => (await boughtBy(world), {}) },
  askExplanation: { ...officer, input: async (world) => ({ caseId: (await boughtBy(world)).caseId, words: '请说明两家关系' }) },
  askRectification: {
    ...officer,
    input: async (world) => ({ caseId: (await provenIn(world)).caseId, words: '请重新组织采购', dueOn: inDays(30) }),
  },
  answerRectification: {
    who: 'ct-pur',
    input: async (world) => ({ id: await rectifying(world, 'asked'), words: '已重新组织采购并公告', evidence: '采购公告一份' }),
  },
  checkRectification: {
    ...officer,
    input: async (world) => ({ id: await rectifying(world, 'answered'), passed: true, words: '整改到位' }),
  },
  explainCase: { who: 'ct-pur', input: async (world) => ({ caseId: (await boughtBy(world)).caseId, words: '两家没有关系' }) },
  judgeFinding: {
    ...officer,
    input: async (world) => ({ findingId: (await boughtBy(world)).findingId, version: 1, verdict: '误报', reason: '共用打印店' }),
  },
  snoozeFinding: {
    ...officer,
    input: async (world) => ({
      findingId: (await boughtBy(world)).findingId,
      until: new Date(Date.now() + 30 * 86_400_000).toISOString().slice(0, 10),
      reason: '正在整改',
    }),
  },

  endSnooze: {
    ...officer,
    input: async (world) => {
      const { findingId } = await boughtBy(world)
      return asSystem('测试暂缓', async (tx) => {
        const { modelCode, subjectKey, orgId } = await tx.riskFinding.findUniqueOrThrow({ where: { id: findingId } })
        const [until, at] = [new Date(Date.now() + 30 * 86_400_000), new Date()]
        const made = await tx.riskSnooze.create({
          data: { id: newId(), modelCode, subjectKey, orgId, until, reason: '测试', byName: '测试', at },
        })
        return { id: made.id }
      })
    },
  },
  modelCatalogue: { ...officer, everybodys: workings, input: () => ({}), proves: ({ total }: { total: number }) => total > 300 },
  modelRecord: {
    ...officer,
    everybodys: workings,
    input: () => ({ code: 'FS006' }),
    proves: ({ code }: { code: string }) => code === 'FS006',
  },
  runList: {
    ...officer,
    everybodys: workings,
    input: async () => (await runOf('done'), {}),
    proves: ({ rows }: { rows: unknown[] }) => rows.length > 0,
  },
  runRecord: {
    ...officer,
    everybodys: workings,
    input: async () => ({ id: (await runOf('done')).id }),
    proves: ({ kind }: { kind: string }) => kind === 'demand',
  },
  startRun: { who: 'monitor', input: async () => (await endRuns(), { models: ['FS006'] }) },
  cancelRun: { who: 'monitor', input: async () => ({ id: (await runOf('queued')).id }) },
  draftSetting: { who: 'modeler', input: () => ({ modelCode: 'FS006', enabled: true, parameters: { near: '8' }, reason: '误报较多' }) },
  publishSetting: { who: 'monitor-head', input: async () => ({ id: (await draftOf()).id, effectiveFrom: '2099-01-01' }) },
  withdrawSetting: { who: 'modeler', input: async () => ({ id: (await draftOf()).id, reason: '另行调整' }) },
  decideWithdrawal: { who: 'monitor-head', input: async () => ({ id: (await withdrawalOf()).id, agreed: true }) },
  learnedModels: {
    ...officer,
    everybodys: workings,
    input: async () => (await learnt('draft'), {}),
    proves: (rows: unknown[]) => rows.length > 0,
  },
  requestTraining: { who: 'modeler', input: () => ({ name: '测试训练' }) },
  publishLearned: { who: 'monitor-head', input: async () => ({ id: (await learnt('draft')).id }) },
  withdrawLearned: { who: 'monitor-head', input: async () => ({ id: (await learnt('published')).id, reason: '效果不好' }) },
  settingScopes: {
    who: 'modeler',
    everybodys: '区（市）和集团的名称',
    input: () => ({}),
    reveals: ['orgs'],
    proves: (rows: unknown[]) => rows.length > 0,
  },
  copySettings: { who: 'modeler', input: async (world) => (await publishedSetting(), { orgId: world.orgId }) },
}

const endRuns = () =>
  asSystem('测试运行', (tx) => tx.riskRun.updateMany({ where: { status: { in: ['queued', 'running'] } }, data: { status: 'done' } }))

const learnt = (state: string) =>
  asSystem('测试学习', (tx) =>
    tx.learnedModel.create({
      data: { id: newId(), name: '测试', version: 1, card: {}, scorer: {}, state, byName: '测试', at: new Date(), publishedAt: new Date() },
    }),
  )

const importOf = ({ orgId }: BusyWorld, status = 'done') =>
  asSystem('测试报送', (tx) =>
    tx.procurementImport.create({
      data: {
        id: newId(),
        orgId,
        format: 'ocds',
        name: `${mark}.json`,
        digest: '',
        status,
        byId: newId(),
        byName: '测试',
        at: new Date(),
      },
    }),
  )

const publishedSetting = async () => {
  const { id } = await draftOf()
  await asSystem('测试参数', (tx) =>
    tx.riskModelSetting.update({ where: { id }, data: { state: 'published', effectiveFrom: new Date('2026-01-01') } }),
  )
}

const endImports = () => asSystem('测试报送', (tx) => tx.procurementImport.updateMany({ data: { status: 'done' } }))
