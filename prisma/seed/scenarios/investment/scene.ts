import type { DecidedFiling } from '@/lib/investment/rules/from-filing'
import { dueMonth, monthsApart } from '@/lib/investment/rules/months'
import { shiftMonths } from '@/lib/kernel/period'
import { shanghaiDate } from '@/lib/kernel/workday'
import type { Rng } from '../../rng'
import type { OrgRow } from '../organisation/types'

/** How a project goes; each is a reason for a light but `fine`, `done`, `planned` and `ended`. */
export type Story =
  | 'fine'
  | 'behind'
  | 'far'
  | 'over'
  | 'wayOver'
  | 'still'
  | 'yield'
  | 'late'
  | 'stopped'
  | 'silent'
  | 'done'
  | 'planned'
  | 'ended'

/** A project before its amounts are known. Months `YYYYMM`; `approved` null = follows from the books of its group. */
export type Draft = {
  id: string
  org: Pick<OrgRow, 'id' | 'adcode'>
  /** The enterprise of the first level whose books it is in, and the unit whose plan it is in. */
  group: string
  unit: string
  code: string
  name: string
  kind: string
  core: string
  overseas: boolean
  start: number
  length: number
  story: Story
  approved: bigint | null
  /** Fen that came of it in the end, where that is known (later evaluations). */
  invested: bigint | null
  approvedYield: number
  expectedYield: number
  weight: number
  filing: DecidedFiling | null
  basis: string
  chance: Rng
}

/** A month of a project: progress in per cent, and its weight in what the group invests. */
export type Step = { month: number; planned: number; actual: number; growth: number }

/** Months of the demonstration: the newest that has to be there, and the first. */
export function monthsShown(now: Date): { today: string; last: number; first: number } {
  const today = shanghaiDate(now)
  const last = dueMonth(today, '10')
  return { today, last, first: shiftMonths(last, -29) }
}

const smooth = (part: number) => {
  const at = Math.max(0, Math.min(1, part))
  return at * at * (3 - 2 * at)
}
const cents = (value: number) => Math.round(value * 100) / 100

/** How far behind each story is at most, in percentage points. */
const lag: Readonly<Partial<Record<Story, number>>> = { behind: 13, far: 27, late: 8, stopped: 9, still: 6, ended: 15 }

/** The months of a project up to the newest one. */
export function stepsOf({ start, length, story, chance }: Draft, last: number): Step[] {
  if (story === 'planned') return []
  const newest = story === 'silent' ? shiftMonths(last, -2) : last
  const shown = Math.min(monthsApart(start, newest) + 1, story === 'done' ? length : 60)
  const behind = lag[story] ?? 0
  const standing = story === 'still' || story === 'stopped' || story === 'ended' ? 4 + chance.int(0, 2) : 0
  const steps: Step[] = []
  let reached = 0
  for (let at = 0; at < shown; at++) {
    const planned = cents(smooth((at + 1) / length) * 100)
    const wanted = Math.max(0, planned - behind * Math.min(1, (at + 1) / 5) + (behind === 0 ? chance.next() * 2 - 1.2 : 0))
    const stands = standing > 0 && at >= shown - standing
    const open = story === 'done' ? 100 : 97
    const actual = story === 'done' && at === shown - 1 ? 100 : stands ? reached : Math.min(open, Math.max(reached, cents(wanted)))
    steps.push({ month: shiftMonths(start, at), planned, actual, growth: actual - reached })
    reached = actual
  }
  return steps
}
