import { readDecimal } from '@/lib/kernel/decimal'
import { readMoney } from '@/lib/kernel/money'
import { isDate } from '@/lib/kernel/workday'
import { coreKinds, type ProjectKind, projectKinds } from '../schema'

type Values = Readonly<Record<string, unknown>>
/** A decided filing; `on` = the day of its decision. */
export type DecidedFiling = { id: string; number: string | null; orgId: string; matter: string; title: string; values: Values; on: string }

/** Matters that bring a plan or a project when they are decided. */
export const planMatter = 'GZ-GH-01'
export const projectMatters = ['GZ-GH-02', 'GZ-GH-03', 'GZ-GH-04'] as const

const text = (values: Values, key: string) => String(values[key] ?? '').trim()
/** 万元 of a form as fen; 0 where a form that was accepted leaves it open. */
function money(values: Values, key: string): bigint {
  const read = readMoney(text(values, key), '万元')
  return read.ok ? read.cents : 0n
}
const number = (values: Values, key: string) => readDecimal(text(values, key))?.toDecimalPlaces(4).toString() ?? null
const date = (values: Values, key: string) => (isDate(text(values, key)) ? text(values, key) : null)
const coreOf = (word: string) => coreKinds.find((core) => core === word) ?? '主业'
const kindOf = (word: string): ProjectKind => projectKinds.find((kind) => kind === word) ?? '其他'
const basisOf = ({ number: of, title }: DecidedFiling) => `${of ?? ''} ${title}`.trim().slice(0, 200)

/** The plan a decided GZ-GH-01 says, with its items; null when it names no year. */
export function planFrom(filing: DecidedFiling) {
  const { id: filingId, orgId, values, on } = filing
  const year = Number(text(values, 'plan_year'))
  if (!Number.isInteger(year) || year < 2000) return null
  const rows = Array.isArray(values.projects) ? (values.projects as Values[]) : []
  return {
    plan: {
      ...{ orgId, year, status: 'confirmed', origin: 'filing', filingId, basis: basisOf(filing) },
      ...{ total: money(values, 'total_invest'), fixed: money(values, 'fixed_invest'), equity: money(values, 'equity_invest') },
      ...{ other: money(values, 'other_invest'), nonCore: money(values, 'noncore_invest'), overseas: money(values, 'overseas_invest') },
      ...{ ownFunds: money(values, 'self_fund'), debtFunds: money(values, 'debt_fund'), fiscalFunds: money(values, 'fiscal_fund') },
      ...{ byName: '办件', decidedByName: '办件办结', decision: text(values, 'adjust_note').slice(0, 300) || `${on} 办结` },
    },
    items: rows.map((row, index) => ({
      ...{
        position: index + 1,
        orgId,
        name: text(row, 'name').slice(0, 200),
        kind: kindOf(text(row, 'type')),
        core: coreOf(text(row, 'core')),
      },
      ...{ total: money(row, 'total_invest'), year: money(row, 'year_invest'), startOn: date(row, 'start'), endOn: date(row, 'end') },
      ...{ yield: number(row, 'irr'), decision: text(row, 'status').slice(0, 100) },
    })),
  }
}

/**
 * The project a decided GZ-GH-02, -03 or -04 says, as 拟建. Only GZ-GH-02 names days: the others begin with their approval, and their end is told
 * later as a change.
 */
export function projectFrom(filing: DecidedFiling) {
  const { id: filingId, orgId, matter, values, on, number: filingNumber } = filing
  const overseas = matter === 'GZ-GH-04'
  const approvedTotal = money(values, overseas ? 'invest_cny' : 'total_invest')
  const mode = text(values, 'invest_mode') === '新设' ? '新设企业' : text(values, 'invest_mode')
  return {
    ...{ orgId, code: filingNumber ?? filingId, name: (text(values, 'project_name') || filing.title).slice(0, 200) },
    ...{
      kind: kindOf(overseas ? mode : text(values, 'invest_type')),
      core: matter === 'GZ-GH-03' ? '非主业' : coreOf(text(values, 'core_match')),
    },
    ...{
      overseas,
      approvedTotal,
      ownCapital: overseas ? approvedTotal : money(values, 'own_invest'),
      approvedYield: number(values, 'irr'),
    },
    ...{ adcode: text(values, 'district') || null, plannedStart: date(values, 'build_start') ?? on, plannedEnd: date(values, 'build_end') },
    ...{ state: '拟建', filingId, filingNumber, basis: basisOf(filing), createdByName: '办件' },
  }
}
