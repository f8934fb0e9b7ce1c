import { addDays } from '@/lib/kernel/workday'
import { seedId } from '../../ids'
import { supplier } from './payments'
import { type Holder, monthFrom, portion, round, type TreasuryScene } from './scene'

/** The other ledgers: concentration, funding budgets, bills, arrears to suppliers, derivatives. */
export function writeLedgers(scene: TreasuryScene): void {
  for (const holder of scene.holders) {
    writeConcentration(scene, holder)
    writeBudgets(scene, holder)
    writeBills(scene, holder)
    if (holder.chance.chance(0.25)) writePayable(scene, holder)
    if (holder.group && holder.chance.chance(0.4)) writeDerivative(scene, holder)
  }
}

function writeConcentration(scene: TreasuryScene, { org, chance, cash, group }: Holder): void {
  const usual = group ? 0.9 : 0.55 + chance.next() * 0.43
  for (let offset = -12; offset < 0; offset++) {
    const target = round(portion(cash, 0.7 + chance.next() * 0.2))
    const rate = Math.min(1, usual + (chance.next() - 0.5) * 0.06)
    const reason = rate < 0.7 ? chance.pick(['项目资金监管，不能归集', '贷款银行限制划转', '上市公司资金独立']) : null
    const actual = round(portion(target, rate))
    scene.add('treasury_concentration', { org_id: org.id, month: monthFrom(scene.today, offset), target, actual, way: '现金池', reason })
  }
}

function writeBudgets(scene: TreasuryScene, { org, chance, cash }: Holder): void {
  for (let offset = -6; offset <= 12; offset++) {
    const season = 1 + Math.sin((Number(monthFrom(scene.today, offset).slice(5)) / 12) * 2 * Math.PI) * 0.12
    const inflow = round(portion(cash, 0.24 * season * (0.9 + chance.next() * 0.2)))
    const expected = offset < 0 ? round(portion(cash, 0.8 + chance.next() * 0.25)) : null
    scene.add('treasury_budget', {
      ...{
        org_id: org.id,
        month: monthFrom(scene.today, offset),
        inflow,
        outflow: round(portion(cash, 0.22 * (0.92 + chance.next() * 0.16))),
      },
      ...{ capex: round(portion(cash, 0.03 * (0.4 + chance.next()))), new_draw: chance.chance(0.25) ? round(portion(cash, 0.06)) : 0n },
      ...{ expected_close: expected, actual_close: expected && round(portion(expected, 0.88 + chance.next() * 0.24)) },
    })
  }
}

function writeBills(scene: TreasuryScene, { org, chance, cash, group }: Holder): void {
  for (let n = 0; n < chance.int(0, group ? 5 : 2); n++) {
    const id = seedId('treasury-bill', `${org.id}:${n}`)
    const mine = chance.chance(0.4)
    const due = addDays(scene.today, chance.int(-60, 150))
    const late = due < scene.today && chance.chance(0.05)
    const other = supplier(chance.int(0, 167))
    scene.add('treasury_bill', {
      ...{
        id,
        org_id: org.id,
        number: `1${id.replace(/\D/g, '').padEnd(15, '0').slice(0, 15)}${n}`,
        kind: chance.pick(['银行承兑汇票', '商业承兑汇票']),
      },
      ...{ side: mine ? '应付' : '应收', drawer: mine ? org.name : other, acceptor: mine ? org.name : '青岛银行' },
      ...{ amount: round(portion(cash, 0.004 + chance.next() * 0.01)), drawn_on: addDays(due, -180), due_on: due },
      ...{ use: chance.pick(['持有', '贴现', '背书']), status: late ? '逾期' : due < scene.today ? '已兑付' : '未到期', overdue: late },
    })
  }
}

function writePayable(scene: TreasuryScene, { org, chance, cash }: Holder): void {
  const due = addDays(scene.today, chance.int(-200, 60))
  const id = seedId('treasury-payable', org.id)
  scene.add('treasury_payable', {
    ...{
      id,
      org_id: org.id,
      number: `YF-${id.slice(0, 8).toUpperCase()}`,
      creditor: supplier(chance.int(0, 167)),
      small: chance.chance(0.7),
      private: true,
    },
    ...{ amount: round(portion(cash, 0.001 + chance.next() * 0.004)), arose_on: addDays(due, -90), due_on: due },
    ...{ plan: chance.chance(0.5) ? '季度内付清' : null, complaint_no: chance.chance(0.1) ? `TS-${org.code.slice(-6)}` : null },
  })
}

function writeDerivative(scene: TreasuryScene, { org, chance, cash }: Holder): void {
  const exposure = round(portion(cash, 0.05))
  scene.add('treasury_derivative', {
    ...{
      id: seedId('treasury-derivative', org.id),
      org_id: org.id,
      contract_no: `YS-${org.code.slice(-8)}`,
      kind: chance.pick(['外汇远期', '商品期货']),
    },
    ...{
      hedged: chance.pick(['美元应收账款', '铜材采购']),
      exposure,
      position: round(portion(exposure, 0.6)),
      margin: round(portion(exposure, 0.08)),
    },
    ...{ result: round(portion(exposure, 0.02)) * (chance.chance(0.5) ? 1n : -1n), stop_loss: round(portion(exposure, 0.1)) },
    ...{ due_on: addDays(scene.today, chance.int(30, 300)), approval: '董事会年度额度', speculative: false },
  })
}
