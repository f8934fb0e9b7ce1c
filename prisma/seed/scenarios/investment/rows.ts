import { shiftMonths } from '@/lib/kernel/period'
import { addDays, addMonths } from '@/lib/kernel/workday'
import { seedId } from '../../ids'
import { approvedOf, type Played } from './amounts'

export type Rows = Map<string, Record<string, unknown>[]>
type Frame = { rows: Rows; today: string; now: Date; officer: string }

const dayOf = (month: number, day = 1) =>
  `${Math.floor(month / 100)}-${String(month % 100).padStart(2, '0')}-${String(day).padStart(2, '0')}`
const fixed = (value: number) => value.toFixed(2)
const maker = '演示数据'

export function add({ rows }: Frame, table: string, row: Record<string, unknown>): void {
  const held = rows.get(table)
  if (held) held.push(row)
  else rows.set(table, [row])
}

/** Everything that is written of a project. */
export function writeProject(frame: Frame, played: Played): void {
  const { draft, steps } = played
  const { id, story, start, length, org, filing } = draft
  const approved = approvedOf(played)
  const begun = steps.length > 0
  const state = { planned: '拟建', done: '完工', stopped: '停建', ended: '终止' }[story as string] ?? '在建'
  const end = state === '完工' || state === '终止' ? dayOf(steps.at(-1)!.month, 28) : null
  // Two in three filings that name no end have not been told one since.
  const openEnd = filing !== null && filing.matter !== 'GZ-GH-02' && draft.chance.chance(0.66)
  add(frame, 'invest_project', {
    ...{ id, org_id: org.id, code: draft.code, name: draft.name, kind: draft.kind, core: draft.core, overseas: draft.overseas },
    ...{ approved_total: approved, own_capital: (approved * 3n) / 10n, approved_yield: fixed(draft.approvedYield), adcode: org.adcode },
    ...{ planned_start: dayOf(start), planned_end: openEnd ? null : addDays(dayOf(shiftMonths(start, length)), -1) },
    ...{
      started_on: begun ? dayOf(start, 8) : null,
      ended_on: end,
      state,
      filing_id: filing?.id ?? null,
      filing_number: filing?.number ?? null,
    },
    ...{
      basis: draft.basis,
      created_at: new Date(`${filing?.on ?? addMonths(dayOf(start), -1)}T02:00:00Z`),
      created_by_name: filing ? '办件' : maker,
    },
  })
  writeMonths(frame, played)
  if (!openEnd) writeMilestones(frame, played)
  if (story === 'stopped' || story === 'ended') {
    const on = dayOf(shiftMonths(steps.at(-1)!.month, -3), 15)
    const words =
      story === 'stopped' ? ['在建', '停建', 'stop', '征地拆迁未完成，施工条件不具备'] : ['在建', '终止', 'end', '市场条件变化，经决策终止']
    writeChange(frame, draft, { before: words[0]!, after: words[1]!, kind: words[2]!, reason: words[3]!, on, status: 'effective' })
  }
  if (story === 'wayOver') {
    const wan = (cents: bigint) => `${cents / 1_000_000n}`
    const facts = { before: wan(approved), after: wan((approved * 118n) / 100n), kind: 'total', reason: '主要材料价格上涨和设计变更' }
    writeChange(frame, draft, { ...facts, on: addDays(frame.today, -12), status: 'proposed' })
  }
}

function writeMonths(frame: Frame, { draft, steps, amounts }: Played): void {
  const { id, org, chance } = draft
  for (const [index, step] of steps.entries()) {
    const amount = amounts.get(step.month) ?? 0n
    const funds = (amount * BigInt(chance.int(94, 108))) / 100n
    const [own, debt] = [(funds * 35n) / 100n, (funds * 55n) / 100n]
    const standing = step.growth === 0 && step.actual < 100
    const row = {
      ...{ project_id: id, org_id: org.id, month: step.month, planned_pct: fixed(step.planned), actual_pct: fixed(step.actual), amount },
      ...{ own_funds: own, debt_funds: debt, fiscal_funds: chance.chance(0.2) ? funds - own - debt : 0n, other_funds: 0n },
      ...{ expected_yield: index < 3 ? fixed(draft.approvedYield) : fixed(draft.expectedYield) },
      ...{ note: standing ? '受前置条件影响，本月无实物工程量' : '', source: 'initial', by_name: maker },
    }
    const at = `${dayOf(shiftMonths(step.month, 1), 8)}T02:00:00Z`
    const key = `${id}:${step.month}`
    const corrected = index === steps.length - 3 && chance.chance(0.12)
    if (corrected) {
      const before = { ...row, amount: (amount * 11n) / 10n, number: 1, current: false, reason: '' }
      add(frame, 'invest_progress', { ...before, id: seedId('invest-progress', `${key}:1`), at: new Date(at) })
    }
    add(frame, 'invest_progress', {
      ...{ ...row, id: seedId('invest-progress', `${key}:${corrected ? 2 : 1}`), number: corrected ? 2 : 1, current: true },
      ...{ reason: corrected ? '上月误将预付款计入完成投资' : '', at: new Date(Date.parse(at) + (corrected ? 6 * 86_400_000 : 0)) },
    })
    if (index === steps.length - 1 && chance.chance(0.12)) writeReview(frame, draft, step.month, chance.chance(0.5))
  }
}

function writeReview(frame: Frame, { id, org }: Played['draft'], month: number, correct: boolean): void {
  add(frame, 'invest_review', {
    ...{ id: seedId('invest-review', `${id}:${month}`), project_id: id, org_id: org.id, month, kind: correct ? 'correct' : 'seen' },
    ...{
      words: correct ? '完成投资与支付情况不一致，请核对后更正' : '',
      by_name: frame.officer,
      at: frame.now,
      done_at: correct ? null : frame.now,
    },
  })
}

const stages = [
  ['开工', 0.02],
  ['主体完成', 0.4],
  ['主要设备（出资）到位', 0.7],
  ['竣工验收', 1],
] as const

function writeMilestones(frame: Frame, { draft, steps }: Played): void {
  const { id, org, start, length, story } = draft
  for (const [name, part] of stages) {
    const plannedOn = addDays(dayOf(shiftMonths(start, part === 1 ? length - 1 : Math.floor(part * length))), 24)
    // A milestone is reached in the month in which progress comes to what was planned for its day.
    const needed =
      steps.length === 0
        ? Number.POSITIVE_INFINITY
        : part === 0.02
          ? 0
          : part * part * (3 - 2 * part) * 100 - (story === 'late' || story === 'still' ? 0 : 8)
    const reached = steps.find(({ actual }) => actual >= needed && needed < 99) ?? (story === 'done' ? steps.at(-1) : undefined)
    const actualOn = reached ? dayOf(reached.month, 20) : null
    add(frame, 'invest_milestone', {
      ...{ id: seedId('invest-milestone', `${id}:${name}`), project_id: id, org_id: org.id, name, planned_on: plannedOn },
      actual_on: actualOn && actualOn <= frame.today ? actualOn : null,
    })
  }
}

type Change = { before: string; after: string; kind: string; reason: string; on: string; status: string }

function writeChange(frame: Frame, { id, org }: Played['draft'], change: Change): void {
  add(frame, 'invest_change', {
    ...{ ...change, id: seedId('invest-change', `${id}:${change.kind}`), project_id: id, org_id: org.id, basis: '演示：董事会决议' },
    ...{ by_name: maker, at: new Date(`${change.on}T02:00:00Z`) },
  })
}
