import type pg from 'pg'
import { releasedIndicators } from '@/lib/finance/indicators/catalogue'
import { computeSql } from '@/lib/finance/indicators/compute'
import { annualForm, flashForm } from '@/lib/finance/statement/forms'
import { asSystemAtLength } from '@/lib/platform/db'
import { seedStatements } from '@/prisma/seed/reference-only'
import { editionId, formId } from '@/prisma/seed/scenarios/finance/reference'
import type { Figure } from '../figures'
import type { Ground } from '../ground'
import type { Options } from '../options'

const scanSql = 'select count(*), sum(value) from fact.report_item'

/**
 * (8) All 77 indicators for every statement of three years, and one indicator of every enterprise and month, in scans: one scan counts and
 * sums every cell of every accepted statement in the same run.
 */
export async function measureFinance(ground: Ground, { quick }: Options): Promise<Figure[]> {
  await ground.restart(false)
  await seedStatements(ground.server().ownerUrl())
  return asSystemAtLength('性能测量', async (client) => {
    const { rows } = await client.query('select count(*)::int as n from statement')
    console.log(`  ${rows[0].n} 张报表`)
    const rounds = quick ? 1 : 3
    const [scan, all, pivot]: [number[], number[], number[]] = [[], [], []]
    for (let round = 0; round < rounds; round++) {
      scan.push(await timed(() => client.query(scanSql)))
      all.push(await timed(() => computeAll(client)))
      pivot.push(
        await timed(() =>
          client.query(`select org_id, period, value from fact.indicator_value where code = 'WL01' and form_code = 'flash'`),
        ),
      )
    }
    const over = (samples: number[]) => samples.map((sample, index) => sample / scan[index]!)
    return [
      { section: 8, name: '一遍：全部单元格计数与求和', unit: ' 毫秒', samples: scan },
      {
        section: 8,
        name: `${releasedIndicators.length} 项指标算全部报表`,
        unit: ' 遍',
        samples: over(all),
        goal: { at: 'most', value: 3 },
      },
      { section: 8, name: '一项指标、全部企业、全部月份', unit: ' 遍', samples: over(pivot) },
    ]
  })
}

async function computeAll(client: pg.Client): Promise<void> {
  for (const form of [flashForm, annualForm])
    await client.query(computeSql(releasedIndicators, form), [formId(form.code), editionId(releasedIndicators)])
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const started = performance.now()
  await work()
  return performance.now() - started
}
