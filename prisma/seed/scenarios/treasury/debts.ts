import { addDays, addMonths } from '@/lib/kernel/workday'
import { seedId } from '../../ids'
import { dueOf, type PlayedLoan, playDebts } from './debt-history'
import { type Holder, monthFrom, portion, round, type TreasuryScene } from './scene'

const lenders = ['工商银行', '国家开发银行', '建设银行', '中国银行', '青岛银行', '农业发展银行', '招商银行']
const kinds = [
  ['流动资金贷款', 36, 12],
  ['固定资产贷款', 24, 96],
  ['债券', 12, 36],
  ['融资租赁', 10, 48],
  ['票据融资', 8, 9],
  ['供应链融资', 6, 6],
  ['信托', 4, 24],
] as const

/** Debts with their schedules, lines of credit and the reserve of every enterprise. */
export function writeDebts(scene: TreasuryScene): void {
  for (const holder of scene.holders) {
    if (holder.books.length > 0) for (const loan of playDebts(holder, kinds, scene.today)) writePlayed(scene, holder, loan)
    else {
      const count = holder.group ? holder.chance.int(8, 14) : holder.chance.int(2, 5)
      for (let n = 0; n < count; n++) writeDebt(scene, holder, n, count)
    }
    writeCredit(scene, holder)
    scene.add('treasury_reserve', { org_id: holder.org.id, amount: round(portion(holder.cash, 0.15)) })
  }
}

function writeDebt(scene: TreasuryScene, { org, chance, cash }: Holder, n: number, count: number): void {
  const [kind, , months] = chance.weighted(kinds.map((entry) => [entry, entry[1]] as const))
  const id = seedId('treasury-debt', `${org.id}:${n}`)
  const principal = round(portion(cash, (2.4 / count) * (0.5 + chance.next())))
  const drawn = addDays(scene.today, -chance.int(10, Math.min(months * 30 - 20, 1100)))
  const due = addMonths(drawn, months)
  const rate = 310 + chance.int(0, kind === '信托' ? 330 : 150)
  const floating = kind === '固定资产贷款' || (kind === '流动资金贷款' && chance.chance(0.4))
  const source = chance.chance(0.55) ? '再融资' : '自有资金'
  const late = chance.chance(0.01)
  const facts = {
    scene,
    id,
    org_id: org.id,
    principal,
    drawn,
    due,
    months,
    rate,
    source,
    late,
    even: kind === '固定资产贷款' || kind === '融资租赁',
  }
  const { paid, overdue } = writeSchedule(facts, chance.chance(0.7))
  const terms = { id, org_id: org.id, principal, drawn_on: drawn, due_on: due, balance: principal - paid, overdue }
  scene.add('treasury_debt', { ...terms, ...debtWords({ id, chance, kind, rate, floating }) })
}

function debtWords({
  id,
  chance,
  kind,
  rate,
  floating,
}: {
  id: string
  chance: Holder['chance']
  kind: string
  rate: number
  floating: boolean
}) {
  return {
    ...{ contract_no: `JK-${id.slice(0, 8).toUpperCase()}`, kind, currency: '人民币', prepaid: 0n },
    ...{ creditor: kind === '债券' ? `${chance.pick(lenders)}（主承销商）` : chance.pick(lenders), rate_kind: floating ? '浮动' : '固定' },
    ...{ rate: (rate / 100).toFixed(4), spread: floating ? chance.int(10, 120) : null },
    ...{ security: chance.pick(['信用', '信用', '保证', '抵押', '质押']), purpose: kind === '固定资产贷款' ? '项目建设' : '补充流动资金' },
  }
}

/** A loan that follows the statements, with what was paid back, the interest by the quarter, and what is still to come. */
function writePlayed(scene: TreasuryScene, { org, chance }: Holder, loan: PlayedLoan): void {
  const id = seedId('treasury-debt', `${org.id}:${loan.n}`)
  const { kind, principal, drawn, due, left } = loan
  const rate = 310 + chance.int(0, kind === '信托' ? 330 : 150)
  const floating = kind === '固定资产贷款' || (kind === '流动资金贷款' && chance.chance(0.4))
  const coming = left > 0n ? dueOf(loan, scene.today, due) : []
  const over = left > 0n ? due : (loan.paid.at(-1)?.on ?? due)
  const quarters = Array.from({ length: Math.ceil(loan.months / 3) }, (_, index) => addMonths(drawn, (index + 1) * 3)).filter(
    (on) => on <= over,
  )
  const back = new Map<string, bigint>()
  for (const { on, amount } of [...loan.paid, ...coming]) back.set(on, (back.get(on) ?? 0n) + amount)
  const days = [...new Set([...quarters, ...back.keys()])].toSorted()
  const missed = chance.chance(0.01) ? days.findLast((on) => on < scene.today && !back.has(on)) : undefined
  const [source, secured] = [chance.chance(0.55) ? '再融资' : '自有资金', chance.chance(0.7)]
  let owed = principal
  days.forEach((on, index) => {
    const interest = quarters.includes(on) || on === days.at(-1) ? (owed * BigInt(rate) * 3n) / 120_000n : 0n
    const part = back.get(on) ?? 0n
    owed -= part
    const past = on < scene.today
    const status = on === missed ? '逾期' : past ? '已还' : '未到期'
    const row = {
      debt_id: id,
      term: index + 1,
      org_id: org.id,
      due_on: on,
      principal: part,
      interest,
      status,
      source,
      secured: past || secured,
    }
    scene.add('treasury_repayment', row)
  })
  const terms = { id, org_id: org.id, principal, drawn_on: drawn, due_on: due, balance: left, overdue: missed !== undefined }
  scene.add('treasury_debt', { ...terms, ...debtWords({ id, chance, kind, rate, floating }) })
}

type Terms = {
  scene: TreasuryScene
  id: string
  org_id: string
  principal: bigint
  drawn: string
  due: string
  months: number
  rate: number
  source: string
  late: boolean
  even: boolean
}

/** Instalments: half-yearly in even parts, or interest by the quarter and the principal at the end. Gives what was paid back, and whether one was missed. */
function writeSchedule({ scene, id, org_id, principal, drawn, due, months, rate, source, late, even }: Terms, secured: boolean) {
  const step = even ? 6 : 3
  const terms = Math.max(1, Math.ceil(months / step))
  const days = Array.from({ length: terms }, (_, index) => (index === terms - 1 ? due : addMonths(drawn, (index + 1) * step)))
  // The one debt in a hundred that is late has missed its last instalment.
  const missed = late ? days.findLastIndex((day) => day < scene.today) : -1
  let left = principal
  let paid = 0n
  for (const [index, on] of days.entries()) {
    const back = index === terms - 1 ? left : even ? round(principal / BigInt(terms)) : 0n
    const interest = (left * BigInt(rate) * BigInt(step)) / 120_000n
    const over = on < scene.today
    left -= back
    if (over && index !== missed) paid += back
    const status = index === missed ? '逾期' : over ? '已还' : '未到期'
    const row = { debt_id: id, term: index + 1, org_id, due_on: on, principal: back, interest, status, source, secured: over || secured }
    scene.add('treasury_repayment', row)
  }
  return { paid, overdue: missed >= 0 }
}

function writeCredit(scene: TreasuryScene, { org, chance, cash, group }: Holder): void {
  for (let n = 0; n < (group ? 4 : 1); n++) {
    const total = round(portion(cash, group ? 0.6 : 1.2))
    const id = seedId('treasury-credit', `${org.id}:${n}`)
    scene.add('treasury_credit', {
      ...{ id, org_id: org.id, contract_no: `SX-${id.slice(0, 8).toUpperCase()}`, bank: chance.pick(lenders), total },
      ...{ used: round(portion(total, 0.35 + chance.next() * 0.5)), due_on: `${monthFrom(scene.today, chance.int(-1, 14))}-20` },
      ...{
        revolving: chance.chance(0.6),
        security: chance.pick(['信用', '集团保证']),
        risk: chance.chance(0.05) ? chance.pick(['压降', '断贷']) : null,
      },
    })
  }
}
