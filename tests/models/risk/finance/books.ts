import type { Client } from 'pg'
import { releasedIndicators } from '@/lib/finance/indicators/catalogue'
import { computeSql } from '@/lib/finance/indicators/compute'
import { storedAmount } from '@/lib/finance/statement/amounts'
import { cellsOf } from '@/lib/finance/statement/form'
import { flashForm } from '@/lib/finance/statement/forms'
import { amountsText } from '@/lib/finance/statement/read'
import { Decimal } from '@/lib/kernel/decimal'
import { sampleAmounts } from '../../../support/finance/sample'
import { idOf } from '../world'

/** A monthly statement: `cells` in 万元, % or persons (null = empty) on top of the published example. */
export type Report = {
  org?: string
  period?: number
  scope?: string
  industry?: string
  dormant?: boolean
  cells?: Record<string, number | null>
  blank?: boolean
}

/** Writes an accepted statement with its enterprise, its form and the indicators worked out from it. */
export async function writeReport(
  client: Client,
  { org = 'org', period = 202605, scope = 'single', industry = 'E47', dormant = false, cells = {}, blank }: Report,
): Promise<void> {
  const [form, edition] = [idOf('flash-form'), idOf('edition')]
  await client.query(
    `insert into org (id, kind, code, name, short_name, owner, adcode, level, industry, is_dormant) values ($1, 'enterprise', $2, $2, $2, 'city', '370200', 1, $3, $4)
     on conflict (id) do update set industry = excluded.industry, is_dormant = excluded.is_dormant`,
    [idOf(org), org, industry, dormant],
  )
  await client.query(
    `insert into statement_cell (form_id, position, path, sheet, line, column_key, label, column_label, unit, nature)
     select $1, x.position, x.path, x.sheet, x.line, x."column", x.label, x."columnLabel", x.unit, x.nature
     from jsonb_to_recordset($2::jsonb) as x(position int, path text, sheet text, line text, "column" text, label text, "columnLabel" text, unit text, nature text)
     on conflict do nothing`,
    [form, JSON.stringify([...cellsOf(flashForm).values()])],
  )
  const codes = releasedIndicators.map(({ code }) => code)
  await client.query(`insert into indicator_edition (id, codes, definition_ids, at) values ($1, $2, $3, now()) on conflict do nothing`, [
    edition,
    codes,
    codes.map(idOf),
  ])
  const amounts = blank ? [...cellsOf(flashForm)].map(() => null) : [...sampleAmounts(flashForm)]
  for (const [path, value] of Object.entries(cells)) {
    const cell = cellsOf(flashForm).get(path)
    if (!cell) throw new Error(`no cell ${path}`)
    amounts[cell.position - 1] = value === null ? null : storedAmount(new Decimal(value), cell, '万元')
  }
  const [id, version] = [idOf(`${org}:${period}:${scope}`), idOf(`${org}:${period}:${scope}:1`)]
  await client.query(
    `insert into statement (id, org_id, org_name, line, adcode, form_code, period, period_kind, scope, status, step_name, version_id, accepted_version_id, due_on, accepted_at)
     values ($1, $2, $3, 'CWJD', '370200', 'flash', $4, 'month', $5, 'concluded', '已受理', $6, $6, '2026-06-12', now())
     on conflict (org_id, form_code, period, scope) do nothing`,
    [id, idOf(org), org, period, scope, version],
  )
  await client.query(
    `insert into statement_version (id, statement_id, org_id, number, reason, form_id, unit, amounts, source, filled_by_name, filled_at)
     values ($1, $2, $3, 1, 'original', $4, '万元', $5::bigint[], 'entry', '测试', now()) on conflict (id) do update set amounts = excluded.amounts`,
    [version, id, idOf(org), form, amountsText(amounts)],
  )
  await client.query(computeSql(releasedIndicators, flashForm, 's.id = $3::uuid'), [form, edition, id])
}
