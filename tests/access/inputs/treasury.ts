import { asSystem } from '@/lib/platform/db'
import { newId } from '@/lib/platform/id'
import { keepPersonal, personalMark } from '@/lib/platform/personal/marks'
import { type BusyWorld, mark } from '../../support/busy-world'
import type { Entries } from './entry'

type Held = { accountId: string; number: string; paymentId: string; alertId: string }

/** An account of enterprise A with a payment in the monitoring list, a debt, a guarantee and what a forecast needs. */
async function heldBy({ orgId }: BusyWorld): Promise<Held> {
  const [accountId, paymentId, alertId, debtId] = [newId(), newId(), newId(), newId()]
  const number = personalMark('账户', `62${accountId.replace(/\D/g, '')}`)
  const payee = personalMark('户名', '示例收款有限公司')
  const at = new Date('2026-03-04T02:00:00Z')
  await asSystem('测试司库', (tx) => keepPersonal(tx, [number, payee], at))
  return asSystem('测试司库', async (tx) => {
    await tx.treasuryAccount.create({
      data: {
        ...{ id: accountId, orgId, bank: `${mark}银行`, numberToken: number.token, numberMasked: number.masked, kind: '一般' },
        ...{ openedOn: '2024-01-01', status: '正常', linked: true, custodian: '测试' },
      },
    })
    const amounts = { balance: 900_000_000n, available: 900_000_000n, frozen: 0n }
    await tx.treasuryBalance.create({ data: { accountId, orgId, onDate: '2026-03-01', ...amounts, byHand: false } })
    await tx.treasuryPayment.create({
      data: {
        ...{ id: paymentId, orgId, accountId, serial: paymentId, at, direction: '付', amount: 600_000_000n },
        ...{ payeeToken: payee.token, payeeMasked: payee.masked, summary: `${mark}支付`, receivedAt: at, source: '报送' },
      },
    })
    await tx.treasuryAlert.create({
      data: {
        ...{ id: alertId, paymentId, orgId, at, amount: 600_000_000n, kinds: ['large'], reasons: [{ kind: 'large', text: `${mark}大额` }] },
        ...{ score: 30, threshold: 500_000_000n, thresholdOf: '全局', raisedAt: at, status: 'open' },
      },
    })
    await tx.treasuryDebt.create({
      data: {
        ...{ id: debtId, orgId, contractNo: `${mark}${debtId.slice(-6)}`, creditor: '测试银行', kind: '债券', principal: 500_000_000n },
        ...{ rateKind: '固定', rate: '3.5', drawnOn: '2024-01-01', dueOn: '2026-01-01', security: '信用', purpose: '测试' },
        ...{ balance: 500_000_000n, overdue: true },
      },
    })
    await tx.treasuryRepayment.create({
      data: {
        ...{ debtId, term: 1, orgId, dueOn: '2026-01-01', principal: 500_000_000n, interest: 1_000_000n },
        ...{ status: '逾期', source: '自有资金', secured: false },
      },
    })
    await tx.treasuryGuarantee.create({
      data: {
        ...{ id: newId(), orgId, contractNo: `${mark}${debtId.slice(-6)}`, obligor: '示例外部有限公司', amount: 100n, balance: 100n },
        ...{ fromOn: '2025-01-01', toOn: '2099-01-01', way: '一般保证', outside: true, beyond: 0n, counter: false },
      },
    })
    return { accountId, number: number.value, paymentId, alertId }
  })
}

/** A guarantee of enterprise A that was reported wrongly, and the code of the enterprise. */
async function guaranteeOf(world: BusyWorld): Promise<{ code: string; contractNo: string }> {
  await heldBy(world)
  return asSystem('测试司库', async (tx) => {
    const { code } = await tx.org.findUniqueOrThrow({ where: { id: world.orgId }, select: { code: true } })
    const { contractNo } = await tx.treasuryGuarantee.findFirstOrThrow({ where: { orgId: world.orgId }, orderBy: { id: 'desc' } })
    return { code, contractNo }
  })
}

/** A row that enterprise A has taken back. */
async function removedBy({ orgId }: BusyWorld): Promise<void> {
  const data = {
    id: newId(),
    orgId,
    ledger: 'guarantee',
    name: `${mark}担保`,
    rows: [],
    reason: '合同号录入有误',
    byId: newId(),
    byName: '测试',
    at: new Date(),
  }
  await asSystem('测试司库', (tx) => tx.treasuryRemoval.create({ data }))
}

const officer = { who: 'cwjd-officer' } as const
const published = '阈值、词表和标准值不涉及任何一家企业的数据'
const followed = async (world: BusyWorld) => ({ id: (await heldBy(world)).alertId, version: 1 })

/** 司库与绩效评价标准值. */
export const treasury: Entries = {
  treasuryGroups: { ...officer, input: async (world) => (await heldBy(world), {}) },
  treasuryHome: {
    ...officer,
    everybodys: '各人范围内的合计',
    input: async (world) => (await heldBy(world), {}),
    proves: ({ accounts, overdueDebts }: { accounts: number; overdueDebts: number }) => accounts > 0 && overdueDebts > 0,
  },
  deskTreasury: {
    ...officer,
    everybodys: '各人范围内的合计',
    input: async (world) => (await heldBy(world), {}),
    proves: ({ accounts, overdue }: { accounts: number; overdue: number }) => accounts > 0 && overdue > 0,
  },
  bankAccountList: { ...officer, input: async (world) => (await heldBy(world), { words: mark }) },
  bankAccountRecord: { ...officer, input: async (world) => ({ id: (await heldBy(world)).accountId }) },
  alertList: { ...officer, input: async (world) => (await heldBy(world), { words: mark }) },
  alertRecord: { ...officer, input: async (world) => ({ id: (await heldBy(world)).alertId }) },
  debtLadder: { ...officer, input: async (world) => (await heldBy(world), {}) },
  treasuryLedger: { ...officer, input: async (world) => (await heldBy(world), { ledger: 'debts' }) },
  guaranteeBook: { ...officer, input: async (world) => (await heldBy(world), {}) },
  fundPlan: {
    ...officer,
    everybodys: '各人范围内的合计',
    input: async (world) => (await heldBy(world), {}),
    proves: ({ balance }: { balance: string }) => balance !== '0',
  },
  monitorRules: { ...officer, everybodys: published, input: () => ({}), proves: ({ words }: { words: unknown[] }) => words.length > 10 },
  standardBook: { ...officer, everybodys: published, input: () => ({}), proves: ({ rows }: { rows: unknown[] }) => rows.length > 20 },
  reportPayments: {
    who: 'ct-fin',
    input: async (world) => ({
      payments: [
        {
          ...{ account: (await heldBy(world)).number, serial: newId(), at: '2026-03-04T10:00:00+08:00', direction: '付' },
          ...{ amount: '6000000', payee: '示例收款有限公司', summary: '支付货款' },
        },
      ],
    }),
  },
  exportLedgerBook: {
    who: 'ct-fin',
    everybodys: '各人范围内的台账',
    input: async (world) => (await heldBy(world), {}),
  },
  exportTreasuryLedger: {
    ...officer,
    everybodys: '各人范围内的台账',
    input: async (world) => (await heldBy(world), { ledger: 'debts' }),
    proves: ({ rows }: { rows: unknown[] }) => rows.length > 0,
  },
  ledgerRemovals: {
    ...officer,
    everybodys: '各人范围内的更正记录',
    input: async (world) => (await removedBy(world), { orgId: world.orgId }),
    proves: ({ rows }: { rows: unknown[] }) => rows.length > 0,
  },
  exportLedgerRemovals: {
    ...officer,
    everybodys: '各人范围内的更正记录',
    input: async (world) => (await removedBy(world), { orgId: world.orgId }),
    proves: (rows: unknown[]) => rows.length > 0,
  },
  removeLedgerRow: {
    who: 'ct-fin',
    input: async (world) => {
      const { code, contractNo } = await guaranteeOf(world)
      return { ledger: 'guarantee', org: code, key: { contract_no: contractNo }, reason: '合同号录入有误' }
    },
    proves: ({ along }: { along: number }) => along === 0,
  },
  pushLedgers: {
    who: 'ct-fin',
    everybodys: '有误的企业在结果中说明，别人的台账一行也不入库',
    input: async (world) => {
      const { code } = await guaranteeOf(world)
      return { ledgers: { reserve: [{ org: code, amount: String(1000 + (Number.parseInt(newId().slice(-6), 16) % 9000)) }] } }
    },
    proves: ({ outcomes }: { outcomes: { state: string }[] }) => outcomes[0]!.state === 'taken',
  },
  takeLedgers: {
    who: 'ct-fin',
    input: async (world) => {
      await heldBy(world)
      const org = await asSystem('测试司库', (tx) => tx.org.findUniqueOrThrow({ where: { id: world.orgId }, select: { code: true } }))
      const values = { org: org.code, amount: String(1000 + (Number.parseInt(newId().slice(-6), 16) % 9000)) }
      return { rows: [{ ledger: 'reserve', row: 4, values }] }
    },
    proves: ({ sheets }: { sheets: { added: number; changed: number }[] }) => sheets[0]!.added + sheets[0]!.changed === 1,
  },
  askPayment: { ...officer, input: async (world) => ({ ...(await followed(world)), question: '请说明支付事由' }) },
  explainPayment: { who: 'ct-fin', input: async (world) => ({ ...(await followed(world)), answer: '按合同约定支付' }) },
  closePayment: { ...officer, input: async (world) => ({ ...(await followed(world)), verdict: '正常', reason: '依据齐全' }) },
  setThreshold: { ...officer, input: () => ({ scope: 'global', amount: '800', fromOn: '2099-01-01', reason: '测试调整' }) },
  addWord: { ...officer, input: () => ({ word: `测试${newId().slice(-8)}`, kind: '测试' }) },
  removeWord: {
    ...officer,
    input: async () => {
      const word = `测试${newId().slice(-8)}`
      await asSystem('测试词表', (tx) => tx.treasuryWord.create({ data: { word, kind: '测试', byName: '测试', at: new Date() } }))
      return { word }
    },
  },
  revealAccount: {
    ...officer,
    input: async (world) => ({ accountId: (await heldBy(world)).accountId, reason: '核对账户开立情况' }),
    permissionAlone: '账户在企业范围内可见（账号遮蔽），看原文由权限决定，每次留痕',
    proves: ({ lines }: { lines: string[] }) => /^账号：62\d+$/.test(lines[0]!),
  },
  revealPayee: {
    ...officer,
    input: async (world) => ({ paymentId: (await heldBy(world)).paymentId, reason: '核对收款方身份' }),
    permissionAlone: '流水在企业范围内可见（户名遮蔽），看原文由权限决定，每次留痕',
    proves: ({ lines }: { lines: string[] }) => lines[0] === '对方户名：示例收款有限公司',
  },
  importStandards: {
    ...officer,
    input: () => ({ year: 2025, industry: '测试行业', size: '全行业', source: '测试来源', lines: 'WL02，5，4，3，2，1' }),
  },
}
