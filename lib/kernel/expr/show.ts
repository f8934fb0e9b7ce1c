import { type Decimal, formatDecimal } from '@/lib/kernel/decimal'
import type { Dimension } from '@/lib/kernel/expr/units'
import type { Value } from '@/lib/kernel/expr/values'

const suffixes: Partial<Record<Dimension, string>> = {
  days: '天',
  hours: '小时',
  minutes: '分钟',
  months: '个月',
  years: '年',
  workdays: '个工作日',
}

function trimmed(value: Decimal, places: number): string {
  const rounded = value.toDecimalPlaces(places)
  return formatDecimal(rounded, rounded.decimalPlaces())
}

function amount(value: Decimal, currency: string): string {
  return value.abs().gte(10_000) ? `${formatDecimal(value.div(10_000), 2)}万${currency}` : `${formatDecimal(value, 2)}${currency}`
}

/** A value as people read it: amounts in 元 or 万元, ratios as percentages, dates and texts as they are; unknown gives its reason. */
export function showValue(value: Value): string {
  switch (value.kind) {
    case 'null':
      return `未知(${value.missing.reason})`
    case 'bool':
      return value.value ? '是' : '否'
    case 'list':
      return value.items.map(showValue).join('、')
    case 'table':
      return `${value.rows.length} 行`
    case 'number':
      if (value.dimension === 'money') return amount(value.value, '元')
      if (value.dimension === 'dollar') return amount(value.value, '美元')
      if (value.dimension === 'ratio') return `${trimmed(value.value.times(100), 4)}%`
      return `${trimmed(value.value, 4)}${suffixes[value.dimension] ?? ''}`
    case 'datetime':
      return value.value.replace('T', ' ')
    default:
      return value.value
  }
}
