import { Decimal, formatDecimal } from '@/lib/kernel/decimal'
import { formatMoney } from '@/lib/kernel/money'
import type { Standing } from './lights'
import { monthOf, monthsApart, shareOf } from './months'

/** One line of planned against done; `gap` in words, `bad` when it is to the worse; null = nothing to say yet. */
export type Deviation = { key: string; label: string; planned: string | null; done: string | null; gap: string | null; bad: boolean }

const percent = (text: string | null) => (text === null ? null : `${formatDecimal(new Decimal(text), 2)}%`)
const wan = (cents: bigint) => `${formatMoney(cents, '万元')} 万元`
const signed = (value: Decimal, unit: string) => `${value.gt(0) ? '+' : ''}${formatDecimal(value, 2)}${unit}`

/** Progress, money, time and yield of a project: planned, done, and the gap. */
export function deviationsOf(one: Standing, today: string): Deviation[] {
  return [progress(one), money(one), time(one, today), yieldOf(one)]
}

function progress({ plannedPct, actualPct }: Standing): Deviation {
  const gap = plannedPct !== null && actualPct !== null ? new Decimal(actualPct).minus(plannedPct) : null
  return {
    ...{ key: 'progress', label: '形象进度', planned: percent(plannedPct), done: percent(actualPct) },
    ...{ gap: gap && signed(gap, ' 个百分点'), bad: gap?.lt(0) ?? false },
  }
}

function money({ approvedTotal, invested }: Standing): Deviation {
  const [approved, done] = [BigInt(approvedTotal), BigInt(invested)]
  const share = shareOf(done, approved)
  return {
    ...{ key: 'money', label: '累计投资 / 批复总投资', planned: wan(approved), done: wan(done) },
    ...{ gap: share && `完成 ${percent(share)}`, bad: done > approved },
  }
}

function time({ plannedEnd, endedOn, state }: Standing, today: string): Deviation {
  const head = { key: 'time', label: '完工', planned: plannedEnd, done: endedOn ?? (state === '终止' ? '已终止' : '未完工') }
  if (plannedEnd === null || (endedOn === null && (state === '终止' || today <= plannedEnd))) return { ...head, gap: null, bad: false }
  const late = monthsApart(monthOf(plannedEnd), monthOf(endedOn ?? today))
  return { ...head, gap: late > 0 ? `晚 ${late} 个月` : late < 0 ? `早 ${-late} 个月` : '按期', bad: late > 0 }
}

function yieldOf({ approvedYield, expectedYield }: Standing): Deviation {
  const gap = approvedYield !== null && expectedYield !== null ? new Decimal(expectedYield).minus(approvedYield) : null
  return {
    ...{ key: 'yield', label: '收益率（可研 / 目前预计）', planned: percent(approvedYield), done: percent(expectedYield) },
    ...{ gap: gap && signed(gap, ' 个百分点'), bad: gap?.lt(0) ?? false },
  }
}
