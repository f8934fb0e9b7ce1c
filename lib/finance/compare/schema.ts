import { z } from 'zod'

/** What a comparison has; one of them makes the columns, the other two the rows. */
export const dimensions = { org: '企业', indicator: '指标', period: '期间' } as const
export type Dimension = keyof typeof dimensions
const dimension = z.enum(['org', 'indicator', 'period'])

/** Whose figures: 合并 for groups and 单户 for others (`head`), or one scope only. */
export const compareScopes = { head: '合并或单户', consolidated: '合并', parent: '本部', single: '单户', difference: '差额' } as const
export type CompareScope = keyof typeof compareScopes

export const mostIndicators = 12
export const mostPeriods = 36
/** Cells a page shows at once, and cells a workbook holds. */
export const shownCells = 1_500
export const exportedCells = 250_000

const month = z.number().int().min(190001).max(219912)

/** What is compared: enterprises by words or by the group they stand under, indicators, a span of periods, and how the table lies. */
export const compareSchema = z.object({
  form: z.enum(['flash', 'annual']).default('flash'),
  scope: z.enum(Object.keys(compareScopes) as [CompareScope, ...CompareScope[]]).default('head'),
  who: z.enum(['groups', 'all']).default('groups'),
  /** Under which enterprise, itself included. */
  under: z.uuid().optional(),
  /** Parts of names; an enterprise that has any of them. */
  names: z.array(z.string().trim().min(1).max(60)).max(60, '企业名称至多 60 个').default([]),
  codes: z.array(z.string().max(10)).max(mostIndicators, `指标至多 ${mostIndicators} 项`).default([]),
  from: month.optional(),
  until: month.optional(),
  annualised: z.boolean().default(false),
  rows: dimension.default('org'),
  columns: dimension.default('period'),
  order: z.enum(['register', 'high', 'low']).default('register'),
  page: z.number().int().min(1).max(2_000).default(1),
})
export type Compare = z.infer<typeof compareSchema>

type Params = Readonly<Record<string, string | string[] | undefined>>

const many = (value: string | string[] | undefined) => (value === undefined ? [] : Array.isArray(value) ? value : [value])
const one = (value: string | string[] | undefined) => many(value)[0]

function oneOf<T extends string>(value: string | undefined, known: readonly T[]): T | undefined {
  return known.find((each) => each === value)
}

function monthOf(value: string | undefined): number | undefined {
  const code = Number(/^\d{6}$/.exec(value ?? '')?.[0] ?? 0)
  return code >= 190001 && code <= 219912 && code % 100 >= 1 && code % 100 <= 12 ? code : undefined
}

/** Reads a comparison out of an address; what is no such thing is left out, so that a shared address never fails. */
export function readCompare(params: Params): Partial<Compare> {
  const under = one(params.under)
  const names = (one(params.names) ?? '').split(/[、，,；;\n]/).map((name) => name.trim().slice(0, 60))
  const codes = many(params.code).flatMap((value) => value.split(','))
  return Object.fromEntries(
    Object.entries({
      form: oneOf(one(params.form), ['flash', 'annual']),
      scope: oneOf(one(params.scope), Object.keys(compareScopes) as CompareScope[]),
      who: oneOf(one(params.who), ['groups', 'all']),
      under: under && z.uuid().safeParse(under).success ? under : undefined,
      names: names.filter(Boolean).slice(0, 60),
      codes: [...new Set(codes.filter((code) => /^[A-Z]{2}\d{2}[A-Z]?$/.test(code)))].slice(0, mostIndicators),
      from: monthOf(one(params.from)),
      until: monthOf(one(params.until)),
      annualised: one(params.annual) === '1',
      rows: oneOf(one(params.rows), ['org', 'indicator', 'period']),
      columns: oneOf(one(params.columns), ['org', 'indicator', 'period']),
      order: oneOf(one(params.order), ['register', 'high', 'low']),
      page: /^[1-9]\d{0,3}$/.test(one(params.page) ?? '') ? Math.min(2_000, Number(one(params.page))) : undefined,
    }).filter(([, value]) => value !== undefined),
  )
}

/** The address of a comparison, the same for the page, its pages and its workbook. */
export function compareQuery(compare: Compare): string {
  const { form, scope, who, under, names, codes, from, until, annualised, rows, columns, order, page } = compare
  const query = new URLSearchParams({ form, scope, who, rows, columns, order })
  if (under) query.set('under', under)
  if (names.length > 0) query.set('names', names.join('、'))
  if (codes.length > 0) query.set('code', codes.join(','))
  if (from) query.set('from', String(from))
  if (until) query.set('until', String(until))
  if (annualised) query.set('annual', '1')
  if (page > 1) query.set('page', String(page))
  return query.toString()
}
