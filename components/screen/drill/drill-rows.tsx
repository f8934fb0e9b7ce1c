import type { ReactNode } from 'react'
import { dateTimeText } from '@/components/patterns/date-time'
import type { DistrictUnit } from '@/lib/dashboards/queries/screen-finance'
import type { OrgRow } from '@/lib/dashboards/queries/screen-orgs'
import type { SliceRow } from '@/lib/dashboards/schema'
import { statusLabel } from '@/lib/matters/status'

const day = (iso: string | null) => (iso ? dateTimeText(iso, 'date') : '—')

/** Filings behind a number of the screen. */
export function FilingRows({ rows, ledger }: { rows: readonly SliceRow[]; ledger: boolean }) {
  return (
    <Sheet head={['编号', '标题', '申报企业', '状态', '当前环节', '上报', '应办结', '办结', '用时/承诺']}>
      {rows.map((row) => (
        <tr key={row.id}>
          <Cell quiet>{row.number ?? '—'}</Cell>
          <Cell wrap>
            {ledger ? (
              <a href={`/gov/filings/${row.id}`} className="underline-offset-4 hover:underline">
                {row.title}
              </a>
            ) : (
              row.title
            )}
          </Cell>
          <Cell>{row.orgName}</Cell>
          <Cell>{statusLabel(row.status)}</Cell>
          <Cell quiet>{row.stepName}</Cell>
          <Cell quiet>{day(row.arrivedAt)}</Cell>
          <Cell quiet>{day(row.dueAt)}</Cell>
          <Cell quiet>{day(row.concludedAt)}</Cell>
          <Cell>
            <span className={row.onTime === false ? 'text-(--alarm)' : ''}>
              {row.usedDays ?? '—'} / {row.promiseDays}
            </span>
          </Cell>
        </tr>
      ))}
    </Sheet>
  )
}

/** Enterprises behind a number of the screen. */
export function EnterpriseRows({ rows }: { rows: readonly OrgRow[] }) {
  return (
    <Sheet head={['企业名称', '所属集团', '级次', '归属', '注册地', '功能分类']}>
      {rows.map((row) => (
        <tr key={row.id}>
          <Cell wrap>{row.name}</Cell>
          <Cell>{row.group ?? '—'}</Cell>
          <Cell>{row.level} 级</Cell>
          <Cell>{row.owner === 'city' ? '市属' : '区（市）属'}</Cell>
          <Cell>{row.place}</Cell>
          <Cell quiet>{row.functionClass || '—'}</Cell>
        </tr>
      ))}
    </Sheet>
  )
}

/** Units of a district with their own figures; a name opens the enterprise. */
export function UnitRows({ rows, period }: { rows: readonly DistrictUnit[]; period: number }) {
  return (
    <Sheet head={['企业名称', '所属集团', '口径', '营业总收入（万元）', '利润总额（万元）', '资产总额（万元）']}>
      {rows.map((row) => (
        <tr key={row.id}>
          <Cell wrap>
            <a href={`/gov/finance/enterprises/${row.id}?period=${period}`} className="underline-offset-4 hover:underline">
              {row.name}
            </a>
          </Cell>
          <Cell>{row.group ?? '—'}</Cell>
          <Cell quiet>{row.scope === 'parent' ? '本部' : '单户'}</Cell>
          {[row.revenue, row.profit, row.assets].map((value, index) => (
            <Cell key={['revenue', 'profit', 'assets'][index]}>
              <span className={value?.startsWith('-') ? 'text-(--alarm)' : ''}>{value === null ? '—' : amount(value)}</span>
            </Cell>
          ))}
        </tr>
      ))}
    </Sheet>
  )
}

const amount = (value: string) => Number(value).toLocaleString('zh-CN', { minimumFractionDigits: 2, maximumFractionDigits: 2 })

function Sheet({ head, children }: { head: readonly string[]; children: ReactNode }) {
  return (
    <table className="w-full border-collapse text-[0.9375rem]">
      <thead className="sticky top-0 bg-(--panel)">
        <tr>
          {head.map((name) => (
            <th
              key={name}
              scope="col"
              className="border-b border-(--line) px-2 py-1.5 text-left font-normal whitespace-nowrap text-(--quiet)"
            >
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>{children}</tbody>
    </table>
  )
}

function Cell({ quiet = false, wrap = false, children }: { quiet?: boolean; wrap?: boolean; children: ReactNode }) {
  const look = `border-b border-(--line)/60 px-2 py-1.5 align-top tabular-nums ${quiet ? 'text-(--quiet)' : ''} ${wrap ? 'min-w-48' : 'whitespace-nowrap'}`
  return <td className={look}>{children}</td>
}
