import { shiftMonths } from '@/lib/kernel/period'
import { shanghaiDate } from '@/lib/kernel/workday'
import { copyRows } from '../copy'
import { seedId } from '../ids'
import type { PhaseContext } from '../phase'

const importColumns = [
  ...['id', 'org_id', 'format', 'name', 'digest', 'status', 'lines', 'kept', 'unchanged', 'faulty', 'stop_asked', 'by_id', 'by_name'],
  ...['at', 'ended_at'],
]

/**
 * What is expected of the groups of the city, and a push of their systems for each month in which something of theirs arrived, with as many tenders
 * as there are; one month in nine nothing came in time, so that the coverage shows red. After the market.
 */
export async function writeReporting({ client, now }: Pick<PhaseContext, 'client' | 'now'>): Promise<Record<string, number>> {
  const today = shanghaiDate(now)
  const current = Number(today.slice(0, 4)) * 100 + Number(today.slice(5, 7))
  const expectations = [
    [seedId('procurement-expectation', 'first'), null, 'month', 10, `${Math.floor(shiftMonths(current, -14) / 100)}-01-01`],
  ].map((row) => [...row, '平台初始值，待监督检查处确认', '系统', now])
  const { rows } = await client.query<{ org: string; name: string; month: number; n: number }>(
    `select g.id::text as org, g.short_name as name, (to_char(t.received_at at time zone 'Asia/Shanghai', 'YYYYMM'))::int as month, count(*)::int as n
     from tender t join org o on o.id = t.org_id join org g on g.id = coalesce(o.group_id, o.id) and g.level = 1
     where t.received_at >= $1::timestamptz - interval '14 months' group by g.id, g.short_name, g.code, 3 order by g.code, 3`,
    [now],
  )
  const order = [...new Set(rows.map(({ org }) => org))]
  const imports = rows
    .filter(({ org, month }) => month < current && (order.indexOf(org) * 5 + month) % 9 !== 0)
    .map(({ org, name, month, n }) => {
      const next = shiftMonths(month, 1)
      const at = new Date(`${Math.floor(next / 100)}-${String(next % 100).padStart(2, '0')}-0${1 + (order.indexOf(org) % 5)}T01:30:00Z`)
      const title = `${name} ${Math.floor(month / 100)}年${month % 100}月推送`
      return [
        ...[seedId('procurement-import', `${org}:${month}`), org, 'push', title, '', 'done', n, n, 0, 0, false, seedId('import-key', org)],
        ...['企业采购系统', at, at],
      ]
    })
    .filter((row) => (row[13] as Date) <= now)
  return {
    procurement_expectation: await copyRows(
      client,
      'procurement_expectation',
      ['id', 'org_id', 'every', 'grace_days', 'from_on', 'reason', 'by_name', 'at'],
      expectations,
    ),
    procurement_import: await copyRows(client, 'procurement_import', importColumns, imports),
  }
}
