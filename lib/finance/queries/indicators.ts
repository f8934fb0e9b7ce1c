import { z } from 'zod'
import { printExpr } from '@/lib/kernel/expr/print'
import { Refusal } from '@/lib/kernel/refusal'
import type { Tx } from '@/lib/platform/db'
import { isId } from '@/lib/platform/id'
import { defineQuery } from '@/lib/platform/query'
import { evaluateTree, inUnit, numberOf } from '../formula/evaluate-formula'
import { annualised, compileFormula } from '../formula/formula'
import { formOf, indicatorChanges } from '../indicators/check-draft'
import { compileOver } from '../indicators/compute'
import { type Indicator, indicatorSchema } from '../indicators/definition'
import { currentEdition, editionOf } from '../indicators/keep-indicators'
import type { NamedForms } from '../indicators/named-forms'
import { newestForms } from '../indicators/newest-forms'
import { intakesOf, originsOf } from '../intake/queries'
import { shownAmount } from '../statement/amounts'
import { cellsOf, type StatementForm } from '../statement/form'
import { formVersion, openStatement } from '../statement/read'
import { enterprisesAbove } from './place'

/** The library of indicators, in its order, with how many enterprises have a value for the newest month. */
export const indicatorLibrary = defineQuery({
  name: 'indicatorLibrary',
  permission: 'finance.read',
  input: z.object({ words: z.string().trim().max(50).default(''), group: z.string().max(20).optional() }),
  run: async ({ tx }, { words, group }) => {
    const { indicators } = await currentEdition(tx)
    const groups = [...new Set(indicators.map((one) => one.group))]
    const shown = indicators.filter(
      (one) =>
        (!group || one.group === group) &&
        (!words || one.name.includes(words) || one.code.includes(words.toUpperCase()) || one.calibre.includes(words)),
    )
    return { groups, total: indicators.length, indicators: shown, twins: twinsOf(indicators, await newestForms(tx)) }
  },
})

/** Indicators that say the same: equal formulas once written out, by code. */
function twinsOf(indicators: readonly Indicator[], forms: NamedForms): Record<string, string[]> {
  const same = new Map<string, string[]>()
  for (const { code, formula, frequency } of indicators) {
    const key = printExpr(compileFormula(formula, formOf(frequency, forms)).tree)
    same.set(key, [...(same.get(key) ?? []), code])
  }
  return Object.fromEntries(
    [...same.values()]
      .filter((codes) => codes.length > 1)
      .flatMap((codes) => codes.map((code) => [code, codes.filter((other) => other !== code)])),
  )
}

/** One indicator with all its versions. */
export const indicatorRecord = defineQuery({
  name: 'indicatorRecord',
  permission: 'finance.read',
  input: z.object({ code: z.string().max(10) }),
  run: async ({ tx }, { code }) => {
    const rows = await tx.definition.findMany({ where: { kind: 'indicator', code }, orderBy: { version: 'desc' } })
    const newest = rows[0]
    if (!newest) throw new Refusal('not_found', '没有这项指标。')
    const indicator = indicatorSchema.parse(newest.body)
    const form = formOf(indicator.frequency, await newestForms(tx))
    const cells = cellsOf(form)
    const { cells: used, outside } = compileFormula(indicator.formula, form)
    const department = await tx.department.findUnique({ where: { code: indicator.owner }, select: { name: true } })
    return {
      indicator,
      owner: department?.name ?? indicator.owner,
      versions: rows.map(({ version, effectiveFrom, createdByName, note, body }, index) => ({
        version,
        effectiveFrom,
        by: createdByName,
        note,
        formula: indicatorSchema.parse(body).formula,
        changes: rows[index + 1] ? indicatorChanges(indicatorSchema.parse(rows[index + 1]!.body), indicatorSchema.parse(body)) : [],
      })),
      cells: used.map((path) => cells.get(path)!),
      outside,
    }
  },
})
export type IndicatorRecord = Awaited<ReturnType<typeof indicatorRecord.run>>

/** How one value came about: the formula with the numbers in it, each cell with its statement, version, source and who filled it. */
export const indicatorLineage = defineQuery({
  name: 'indicatorLineage',
  permission: 'finance.read',
  input: z.object({ code: z.string().max(10), statementId: z.string().max(60) }),
  run: async ({ tx }, { code, statementId }) => {
    if (!isId(statementId)) throw new Refusal('not_found', '没有这张报表，或者您无权查看。')
    const indicator = await indicatorOf(tx, code, statementId)
    const accepted = await tx.$queryRaw<{ number: number }[]>`
      select v.number from statement s join statement_version v on v.id = s.accepted_version_id where s.id = ${statementId}::uuid`
    if (!accepted[0]) throw new Refusal('not_found', '没有这张报表，或者您无权查看。')
    const open = await openStatement(tx, statementId, accepted[0].number)
    const { form } = await formVersion(tx, open.shown.formId)
    const cells = cellsOf(form)
    // The statement may have been made under a version of the form without a line of the formula.
    const formula = compileOver(indicator, form)
    const lacking = formula ? null : lackedBy(indicator, form, await newestForms(tx))
    const { tree, cells: used } = formula ?? nothing
    const ground = { form, period: open.period, amounts: open.shown.amounts }
    const plain = numberOf(evaluateTree(tree, ground))
    const at = used
      .map((path) => cells.get(path)!.position)
      .map((position) => ({ position, filled: (open.shown.amounts[position - 1] ?? null) !== null }))
    const origins = await originsOf(tx, { id: open.id, number: open.shown.number }, at)
    const yearly = indicator.annualize ? numberOf(evaluateTree(annualised(tree, cells), ground)) : null
    return {
      indicator,
      value: plain.value && inUnit(plain.value, indicator.unit).toString(),
      annualised: yearly?.value ? inUnit(yearly.value, indicator.unit).toString() : null,
      missing: lacking ?? plain.missing?.reason ?? null,
      above: await enterprisesAbove(tx, open.orgId),
      statement: { id: open.id, orgId: open.orgId, orgName: open.orgName, formCode: open.formCode, period: open.period, scope: open.scope },
      version: {
        number: open.shown.number,
        source: open.shown.source,
        filledByName: open.shown.filledByName,
        filledAt: open.shown.filledAt.toISOString(),
        unit: open.shown.unit,
      },
      intakes: await intakesOf(tx, open.shown.id),
      cells: used.map((path) => {
        const cell = cells.get(path)!
        const stored = open.shown.amounts[cell.position - 1]
        return {
          path,
          label: cell.label,
          columnLabel: cell.columnLabel,
          sheet: cell.sheet,
          nature: cell.nature,
          unit: cell.unit,
          value: shownAmount(stored, cell, open.shown.unit),
          origin: origins.get(cell.position)!,
        }
      }),
    }
  },
})
export type IndicatorLineage = Awaited<ReturnType<typeof indicatorLineage.run>>

/** A formula that says nothing: the form of the statement lacks a line of it. */
const nothing = { tree: { kind: 'null', span: { start: 0, end: 0 } } as const, cells: [] as readonly string[] }

function lackedBy({ formula, frequency }: Indicator, form: StatementForm, forms: NamedForms): string {
  const newest = formOf(frequency, forms)
  const missing = compileFormula(formula, newest).cells.filter((path) => !cellsOf(form).has(path))
  const names = missing.map((path) => cellsOf(newest).get(path)!).map(({ label, columnLabel }) => `${label}（${columnLabel}）`)
  return `这张报表的表式没有${names.join('、')}`
}

/** The version of the indicator by which the statement's value was worked out, else the one in force. */
async function indicatorOf(tx: Tx, code: string, statementId: string): Promise<Indicator> {
  const { indicators: used } = await editionOf(tx, statementId)
  const { indicators } = used.length > 0 ? { indicators: used } : await currentEdition(tx)
  const found = indicators.find((one) => one.code === code)
  if (!found) throw new Refusal('not_found', '没有这项指标。')
  return found
}
