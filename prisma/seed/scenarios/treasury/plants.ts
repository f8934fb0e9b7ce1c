import { addDays, isWorkday } from '@/lib/kernel/workday'
import { defaultThreshold } from '@/lib/treasury/default-words'
import type { AlertKind } from '@/lib/treasury/schema'
import type { SeedAccount } from './accounts'
import { atTime, type SeedPayment, supplier, workdayBefore, writePayment } from './payments'
import { portion, round, type TreasuryScene } from './scene'

/** A planted case: which reason must be found, and at which payments; of a gap in a ledger, which formula fails by it. */
export type TreasuryTruth = { kind: AlertKind | 'ring' | 'gap'; orgs: string[]; payments: string[]; guarantees: string[]; formula?: string }

const gifts = ['支付礼品采购款', '接待用烟酒', '高尔夫年费', '会所服务费', '职工旅游团费', '购物卡采购']

/** Plants payments that must be found, spread over enterprises; the tables hold no mark of them. */
export function plantPayments(scene: TreasuryScene, accounts: readonly SeedAccount[]): { payments: SeedPayment[]; truth: TreasuryTruth[] } {
  const basic = accounts.filter(({ kind, status }) => kind === '基本' && status === '正常')
  const at = (n: number) => basic[(n * 7) % basic.length]!
  const cases = [
    ...Array.from({ length: 6 }, (_, n) => split(scene, at(n), n)),
    ...gifts.map((summary, n) => sensitive(scene, at(n + 1), n, summary)),
    ...Array.from({ length: 5 }, (_, n) => night(scene, at(n + 2), n)),
    ...Array.from({ length: 4 }, (_, n) => holiday(scene, at(n + 3), n)),
    ...Array.from({ length: 4 }, (_, n) => related(scene, at(n + 4), n)),
  ]
  const truth = cases.map(({ kind, payments }) => ({
    ...{ kind, payments: payments.map(({ id }) => id), guarantees: [] },
    orgs: [...new Set(payments.map(({ account }) => account.holder.org.id))],
  }))
  return { payments: cases.flatMap(({ payments }) => payments), truth }
}

type Planted = { kind: AlertKind; payments: SeedPayment[] }
const some = (share: number) => round(portion(defaultThreshold, share))

function split(scene: TreasuryScene, account: SeedAccount, n: number): Planted {
  const first = workdayBefore(scene.today, 9 + n * 6)
  const payments = Array.from({ length: 2 + (n % 3) }, (_, piece) =>
    writePayment(scene, `split:${n}:${piece}`, {
      ...{
        account,
        at: atTime(piece < 2 ? first : addDays(first, 1), 10 + piece, 12 + n),
        direction: '付',
        amount: some(0.94 + n * 0.008),
      },
      ...{ payee: `示例众信${n + 1}号商贸有限公司`, purpose: '货款', summary: '支付货款' },
    }),
  )
  return { kind: 'split', payments }
}

function sensitive(scene: TreasuryScene, account: SeedAccount, n: number, summary: string): Planted {
  const day = workdayBefore(scene.today, 4 + n * 9)
  const what = { direction: '付' as const, amount: some(0.006 + n * 0.004), payee: supplier(n * 3), purpose: '业务费', summary }
  return { kind: 'sensitive', payments: [writePayment(scene, `sensitive:${n}`, { account, at: atTime(day, 11, 20 + n), ...what })] }
}

function night(scene: TreasuryScene, account: SeedAccount, n: number): Planted {
  const day = workdayBefore(scene.today, 3 + n * 11)
  const what = {
    direction: '付' as const,
    amount: some(0.3 + n * 0.05),
    payee: supplier(n * 5 + 1),
    purpose: '工程款',
    summary: '支付工程款',
  }
  return { kind: 'night', payments: [writePayment(scene, `night:${n}`, { account, at: atTime(day, 23, 10 + n), ...what })] }
}

function holiday(scene: TreasuryScene, account: SeedAccount, n: number): Planted {
  let day = addDays(scene.today, -6 - n * 13)
  while (isWorkday(day)) day = addDays(day, -1)
  const what = {
    direction: '付' as const,
    amount: some(0.25 + n * 0.06),
    payee: supplier(n * 7 + 2),
    purpose: '设备款',
    summary: '支付设备款',
  }
  return { kind: 'holiday', payments: [writePayment(scene, `holiday:${n}`, { account, at: atTime(day, 14, 5 + n), ...what })] }
}

function related(scene: TreasuryScene, account: SeedAccount, n: number): Planted {
  const payee = `示例关联${n + 1}号投资有限公司`
  const name = scene.mark('户名', payee)
  const relation = n % 2 === 0 ? '关键管理人员近亲属控制的企业' : '参股股东控制的企业'
  scene.add('treasury_related', { org_id: account.holder.org.id, token: name.token, masked: name.masked, relation })
  const day = workdayBefore(scene.today, 5 + n * 8)
  const what = { direction: '付' as const, amount: some(0.4 + n * 0.05), payee, purpose: '服务费', summary: '支付咨询服务费' }
  return { kind: 'related', payments: [writePayment(scene, `related:${n}`, { account, at: atTime(day, 15, 30 + n), ...what })] }
}
