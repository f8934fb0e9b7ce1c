import { Decimal } from '@/lib/kernel/decimal'
import type { Readings } from './reading'

/** From which value on an indicator is good, and from which on it is poor; suggested values. */
export type DebtLine = { code: string; good: string; poor: string; better: 'up' | 'down' }

/** What the ability to pay debts is judged by. */
export const debtLines: readonly DebtLine[] = [
  { code: 'FX08', good: '1', poor: '0.5', better: 'up' },
  { code: 'GM08', good: '120', poor: '100', better: 'up' },
  { code: 'FX02', good: '100', poor: '60', better: 'up' },
  { code: 'FX03', good: '10', poor: '0', better: 'up' },
  { code: 'FX15', good: '10', poor: '0', better: 'up' },
  { code: 'FX01', good: '3', poor: '1.5', better: 'up' },
  { code: 'FX06', good: '2.5', poor: '1.5', better: 'up' },
  { code: 'FX11', good: '8', poor: '12', better: 'down' },
  { code: 'FX07', good: '40', poor: '50', better: 'down' },
  { code: 'WL01', good: '65', poor: '85', better: 'down' },
]

export type DebtRow = DebtLine & { value: string | null; percentile: number | null; points: 0 | 1 | 2 | null }
export type DebtAbility = { rows: DebtRow[]; score: number | null; grade: '强' | '较强' | '一般' | '弱' | null; shortfalls: DebtRow[] }

/** Fewest indicators that must be known before anything is said. */
const least = 6

/** Two points for a good value, one between, none for a poor one; the score is the share of the points that could be had, of the indicators that are known. */
export function debtAbility(readings: Readings): DebtAbility {
  const rows = debtLines.map((line): DebtRow => {
    const { now = null, percentile = null } = readings.get(line.code) ?? {}
    return { ...line, value: now, percentile, points: now === null ? null : pointsOf(line, new Decimal(now)) }
  })
  const known = rows.filter(({ points }) => points !== null)
  if (known.length < least) return { rows, score: null, grade: null, shortfalls: [] }
  const score = Math.round((known.reduce((sum, { points }) => sum + points!, 0) / (2 * known.length)) * 100)
  // Of two that are equally poor the one that lies further behind its peers comes first.
  const behind = ({ better, percentile }: DebtRow) => (percentile === null ? 50 : better === 'up' ? percentile : 100 - percentile)
  const shortfalls = known.filter(({ points }) => points! < 2).sort((a, b) => a.points! - b.points! || behind(a) - behind(b))
  return { rows, score, grade: score >= 80 ? '强' : score >= 60 ? '较强' : score >= 40 ? '一般' : '弱', shortfalls: shortfalls.slice(0, 3) }
}

function pointsOf({ code, good, poor, better }: DebtLine, value: Decimal): 0 | 1 | 2 {
  // Debts over a negative EBITDA: no years of paying will do.
  if (code === 'FX11' && value.lt(0)) return 0
  if (better === 'up') return value.gte(good) ? 2 : value.lt(poor) ? 0 : 1
  return value.lte(good) ? 2 : value.gt(poor) ? 0 : 1
}
