import { formatMoney } from '@/lib/kernel/money'
import { factNamed } from './engine/fact-names'
import { named } from './evidence-names'

/** One piece of evidence in words: what it is, its value, how sensitive it is. */
export type EvidenceLine = { key: string; label: string; value: string; source: string; hidden: boolean }

/**
 * Evidence as a person reads it: names and units from the vocabulary, money in 万元, days in Shanghai. Values of level L3 are masked unless
 * `open`; identifiers are told by `names`. Keys that are no column are words already.
 */
export function evidenceLines(
  evidence: Record<string, unknown>,
  open: boolean,
  names: ReadonlyMap<string, string> = new Map(),
): EvidenceLine[] {
  return Object.entries(evidence)
    .filter(([, value]) => value !== null && value !== undefined)
    .map(([key, value]) => {
      const column = factNamed(key)
      const hidden = column?.level === 'L3' && !open
      return {
        key,
        // What a column may hold is told in its page, not beside every value.
        label: column?.title.split('：')[0] ?? key,
        value: hidden ? masked(value) : key === kindKey ? kindText(value) : named(valueText(value, column?.type), names),
        source: column ? `${column.table} · ${column.source}` : '计算',
        hidden,
      }
    })
}

// The kinds of subjects in the published indicators, by their names in the standard.
const kindKey = '主体类别'
const kinds: Readonly<Record<string, string>> = { tender: '标段', buyer: '采购人', procuringEntity: '采购实施单位', tenderer: '投标人' }
const kindText = (value: unknown) => kinds[String(value)] ?? String(value)

function masked(value: unknown): string {
  // Nothing is no secret: behind stars it would look like a value that two have in common.
  if (value === null || value === undefined || value === '') return '—'
  if (Array.isArray(value)) return value.map(masked).join('、')
  const text = String(value)
  return text.length <= 4 ? '****' : `${text.slice(0, 2)}****${text.slice(-2)}`
}

/** A value of a column as text. */
export function valueText(value: unknown, type?: string): string {
  if (value === null || value === undefined) return '—'
  if (Array.isArray(value)) return value.map((each) => valueText(each, type)).join('、')
  if (typeof value === 'boolean') return value ? '是' : '否'
  if (typeof value === 'object') {
    return Object.entries(value as Record<string, unknown>)
      .map(([name, each]) => `${name}：${valueText(each)}`)
      .join('，')
  }
  if (type === 'money') return `${formatMoney(BigInt(Math.round(Number(value))), '万元')} 万元`
  if (type === 'ratio') return `${(Number(value) * 100).toFixed(2)}%`
  if (type === 'time') return shanghaiMinute(String(value))
  if (typeof value === 'number') return Number.isInteger(value) ? String(value) : value.toFixed(4).replace(/0+$/, '').replace(/\.$/, '')
  return String(value)
}

function shanghaiMinute(iso: string): string {
  const at = Date.parse(iso)
  if (Number.isNaN(at)) return iso
  return new Date(at + 8 * 3_600_000).toISOString().slice(0, 16).replace('T', ' ')
}
