import { type ColumnDefinition, type FormDefinition, type FormValues, formDefinitionSchema } from '@/lib/forms/schema'
import type { TenderRows } from './release'
import { procurementTemplate } from './sheets'

/** Which columns of a sheet a person fills in by hand; everything else comes by file or interface. */
const chosen = {
  tender: [
    ...['code', 'title', 'status', 'category', 'method', 'method_reason', 'award_rule', 'engineering', 'mandatory', 'urgent', 'in_plan'],
    ...[
      'estimate',
      'budget',
      'ceiling',
      'bond_amount',
      'approved_on',
      'notice_on',
      'doc_sale_from',
      'doc_sale_to',
      'deadline_at',
      'opened_at',
    ],
    ...['publicity_from', 'publicity_to', 'notice_of_award_on', 'agency_id'],
  ],
  bid: ['bidder', 'bidder_uscc', 'bid_no', 'amount', 'status', 'submitted_at', 'rank', 'reject_reason'],
  award: ['bidder', 'award_no', 'amount', 'decided_on'],
  contract: ['code', 'title', 'supplier', 'amount', 'signed_on', 'started_on', 'planned_end_on', 'advance_amount'],
} as const
type Part = keyof typeof chosen

const groups: Record<Part, string> = { tender: '标段', bid: '投标', award: '定标', contract: '合同' }

function columnsOf(part: Part): ColumnDefinition[] {
  const sheet = procurementTemplate.fields.find(({ key }) => key === part)!
  return chosen[part].map((key) => {
    const found = sheet.columns!.find((column) => column.key === key)
    if (!found) throw new Error(`no column ${part}.${key} in the template`)
    // Who fills a column is said to those who fill in a template.
    const hint = found.hint?.replace(/；?来源：.*$/, '') || undefined
    return { ...found, hint }
  })
}

const table = (part: Part) => ({
  key: part,
  label: groups[part],
  type: 'table',
  group: groups[part],
  maxRows: 300,
  columns: columnsOf(part),
})

/** The form of one tender for an enterprise without a system: the columns of the template that a person knows. */
export const handForm: FormDefinition = formDefinitionSchema.parse({
  code: 'procurement-tender',
  title: '采购标段',
  groups: Object.values(groups),
  fields: [
    ...columnsOf('tender').map((column) => ({ ...column, group: groups.tender })),
    ...(['bid', 'award', 'contract'] as const).map(table),
  ],
})

/** Values of the form as the rows of a template. */
export function rowsOfForm(values: FormValues): TenderRows {
  const plain = Object.fromEntries(chosen.tender.map((key) => [key, values[key] ?? null]))
  const rows = (part: Part) => (Array.isArray(values[part]) ? (values[part] as TenderRows[string]) : [])
  return {
    tender: [plain as TenderRows[string][number]],
    bid: rows('bid'),
    award: rows('award'),
    contract: rows('contract'),
  }
}

/** What the form cannot see by itself: the same bidder or contract twice, an award to nobody who bid. Path and words. */
export function crossIssues(values: FormValues): { path: string; message: string }[] {
  const { bid = [], award = [], contract = [] } = rowsOfForm(values)
  const bidders = bid.map(({ bidder }) => bidder)
  const codes = contract.map(({ code }) => code)
  const twice = (list: readonly unknown[], table: string, key: string, what: string) =>
    list.flatMap((value, at) =>
      value && list.indexOf(value) < at ? [{ path: `${table}.${at}.${key}`, message: `${what}“${value}”重复` }] : [],
    )
  const unknown = (rows: TenderRows[string], held: readonly unknown[], table: string, key: string, where: string) =>
    rows.flatMap((row, at) =>
      row[key] && !held.includes(row[key]) ? [{ path: `${table}.${at}.${key}`, message: `“${row[key]}”不在${where}中` }] : [],
    )
  return [
    ...twice(bidders, 'bid', 'bidder', '投标人'),
    ...twice(codes, 'contract', 'code', '合同编号'),
    ...unknown(award, bidders, 'award', 'bidder', '投标人'),
  ]
}
