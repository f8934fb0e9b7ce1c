import type { MatterKind } from '@/lib/matters/schema'
import type { Tx } from '@/lib/platform/db'
import { issuingOrgan, type Organ } from './organ'

/** Series of numbers that have no gaps: filings, one for each kind of paper, and uses of the seal on other documents. */
export const numberSeries = [
  'filing',
  'approval',
  'ratification',
  'record',
  'receipt',
  'refusal',
  'rejection',
  'reminder',
  'notice',
  'circular',
  'sealing',
] as const
export type NumberSeries = (typeof numberSeries)[number]

const seriesOfKind: Record<MatterKind, NumberSeries> = { 审批: 'approval', 核准: 'ratification', 备案: 'record', 报告: 'receipt' }

/** Ends of a filing that a paper tells: 办结, 不予同意, 不予受理. */
export const paperOutcomes = ['concluded', 'refused', 'rejected'] as const
export type PaperOutcome = (typeof paperOutcomes)[number]

/** Whether a filing that ended like this gets a paper. */
export function endsInPaper(status: string): status is PaperOutcome {
  return paperOutcomes.some((outcome) => outcome === status)
}

/** The series a paper is numbered in: by the kind of matter when granted, by its own when not. */
export function seriesOf(kind: MatterKind, outcome: PaperOutcome): NumberSeries {
  if (outcome === 'refused') return 'refusal'
  return outcome === 'rejected' ? 'rejection' : seriesOfKind[kind]
}

const endings: Record<Exclude<NumberSeries, 'filing'>, string> = {
  approval: '批',
  ratification: '核',
  record: '备',
  receipt: '收',
  refusal: '不同',
  rejection: '不受',
  reminder: '提',
  notice: '告',
  circular: '通',
  sealing: '印',
}

/**
 * A number as it is written: 机关代字, year and running number without leading zeros (GB/T 9704-2012 7.2.5), `青国资委批〔2026〕17号`; a
 * filing's number is internal and keeps four digits, `青国资办〔2026〕0412`.
 */
export function formatNumber(series: NumberSeries, year: number, value: bigint, { word }: Organ = issuingOrgan): string {
  if (series === 'filing') return `青国资办〔${year}〕${value.toString().padStart(4, '0')}`
  return `${word}${endings[series]}〔${year}〕${value}号`
}

/** Under which name the counter of a series runs: every organ counts its own papers. */
export function counterOf(series: NumberSeries, { adcode }: Organ = issuingOrgan): string {
  return adcode === null ? series : `${series}:${adcode}`
}

/**
 * The next number of a series and year, as written. The counter's row stays locked until the transaction ends, and a transaction
 * that fails gives its number back: no gap, no double. Take it as late in a command as possible.
 */
export async function nextNumber(tx: Tx, series: NumberSeries, year: number, organ: Organ = issuingOrgan): Promise<string> {
  const rows = await tx.$queryRaw<{ value: bigint }[]>`
    insert into counter as c (series, year, value) values (${counterOf(series, organ)}, ${year}, 1)
    on conflict (series, year) do update set value = c.value + 1
    returning value`
  return formatNumber(series, year, rows[0]!.value, organ)
}
