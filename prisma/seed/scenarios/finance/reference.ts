import { releasedChecks } from '@/lib/finance/checks/definition'
import { releasedIndicators } from '@/lib/finance/indicators/catalogue'
import type { Indicator } from '@/lib/finance/indicators/definition'
import { statementFlow, statementLine } from '@/lib/finance/statement/flow'
import { cellsOf } from '@/lib/finance/statement/form'
import { releasedForms } from '@/lib/finance/statement/forms'
import { canonicalJson } from '@/lib/kernel/canonical'
import { sm3 } from '@/lib/platform/crypto'
import { seedId } from '../../ids'

/** The id of a form's first version. */
export const formId = (code: string): string => seedId('definition', `statement_form:${code}:1`)
const indicatorId = (code: string): string => seedId('definition', `indicator:${code}:1`)

/** The id of the edition of these indicators. */
export const editionId = (indicators: readonly Indicator[]): string =>
  seedId('indicator-edition', indicators.map(({ code }) => `${code}:1`).join(','))

const row = (kind: string, id: string, code: string, name: string, body: unknown, at: string) => ({
  ...{ id, kind, code, version: 1, name, line: statementLine, effective_from: '2024-01-01', retired: false, body },
  ...{ digest: sm3(canonicalJson(body)), created_at: at, created_by: null },
})

/** Forms, indicators and formulas of this release as definitions, the cells of the forms, and the edition of the indicators. */
export function financeReference(now: Date) {
  const at = now.toISOString()
  const definitions = [
    ...releasedForms.map((form) => row('statement_form', formId(form.code), form.code, form.name, { ...form, flow: statementFlow }, at)),
    ...releasedIndicators.map((one) => row('indicator', indicatorId(one.code), one.code, one.name, one, at)),
    ...releasedChecks.map((one) =>
      row('statement_check', seedId('definition', `statement_check:${one.code}:1`), one.code, one.label, one, at),
    ),
  ]
  const cells = releasedForms.flatMap((form) =>
    [...cellsOf(form).values()].map(({ column, columnLabel, ...cell }) => ({
      form_id: formId(form.code),
      ...cell,
      column_key: column,
      column_label: columnLabel,
    })),
  )
  const codes = releasedIndicators.map(({ code }) => code)
  const edition = { id: editionId(releasedIndicators), codes, definition_ids: codes.map(indicatorId), from_period: 0, at }
  return { definitions, cells, edition }
}
