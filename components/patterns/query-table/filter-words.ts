import type { FilterDefinition } from '@/components/patterns/query-table/list-state'

/** What a filter says when it is set (地铁集团 等 3 项, 2026-01-01 起, ≥ 5,000 万元); null when it is not. */
export function filterWords(filter: FilterDefinition, value: readonly string[]): string | null {
  const first = value[0]
  if (value.length === 0 || first === undefined) return null
  switch (filter.kind) {
    case 'select': {
      const names = value.map((item) => filter.options.find((option) => option.value === item)?.label ?? item)
      return names.length > 1 ? `${names[0]} 等 ${names.length} 项` : (names[0] ?? null)
    }
    case 'date': {
      const to = value[1] ?? ''
      if (first && to) return first === to ? first : `${first} 至 ${to}`
      return first ? `${first} 起` : `${to} 止`
    }
    case 'amount':
      return `${withSeparators(first)} ${filter.unit}`
    case 'text':
      return first
    case 'toggle':
      return ''
  }
}

function withSeparators(number: string): string {
  const [whole = '', fraction] = number.split('.')
  return whole.replace(/\B(?=(\d{3})+$)/g, ',') + (fraction ? `.${fraction}` : '')
}
