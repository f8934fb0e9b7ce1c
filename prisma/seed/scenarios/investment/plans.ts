import { type DecidedFiling, planFrom } from '@/lib/investment/rules/from-filing'
import { partOf } from '@/lib/investment/schema'
import { seedId } from '../../ids'
import { rng } from '../../rng'
import type { Played } from './amounts'
import { approvedOf } from './amounts'
import { add, type Rows } from './rows'

type Frame = { rows: Rows; today: string; now: Date; officer: string }

/**
 * Plans of two years: first those that decided filings have brought, then for each group the version after the adjustment of the middle of the year,
 * made of its projects. One group in nine without a filed one has none for this year, and the first has a further version that waits.
 */
export function writePlans(frame: Frame, played: readonly Played[], filings: readonly DecidedFiling[], last: number): void {
  const numbers = new Map<string, number>()
  const next = (org: string, year: number) => {
    const number = (numbers.get(`${org}:${year}`) ?? 0) + 1
    numbers.set(`${org}:${year}`, number)
    return number
  }
  for (const filing of filings) writeFiled(frame, filing, next)
  const present = Math.floor(last / 100)
  const groups = [...new Set(played.map(({ draft }) => draft.unit))]
  for (const [place, group] of groups.entries()) {
    const own = played.filter(({ draft }) => draft.unit === group)
    for (const year of [present - 1, present]) {
      if (year === present && place % 9 === 4 && !numbers.has(`${group}:${year}`)) continue
      writeOwn(frame, own, { group, year, number: next(group, year), last, status: 'confirmed' })
    }
    if (place === 0) writeOwn(frame, own, { group, year: present, number: next(group, present), last, status: 'proposed' })
  }
}

function writeFiled(frame: Frame, filing: DecidedFiling, next: (org: string, year: number) => number): void {
  const made = planFrom(filing)
  if (!made) return
  const { plan, items } = made
  const id = seedId('invest-plan', filing.id)
  const at = new Date(`${filing.on}T02:00:00Z`)
  add(frame, 'invest_plan', {
    ...{
      id,
      org_id: plan.orgId,
      year: plan.year,
      number: next(plan.orgId, plan.year),
      status: plan.status,
      origin: plan.origin,
      filing_id: filing.id,
    },
    ...{ total: plan.total, fixed: plan.fixed, equity: plan.equity, other: plan.other, non_core: plan.nonCore, overseas: plan.overseas },
    ...{
      own_funds: plan.ownFunds,
      debt_funds: plan.debtFunds,
      fiscal_funds: plan.fiscalFunds,
      basis: plan.basis,
      by_name: plan.byName,
      at,
    },
    ...{ decided_by_name: plan.decidedByName, decided_at: at, decision: plan.decision },
  })
  for (const item of items)
    add(frame, 'invest_plan_item', {
      ...{ plan_id: id, position: item.position, org_id: item.orgId, name: item.name, kind: item.kind, core: item.core, total: item.total },
      ...{ year: item.year, start_on: item.startOn, end_on: item.endOn, yield: item.yield, decision: item.decision },
    })
}

type Own = { group: string; year: number; number: number; last: number; status: string }

function writeOwn(frame: Frame, own: readonly Played[], { group, year, number, last, status }: Own): void {
  const chance = rng(`investment-plan:${group}:${year}:${number}`)
  const months = year === Math.floor(last / 100) ? last % 100 : 12
  const items = own.flatMap(({ draft, ...rest }) => {
    const done = [...rest.amounts].reduce((sum, [month, amount]) => (Math.floor(month / 100) === year ? sum + amount : sum), 0n)
    if (done === 0n) return []
    const wanted = (done * 12n * BigInt(chance.int(86, 122))) / (BigInt(months) * 100n)
    return [{ draft, year: (wanted / 1_000_000n) * 1_000_000n, total: approvedOf({ draft, ...rest }) }]
  })
  // A name stands once: two enterprises of a group may call their projects the same.
  const named = items.filter((item, index) => items.findIndex(({ draft }) => draft.name === item.draft.name) === index)
  const sum = (test: (item: (typeof named)[number]) => boolean) => named.filter(test).reduce((all, item) => all + item.year, 0n)
  const total = sum(() => true)
  if (total === 0n) return
  const id = seedId('invest-plan', `${group}:${year}:${number}`)
  const confirmed = status === 'confirmed'
  const at = new Date(confirmed ? `${year}-${year === Math.floor(last / 100) && months < 7 ? '02' : '07'}-15T02:00:00Z` : frame.now)
  const [ownFunds, fiscal] = [(total * 35n) / 100n, (total * 10n) / 100n]
  add(frame, 'invest_plan', {
    ...{ id, org_id: group, year, number, status, origin: 'initial', filing_id: null, total, other: 0n },
    ...{ fixed: sum(({ draft }) => partOf(draft.kind) === 'fixed'), equity: sum(({ draft }) => partOf(draft.kind) === 'equity') },
    ...{ non_core: sum(({ draft }) => draft.core === '非主业'), overseas: sum(({ draft }) => draft.overseas) },
    ...{
      own_funds: ownFunds,
      debt_funds: total - ownFunds - fiscal,
      fiscal_funds: fiscal,
      basis: `演示：${year} 年度投资计划${confirmed ? '' : '调整'}`,
    },
    ...{ by_name: '演示数据', at, decided_by_name: confirmed ? frame.officer : null, decided_at: confirmed ? at : null, decision: '' },
  })
  for (const [index, { draft, year: amount, total: approved }] of named.entries())
    add(frame, 'invest_plan_item', {
      ...{
        plan_id: id,
        position: index + 1,
        org_id: group,
        name: draft.name,
        kind: draft.kind,
        core: draft.core,
        total: approved,
        year: amount,
      },
      ...{ start_on: null, end_on: null, yield: draft.approvedYield.toFixed(2), decision: '董事会已决策' },
    })
}
