import type { z } from 'zod'
import { factColumn, factTables } from '@/lib/procurement/vocabulary'

export const subjectKinds = {
  tender: '标段',
  bid: '投标',
  document: '招标文件',
  pair: '投标人对',
  group: '投标人组',
  buyer: '采购人',
  entity: '采购机构',
  'buyer-supplier': '采购人与供应商',
  agency: '采购人与代理机构',
  supplier: '供应商',
  expert: '专家',
  'expert-pair': '专家对',
  'expert-supplier': '专家与投标人',
  'expert-buyer': '专家与采购人',
  contract: '合同',
  project: '项目',
  category: '品类',
  person: '人员',
  enterprise: '企业',
} as const
export type SubjectKind = keyof typeof subjectKinds

/**
 * One way of looking. `sql` gives a statement whose rows are
 * `key text, name text, org_id uuid, tender_id uuid, parties uuid[], value float8, evidence jsonb`; `org_id` null = nobody's own: the
 * commission's. Relations are written `{fact}.tender t` with the aliases of the vocabulary (a digit may follow: `b1`, `b2`); `{today}` is
 * the day of the facts; `{in:t}` narrows to the tenders asked for, or is `true`; `{only: …}` narrows a register to what they need, or is `true`.
 * Parameters are written into the text by `literal` only.
 */
export type Detector<P = never> = {
  key: string
  title: string
  /**
   * `market`: what it says about one tender depends on all others, so it runs at night; the reason is shown. `statement`: it judges accepted
   * statements and no tender, of one enterprise when one is accepted and of all at night.
   */
  phase: 'arrival' | 'market' | 'statement'
  parameters: z.ZodType<P>
  subject: (parameters: P) => SubjectKind
  sql: (parameters: P) => string
  /**
   * A statement of everything it looks at, `key text, missing text[]`: a subject that lacks something is unjudged, neither found nor clean.
   * A detector without it is asked by the coverage of whole columns.
   */
  looked?: (parameters: P) => string
  /**
   * Which rows can be a finding at all, where that is asked row by row: rows of `from` that meet `condition`, known by the list `ids` (of tenders
   * or contracts). A run over everything asks it of all models of one relation at once; `{told}` in `sql` then narrows the columns `narrow` to
   * the ids found.
   */
  told?: (parameters: P) => { from: string; ids: string; condition: string; narrow: readonly string[] } | undefined
  /** Columns read although the text does not name them. */
  reads?: (parameters: P) => string[]
  /** Columns that decide, where others are only carried along (a name, the winner, what is shown); all that is read if left out. */
  needs?: (parameters: P) => string[]
}

/**
 * A value as it stands in SQL text: numbers as digits, lists in brackets, texts quoted, null as null (a threshold that the data set, such as
 * a fence). Throws on what is none of these.
 */
export function literal(value: unknown): string {
  if (value === null) return 'null'
  if (typeof value === 'number' && Number.isFinite(value)) return String(value)
  if (typeof value === 'bigint' || typeof value === 'boolean') return String(value)
  if (typeof value === 'string') return `'${value.replaceAll("'", "''")}'`
  if (Array.isArray(value) && value.length > 0) return `(${value.map(literal).join(', ')})`
  throw new Error(`no literal for ${JSON.stringify(value)}`)
}

/** Puts the thresholds into a text: every `:name` becomes the literal of that value. Throws on a name without a value. */
export function withThresholds(text: string, thresholds: Record<string, unknown>): string {
  return text.replace(/(?<!:):([a-z][a-z_0-9]*)\b/g, (_, name: string) => {
    if (!(name in thresholds)) throw new Error(`no threshold ${name} in “${text}”`)
    return literal(thresholds[name])
  })
}

/** The columns of the vocabulary that a text names, as `alias.column`, each once; throws on a column that the vocabulary does not have. */
export function columnsIn(text: string): string[] {
  const found = new Set<string>()
  const bare = text.replace(/'(?:[^']|'')*'/g, "''")
  for (const [, alias, column] of bare.matchAll(/(?<![\w.}])([a-z]{1,2})\d?\.([a-z_]+)\b/g)) {
    const reference = `${alias}.${column}`
    if (factColumn(reference)) found.add(reference)
    else if (knownAlias(alias ?? '')) throw new Error(`the vocabulary has no ${reference}`)
  }
  return [...found].sort()
}

const aliases = new Set<string>()
function knownAlias(alias: string): boolean {
  if (aliases.size === 0) for (const { alias: name } of factTables) aliases.add(name)
  return aliases.has(alias)
}
