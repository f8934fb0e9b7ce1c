import { Refusal } from '@/lib/kernel/refusal'
import { type BidRow, type BidTable, byTender, dayOf } from '../screens/bids-table'
import { type Features, featuresOf } from './features'
import type { SplitGround, SplitKind } from './splits'

export type Filter = { readonly column: string; readonly value: string }
export type LearningWish = { readonly where: readonly Filter[]; readonly minBids: number; readonly split: SplitKind }

const yes = new Set(['1', 'true', 'yes', '是'])
const no = new Set(['0', 'false', 'no', '否'])
const fewestOfALabel = 5

/**
 * Tenders with their features and labels from a table with the column `collusive`; a tender is collusive where any of its bids is so
 * labelled. Throws Refusal(invalid) naming line and column where the table does not say what is asked.
 */
export function labelledTenders(
  { columns, bids }: BidTable,
  { where, minBids, split }: LearningWish,
): { features: Features; ground: SplitGround } {
  for (const { column } of where)
    if (!columns.includes(column)) throw new Refusal('invalid', `--where：文件没有列 ${column}，有：${columns.join('、')}。`)
  const needed = split === 'firm' ? 'bidder' : split === 'time' ? 'date' : null
  if (needed && !columns.includes(needed)) throw new Refusal('invalid', `--split ${split} 需要列 ${needed}，文件没有这一列。`)
  const kept = bids.filter((bid) => where.every(({ column, value }) => bid.more[column] === value))
  if (bids.length === 0) throw new Refusal('invalid', '文件里没有可用的报价：第一行以下应每行一个报价。')
  if (kept.length === 0)
    throw new Refusal('invalid', `没有符合 --where ${where.map(({ column, value }) => `${column}=${value}`).join('、')} 的行。`)
  const tenders = [...byTender(kept).values()].filter((list) => list.length >= minBids)
  const labels = Uint8Array.from(tenders, (list) => (list.map(labelOf).includes(true) ? 1 : 0))
  const positives = labels.reduce((sum, label) => sum + label, 0)
  if (Math.min(positives, labels.length - positives) < fewestOfALabel)
    throw new Refusal(
      'invalid',
      `报价不少于 ${minBids} 个的标段 ${labels.length} 个，其中串通 ${positives} 个；两种标签各须至少 ${fewestOfALabel} 个才能学习。`,
    )
  return {
    features: featuresOf(tenders, columns),
    ground: {
      labels,
      bidders: tenders.map((list) => [...new Set(list.map((bid) => bid.more.bidder ?? '').filter(Boolean))]),
      dates: tenders.map((list) => (split === 'time' ? (list.map(inOrder).filter(Boolean).sort()[0] ?? '') : '')),
    },
  }
}

/** The day of a bid (or a running number, a year, a month) so that text stands in its order; a gap stands before everything. */
function inOrder({ line, more }: BidRow): string {
  const text = more.date ?? ''
  const [, year, month] = /^(\d{4})(?:[-/.年](\d{1,2})月?)?$/.exec(text) ?? []
  const found = year ? `${year}-${(month ?? '').padStart(2, '0')}` : /^\d{1,12}$/.test(text) ? text.padStart(12, '0') : dayOf(text)
  if (text !== '' && found === undefined)
    throw new Refusal('invalid', `第 ${line} 行 date“${text.slice(0, 20)}”分不出先后，--split time 的日期应如 2026-03-01。`)
  return found ?? ''
}

function labelOf({ line, more }: BidRow): boolean {
  const text = (more.collusive ?? '').toLowerCase()
  if (yes.has(text) || Number(text) === 1) return true
  if (no.has(text) || (text !== '' && Number(text) === 0)) return false
  throw new Refusal('invalid', `第 ${line} 行 collusive“${text.slice(0, 20)}”应为 1 或 0。`)
}
