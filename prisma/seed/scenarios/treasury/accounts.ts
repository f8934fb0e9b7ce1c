import { addDays } from '@/lib/kernel/workday'
import { seedId } from '../../ids'
import { endOf, type Holder, monthFrom, portion, round, type TreasuryScene } from './scene'

const banks = ['工商银行', '农业银行', '中国银行', '建设银行', '交通银行', '招商银行', '青岛银行', '青岛农商银行', '兴业银行', '浦发银行']
const branches = ['市南支行', '崂山支行', '黄岛支行', '城阳支行', '市北支行', '营业部']
const surnames = '王李张刘陈杨赵黄周吴孙马'

/** An account as later steps use it. */
export type SeedAccount = {
  id: string
  holder: Holder
  number: string
  bank: string
  kind: string
  status: string
  share: number
  opened: string
  closed: string | null
  linked: boolean
}

/** Accounts of every enterprise with balances: month ends of two years, every day of the last sixty. */
export function writeAccounts(scene: TreasuryScene): SeedAccount[] {
  const days = daysOf(scene.today)
  return scene.holders.flatMap((holder) => {
    const accounts = accountsOf(scene, holder)
    writeBalances(
      scene,
      accounts.map((account) => ({ ...account, frozen: writeAccount(scene, account) })),
      days,
    )
    return accounts
  })
}

function daysOf(today: string): string[] {
  const ends = Array.from({ length: 24 }, (_, index) => endOf(monthFrom(today, index - 24)))
  const daily = Array.from({ length: 60 }, (_, index) => addDays(today, index - 60))
  return [...new Set([...ends, ...daily])].toSorted()
}

function accountsOf({ today }: TreasuryScene, holder: Holder): SeedAccount[] {
  const { chance, group, org } = holder
  const count = group ? chance.int(5, 8) : chance.int(2, 4)
  const weights = Array.from({ length: count }, (_, index) => (index === 0 ? 3 : 0.4 + chance.next()))
  const sum = weights.reduce((total, weight) => total + weight, 0)
  return weights.map((weight, index) => {
    const status =
      index === 0 ? '正常' : chance.weighted([['正常', 90] as const, ['久悬', 4] as const, ['冻结', 2] as const, ['销户', 4] as const])
    return {
      id: seedId('treasury-account', `${org.id}:${index}`),
      holder,
      number: `${chance.int(3700, 3799)}${String(chance.int(0, 99_999_999)).padStart(8, '0')}${String(chance.int(0, 9999999)).padStart(7, '0')}`,
      bank: `${chance.pick(banks)}青岛${chance.pick(branches)}`,
      kind: index === 0 ? '基本' : chance.weighted([['一般', 6] as const, ['专用', 3] as const, ['临时', 1] as const]),
      status,
      share: weight / sum,
      opened: addDays(today, -chance.int(900, 4000)),
      closed: status === '销户' ? addDays(today, -chance.int(20, 400)) : null,
      linked: chance.chance(group ? 0.95 : 0.82),
    }
  })
}

/** Writes the account and what stands restricted on it; gives what is frozen. */
function writeAccount(scene: TreasuryScene, account: SeedAccount): bigint {
  const { holder, number, id, bank, kind, status, share, opened, closed, linked } = account
  const { chance, org, cash } = holder
  const mark = scene.mark('账户', number)
  scene.add('treasury_account', {
    ...{ id, org_id: org.id, bank, number_token: mark.token, number_masked: mark.masked, kind, currency: '人民币', opened_on: opened },
    ...{ closed_on: closed, status, linked },
    custodian: `${chance.pick([...surnames])}${chance.pick(['晓', '文', '海', '建', '立'])}${chance.pick(['平', '宁', '林', '华', '青'])}`,
    alert_below: kind === '基本' ? round(portion(cash, 0.02)) : null,
  })
  const frozen = status === '冻结' ? round(portion(cash, share * 0.5)) : 0n
  if (status === '销户') return 0n
  if (frozen > 0n) restrict(scene, account, '诉讼冻结', frozen, '合同纠纷诉讼保全', '诉讼终结或者提供担保')
  else if (kind === '专用')
    restrict(scene, account, chance.pick(['保证金', '监管']), round(portion(cash, share * 0.3)), '项目资金监管', '完成支付审核')
  return frozen
}

/** Balances of all accounts of an enterprise day by day; together what the statement says at the end of a month, a little in transit apart. */
function writeBalances(scene: TreasuryScene, accounts: readonly (SeedAccount & { frozen: bigint })[], days: readonly string[]): void {
  const { chance, org, books, gap, cash } = accounts[0]!.holder
  const totals = new Map(books.map(({ month, cash: total }) => [endOf(month), total]))
  let level = 0.9 + chance.next() * 0.2
  const moods = accounts.map(() => 0.75 + chance.next() * 0.3)
  for (const day of days) {
    level = Math.min(1.25, Math.max(0.75, level + (chance.next() - 0.5) * 0.03))
    // At the end of a month the banks and the books are apart by what is on its way; an account that is not in the ledger is a tenth of all.
    const kept = totals.get(day)
    const total = portion(
      kept ?? portion(cash, level),
      (kept === undefined ? 1 : 0.998 + chance.next() * 0.004) * (gap === 'account' ? 0.9 : 1),
    )
    const open = accounts.flatMap((account, index) => {
      moods[index] = Math.min(1.5, Math.max(0.35, moods[index]! + (chance.next() - 0.5) * 0.06))
      if (account.closed !== null && day >= account.closed) return []
      return [{ ...account, weight: account.share * (account.status === '久悬' || account.closed !== null ? 0.01 : moods[index]!) }]
    })
    const sum = open.reduce((all, { weight }) => all + weight, 0)
    let left = total
    for (const { id, weight, frozen, linked } of open.toReversed()) {
      const balance = id === open[0]!.id ? left : portion(total, weight / sum)
      left -= balance
      const held = frozen > balance ? balance : frozen
      const row = { account_id: id, on_date: day, org_id: org.id, balance, available: balance - held, frozen: held }
      scene.add('treasury_balance', { ...row, by_hand: !linked, batch: null })
    }
  }
}

function restrict(scene: TreasuryScene, { id, holder }: SeedAccount, kind: string, amount: bigint, reason: string, release: string): void {
  const from = addDays(scene.today, -holder.chance.int(30, 300))
  const own = seedId('treasury-restricted', id)
  scene.add('treasury_restricted', {
    ...{ id: own, org_id: holder.org.id, number: `XZ-${own.slice(0, 8).toUpperCase()}`, account_id: id, kind, amount, reason },
    ...{ from_on: from, to_on: addDays(scene.today, holder.chance.int(60, 500)), release },
  })
}
