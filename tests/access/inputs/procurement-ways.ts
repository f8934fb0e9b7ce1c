import { asSystem } from '@/lib/platform/db'
import { newId } from '@/lib/platform/id'
import { withClient } from '@/lib/platform/postgres/connection'
import { idOf } from '../../support/accounts'
import { type BusyWorld, mark } from '../../support/busy-world'
import { actorOf } from '../../support/clerks'
import type { Entries } from './entry'

/** An import of enterprise A with one line that could not be read. */
const importWithFault = ({ orgId }: BusyWorld) =>
  asSystem('测试报送', async (tx) => {
    const id = newId()
    const data = {
      id,
      orgId,
      format: 'push',
      name: `${mark}推送`,
      digest: '',
      status: 'done',
      kept: 1,
      byId: newId(),
      byName: '测试',
      at: new Date(),
    }
    await tx.procurementImport.create({ data })
    await tx.procurementFault.create({ data: { id: newId(), importId: id, line: 3, ref: 'ocds-3', reason: '没有 ocid', text: '' } })
    return id
  })

/** A file that the buyer of enterprise A has sent completely. */
const transferOf = ({ orgId }: BusyWorld) =>
  asSystem('测试传输', async (tx) => {
    await tx.procurementImport.updateMany({ data: { status: 'done' } })
    const id = newId()
    const stored = { size: 3n, mime: 'application/json', sm3: 'a'.repeat(64), storageKey: 'a' }
    await tx.storedFile.create({
      data: { id, name: 'a.jsonl', ...stored, orgId, uploadedBy: await idOf('ct-pur'), uploadedAt: new Date() },
    })
    return id
  })

/** A form of enterprise A in which nothing is missing. */
const draftOf = ({ orgId }: BusyWorld, values: object = { code: 'QD-9', title: `${mark}标段` }) =>
  asSystem('测试填报', async (tx) => {
    const id = newId()
    const who = { byName: '测试', createdAt: new Date(), updatedAt: new Date(), updatedByName: '测试' }
    await tx.procurementDraft.create({ data: { id, orgId, title: `${mark}标段`, values, ...who } })
    return id
  })

/** A comparison that enterprise A has with another one, as far as its first message, and whose turn it is after `round` messages. */
const comparisonOf = (world: BusyWorld, data: { status?: string; round?: number; askedOfA?: boolean } = {}) =>
  withClient(world.database.ownerUrl, async (client) => {
    const { status = 'running', round = 0, askedOfA = false } = data
    const id = newId()
    const sides = [world.orgId, '00000000-0000-7000-8000-00000000000b']
    const [asker, other] = askedOfA ? sides.reverse() : sides
    await client.query(
      `insert into psi_session (id, purpose, mode, asker_org_id, asker_org_name, other_org_id, other_org_name, status, round, asked_by_name, asked_at)
       values ($1, $2, 'codes', $3, '甲', $4, '乙', $5, $6, '测试', now())`,
      [id, `${mark}比对`, asker, other, status, round],
    )
    return id
  })

const payer = { who: 'ct-fin' } as const
const bought = { department: '采购数据不分处室：各处看得到所监管企业的合同与付款登记' }

/** A payment of a contract of enterprise A, and an outgoing transaction that says nothing of it. */
const paidOf = ({ orgId }: BusyWorld) =>
  asSystem('测试付款', async (tx) => {
    const [paymentId, contractId, transactionId] = [newId(), newId(), newId()]
    const [amount, at] = [12_300n, new Date('2026-03-04T02:00:00Z')]
    await tx.contract.create({ data: { contractId, orgId, code: contractId, title: `${mark}合同`, amount } })
    await tx.payment.create({ data: { paymentId, contractId, orgId, amount, paidOn: at } })
    await tx.treasuryPayment.create({
      data: {
        ...{ id: transactionId, orgId, accountId: newId(), serial: transactionId, at, direction: '付', amount: 45_600n, payeeToken: 'x' },
        ...{ payeeMasked: '示例', summary: `${mark}支付`, contractNo: `无${contractId.slice(-6)}`, receivedAt: at, source: '报送' },
      },
    })
    return { paymentId, transactionId }
  })

/** A person in a post of enterprise A, and a rule of it. */
const keptOf = ({ orgId }: BusyWorld) =>
  asSystem('测试制度', async (tx) => {
    const [post, rule, who] = [newId(), newId(), { byName: '测试', at: new Date() }]
    await tx.procurementPost.create({ data: { id: post, orgId, name: `${mark}某`, post: '验收', startedOn: '2019-01-01', ...who } })
    await tx.procurementRule.create({ data: { id: rule, orgId, name: `${mark}办法`, covers: ['内控'], inForceOn: '2019-01-01', ...who } })
    return { post, rule }
  })

const lines = [
  { target: 'tender.code', from: '编号' },
  { target: 'tender.title', from: `${mark}名称` },
]

/** A mapping of enterprise A. */
const mappingOf = ({ orgId }: BusyWorld) =>
  asSystem('测试映射', async (tx) => {
    const id = newId()
    const facts = { system: `${mark}${id}`, lines, updatedAt: new Date(), updatedByName: '测试' }
    await tx.procurementMapping.create({ data: { id, orgId, ...facts } })
    return id
  })

/** Ways in and out of the data of procurement. */
export const procurementWays: Entries = {
  importFaults: {
    who: 'ct-pur',
    input: async (world) => ({ id: await importWithFault(world) }),
    proves: ({ rows }: { rows: unknown[] }) => rows.length === 1,
  },
  reportingCoverage: {
    who: 'jdjc-officer',
    everybodys: '各人范围内的企业',
    input: async (world) => (await importWithFault(world), { until: 202612 }),
    proves: ({ rows }: { rows: unknown[] }) => rows.length > 0,
  },
  reportingRecord: {
    who: 'jdjc-officer',
    lawful: { department: '监督部门看得到各企业数据的到达情况' },
    input: async (world) => (await importWithFault(world), { id: world.orgId }),
  },
  expectationList: {
    who: 'jdjc-officer',
    everybodys: '各人范围内的要求',
    input: () => ({}),
    proves: ({ choices }: { choices: unknown[] }) => choices.length > 0,
  },
  exportReporting: {
    who: 'jdjc-officer',
    everybodys: '各人范围内的企业',
    input: async (world) => (await importWithFault(world), { until: 202612 }),
    proves: ({ rows }: { rows: unknown[] }) => rows.length > 0,
  },
  setExpectation: {
    who: 'jdjc-officer',
    input: ({ orgId }) => ({ scope: 'org', orgId, every: 'quarter', graceDays: '10', fromOn: '2099-01-01', reason: '测试要求' }),
  },
  mappingList: { who: 'ct-pur', everybodys: '本单位的映射', input: async (world) => (await mappingOf(world), {}) },
  mappingRecord: { who: 'ct-pur', input: async (world) => ({ id: await mappingOf(world) }) },
  saveMapping: { who: 'ct-pur', input: async (world) => ({ id: await mappingOf(world), version: 1, system: `新${newId()}`, lines }) },
  removeMapping: { who: 'ct-pur', input: async (world) => ({ id: await mappingOf(world) }) },
  matchList: { ...payer, lawful: bought, everybodys: '各人范围内的付款', input: async (world) => (await paidOf(world), { words: mark }) },
  paymentRecord: { ...payer, lawful: bought, input: async (world) => ({ id: (await paidOf(world)).paymentId }) },
  exportMatching: {
    ...payer,
    lawful: bought,
    everybodys: '各人范围内的付款',
    input: async (world) => (await paidOf(world), { words: mark }),
  },
  rematchPayments: { ...payer, everybodys: '只核对各人范围内的付款', input: () => ({}) },
  confirmMatch: { ...payer, input: async (world) => ({ ...(await paidOf(world)), reason: '核对原始凭证' }) },
  undoMatch: {
    ...payer,
    input: async (world) => {
      const [id, pair] = [newId(), await paidOf(world)]
      const facts = { how: '人工', basis: '测试', byName: '测试', at: new Date() }
      await asSystem('测试核对', (tx) => tx.paymentMatch.create({ data: { id, orgId: world.orgId, ...pair, ...facts } }))
      return { id, reason: '不是同一笔付款' }
    },
  },
  governanceList: {
    who: 'ct-pur',
    lawful: bought,
    everybodys: '各人范围内的任职和制度',
    input: async (world) => (await keptOf(world), {}),
  },
  exportGovernance: {
    who: 'ct-pur',
    lawful: bought,
    everybodys: '各人范围内的任职和制度',
    input: async (world) => (await keptOf(world), {}),
  },
  savePost: {
    who: 'ct-pur',
    input: async (world) => ({ id: (await keptOf(world)).post, name: '李四', post: '验收', startedOn: '2020-01-01' }),
  },
  removePost: { who: 'ct-pur', input: async (world) => ({ id: (await keptOf(world)).post }) },
  saveRule: {
    who: 'ct-pur',
    input: async (world) => ({ id: (await keptOf(world)).rule, name: '采购办法', covers: ['内控'], inForceOn: '2020-01-01' }),
  },
  removeRule: { who: 'ct-pur', input: async (world) => ({ id: (await keptOf(world)).rule }) },
  attachRuleFile: { who: 'ct-pur', input: async (world) => ({ id: (await keptOf(world)).rule, fileId: await transferOf(world) }) },
  tenderDrafts: { who: 'ct-pur', everybodys: '各人范围内的填报', input: async (world) => (await draftOf(world), {}) },
  tenderDraft: { who: 'ct-pur', input: async (world) => ({ id: await draftOf(world) }) },
  openTenderDraft: { who: 'ct-pur', everybodys: '各单位填报自己的标段', input: () => ({}) },
  saveTenderDraft: { who: 'ct-pur', input: async (world) => ({ id: await draftOf(world), version: 1, values: { title: '改' } }) },
  sendTenderDraft: { who: 'ct-pur', input: async (world) => ({ id: await draftOf(world), version: 1 }) },
  removeTenderDraft: { who: 'ct-pur', input: async (world) => ({ id: await draftOf(world) }) },
  proposePsi: {
    who: 'ct-pur',
    everybodys: '各单位发起自己的比对',
    input: async () => ({ other: (await actorOf('gx-fill')).orgName, purpose: '排查供应商', mode: 'codes' }),
  },
  answerPsi: {
    who: 'ct-pur',
    input: async (world) => ({ id: await comparisonOf(world, { status: 'proposed', askedOfA: true }), agree: true }),
  },
  sendPsiMessage: { who: 'ct-pur', input: async (world) => ({ id: await comparisonOf(world), round: 1, message: 'A'.repeat(128) }) },
  endPsi: { who: 'ct-pur', input: async (world) => ({ id: await comparisonOf(world) }) },
  psiSessions: { who: 'ct-pur', everybodys: '本单位的比对', input: async (world) => (await comparisonOf(world), {}) },
  psiSession: { who: 'ct-pur', input: async (world) => ({ id: await comparisonOf(world) }) },
  psiMessages: {
    who: 'ct-pur',
    input: async (world) => ({ id: await comparisonOf(world) }),
    proves: (messages: object) => Object.keys(messages).length === 0,
  },
  importTransfer: { who: 'ct-pur', input: async (world) => ({ id: await transferOf(world) }) },
}
