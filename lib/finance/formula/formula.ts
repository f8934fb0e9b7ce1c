import type { Expr } from '@/lib/kernel/expr/ast'
import { check } from '@/lib/kernel/expr/check'
import { type ExprError, ExprSyntaxError, errorAt } from '@/lib/kernel/expr/errors'
import { parse } from '@/lib/kernel/expr/parser'
import { references } from '@/lib/kernel/expr/references'
import { mapTree } from '@/lib/kernel/expr/rewrite'
import { type Environment, type ExprType, emptyEnvironment, type NamedType } from '@/lib/kernel/expr/types'
import { type Cell, cellsOf, type StatementForm } from '../statement/form'

/** A formula over the cells of a form: `tree` is written out (averages as two cells), `cells` are those it reads, `outside` what other systems must say. */
export type Formula = { source: string; tree: Expr; type: ExprType; cells: readonly string[]; outside: readonly string[] }

/** How a mean of the two ends of the period is written, and the columns it stands for: avg(BS.x) = (期末+年初)/2, avgs(SUP.x) = (本期+上期)/2. */
const means: Readonly<Record<string, readonly [string, string]>> = { avg: ['end', 'begin'], avgs: ['cur', 'prev'] }

const nowhere = { start: 0, end: 0 }

/** The tree with `avg(BS.x)` and `avgs(SUP.x)` written out. */
export function expandMeans(tree: Expr): Expr {
  return mapTree(tree, (node) => {
    if (node.kind !== 'call') return undefined
    const columns = Object.hasOwn(means, node.name) ? means[node.name] : undefined
    const [argument, ...more] = node.args
    if (!columns || more.length > 0 || argument?.kind !== 'path' || argument.path.includes('@')) return undefined
    const [left, right] = columns.map((column): Expr => ({ kind: 'path', path: `${argument.path}@${column}`, span: argument.span }))
    const sum: Expr = { kind: 'arithmetic', op: '+', left: left!, right: right!, span: node.span }
    return { kind: 'arithmetic', op: '/', left: sum, right: { kind: 'number', value: '2', unit: null, span: nowhere }, span: node.span }
  })
}

/** The tree in which every flow stands for a whole year: flow × 12 ÷ month, read from `param.annual_times` and `param.annual_over`. */
export function annualised(tree: Expr, cells: ReadonlyMap<string, Cell>): Expr {
  const factor = (path: string): Expr => ({ kind: 'path', path, span: nowhere })
  return mapTree(tree, (node) => {
    if (node.kind !== 'path' || cells.get(node.path)?.nature !== '流量') return undefined
    const times: Expr = { kind: 'arithmetic', op: '*', left: node, right: factor('param.annual_times'), span: node.span }
    return { kind: 'arithmetic', op: '/', left: times, right: factor('param.annual_over'), span: node.span }
  })
}

const kindOf = (unit: string): string => (unit === '元' ? 'money' : unit === '%' ? 'percent' : 'decimal')

const environments = new WeakMap<StatementForm, Environment>()

/** What names may stand in a formula over a form, with what other systems know (`EXT.…`). */
export function environmentOf(form: StatementForm): Environment {
  const known = environments.get(form)
  if (known) return known
  const facts: Record<string, NamedType> = {}
  for (const cell of cellsOf(form).values()) {
    facts[cell.path] = { type: kindOf(cell.unit), unit: cell.unit, label: `${cell.label}（${cell.columnLabel}）` }
  }
  for (const [path, fact] of Object.entries(outsideFacts)) facts[path] = fact
  const annual = { type: 'decimal', unit: null, label: '年化' }
  const environment = { ...emptyEnvironment, facts, params: { annual_times: annual, annual_over: annual } }
  environments.set(form, environment)
  return environment
}

const money = (label: string): NamedType => ({ type: 'money', unit: '元', label })

/** What other periods and other systems know of the same enterprise and period. */
export const outsideFacts: Readonly<Record<string, NamedType>> = {
  'EXT.final_prev_year.total_assets': money('上年决算的年末资产总计'),
  'EXT.flash_same_month_last_year.total_revenue': money('上年同月快报的营业总收入'),
  'EXT.flash_prev_month.total_revenue': money('上月快报的累计营业总收入'),
  'EXT.property_tree.consolidated_units': { type: 'decimal', unit: '户', label: '产权树的并表户数' },
  'EXT.treasury.account_balance_total': money('司库账户余额合计'),
  'EXT.treasury.debt_outstanding_total': money('债务台账余额合计'),
  'EXT.treasury.guarantee_total': money('担保台账余额合计'),
  'EXT.tax.declared_revenue': money('税务申报收入'),
  'EXT.payroll.approved_total': money('核定工资总额'),
  'EXT.dividend.paid_in': money('国有资本收益缴库数'),
  'EXT.sum_units.total_assets': money('各户资产合计'),
  'EXT.elimination.total_assets': money('抵销的资产'),
  'EXT.sum_units.total_revenue': money('各户营业总收入合计'),
  'EXT.elimination.total_revenue': money('抵销的营业总收入'),
  'EXT.investment.paid_total': money('投资台账的完成额'),
}

/** Faults of a source over a form, each at its character. */
export function formulaFaults(source: string, form: StatementForm): ExprError[] {
  const parsed = parse(source)
  if (!parsed.ok) return parsed.errors
  const environment = environmentOf(form)
  const { errors } = check(expandMeans(parsed.ast), environment, source)
  if (errors.length > 0) return errors
  const { unknown } = references(expandMeans(parsed.ast), environment)
  return unknown.map((name) => errorAt(source, `本表没有“${name}”`, Math.max(0, source.indexOf(name))))
}

/** Parses and checks a formula over a form. Throws ExprSyntaxError with all faults. */
export function compileFormula(source: string, form: StatementForm): Formula {
  const errors = formulaFaults(source, form)
  if (errors.length > 0) throw new ExprSyntaxError(source, errors)
  const parsed = parse(source)
  if (!parsed.ok) throw new ExprSyntaxError(source, parsed.errors)
  const tree = expandMeans(parsed.ast)
  const environment = environmentOf(form)
  const { facts } = references(tree, environment)
  const { type } = check(tree, environment, source)
  const outside = facts.filter((name) => name.startsWith('EXT.'))
  return { source, tree, type, cells: facts.filter((name) => !name.startsWith('EXT.')), outside }
}
