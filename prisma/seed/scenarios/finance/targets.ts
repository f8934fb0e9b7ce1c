import { headline, sizes } from '@/lib/finance/queries/board'
import { copyRows } from '../../copy'
import { seedId } from '../../ids'
import type { PhaseContext } from '../../phase'
import { rng } from '../../rng'

/** How a target is drawn from what was reached a year before: factors for amounts, percentage points or parts for what stands. */
const drawn = (code: string, before: number, chance: () => number): number => {
  if (code === 'WL01') return Math.min(before, 60 + 15 * chance())
  if (code.startsWith('GM') || code === 'YL01') return before * (before > 0 ? 1.02 + 0.08 * chance() : 0.7 + 0.2 * chance())
  return before + Math.abs(before) * 0.05 * chance()
}

/** Made-up targets and budgets of the year for the first level; one in eight has none yet, so that 未下达目标 is seen. */
export async function writeTargets({ client, now }: PhaseContext, last: number): Promise<number> {
  const year = Math.floor(last / 100)
  const { rows } = await client.query<{ id: string; code: string; subject: string; value: string }>(
    `select o.id::text, o.code, v.code as subject, v.value::text from fact.indicator_value v join org o on o.id = v.org_id
     where o.level = 1 and o.kind = 'enterprise' and v.form_code = 'flash' and v.scope in ('consolidated', 'single') and v.period = $1 and v.code = any ($2)
     order by o.code, v.code`,
    [(year - 1) * 100 + 12, [...headline, ...sizes]],
  )
  const targets = rows
    .filter(({ code }) => !rng(`target:${code}`).chance(0.125))
    .flatMap(({ id, code, subject, value }) =>
      (['target', 'budget'] as const).map((kind) => {
        const dice = rng(`target:${kind}:${code}:${subject}`)
        const drawnValue = drawn(subject, Number(value), () => dice.int(0, 1000) / 1000)
        const basis = kind === 'target' ? `演示：${year} 年度经营业绩考核目标` : `演示：${year} 年度财务预算`
        return [
          ...[seedId('target', `${kind}:${code}:${year}:${subject}`), id, year, kind, subject, 1, drawnValue.toFixed(2)],
          ...['confirmed', 'initial', basis, kind === 'target' ? 'gov' : 'ent', '演示数据', now, '演示数据', now],
        ]
      }),
    )
  const columns = [
    ...['id', 'org_id', 'year', 'kind', 'subject', 'number', 'value', 'status', 'source', 'basis', 'side'],
    ...['by_name', 'at', 'decided_by_name', 'decided_at'],
  ]
  return copyRows(client, 'finance_target', columns, targets)
}
