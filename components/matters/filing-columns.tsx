import { deadlineOf } from '@/components/matters/deadline'
import { ChecksMark, FilingStatusMark } from '@/components/matters/filing-status'
import { DateTime, dateTimeText } from '@/components/patterns/date-time'
import { DeadlineLight } from '@/components/patterns/deadline-light'
import { Money } from '@/components/patterns/money'
import type { Column } from '@/components/patterns/query-table/columns'
import type { FilingRow } from '@/lib/matters/queries/filing-rows'

/** Columns of the ledger of filings, for one face. */
export function filingColumns(face: 'gov' | 'ent', now: Date): Column<FilingRow>[] {
  return [
    {
      key: 'deadline',
      title: '时限',
      sort: 'due',
      width: '7rem',
      render: (row) =>
        deadlineOf(row, now).state === 'done' ? <span className="text-muted">—</span> : <DeadlineLight deadline={deadlineOf(row, now)} />,
    },
    {
      key: 'title',
      title: '事项',
      width: '30rem',
      hideable: false,
      wrap: true,
      mobile: 'title',
      render: (row) => row.title,
      sub: (row) => [row.number, row.matterName === row.title ? null : row.matterName].filter(Boolean).join(' · ') || '尚未上报，无编号',
    },
    { key: 'org', title: '企业', render: (row) => row.orgName },
    {
      key: 'amount',
      title: '金额（万元）',
      align: 'right',
      sort: 'amount',
      render: (row) => <Money cents={row.amount} missing="本事项无金额或未填" />,
    },
    {
      key: 'status',
      title: '状态与环节',
      render: (row) => <FilingStatusMark status={row.status} />,
      sub: (row) => (['concluded', 'refused', 'rejected', 'withdrawn'].includes(row.status) ? null : row.stepName),
    },
    {
      key: 'checks',
      title: '校验',
      mobile: 'hidden',
      render: (row) =>
        row.arrivedAt ? <ChecksMark failed={row.failed} warned={row.warned} manual={row.manual} /> : <span className="text-muted">—</span>,
    },
    {
      key: 'days',
      title: '用时/承诺（日）',
      align: 'right',
      mobile: 'hidden',
      render: (row) => (
        <span className={row.onTime === false ? 'text-danger' : ''}>
          {row.usedDays ?? '—'} / {row.promiseDays}
        </span>
      ),
    },
    {
      key: 'arrived',
      title: face === 'gov' ? '到达' : '上报',
      sort: 'arrived',
      render: (row) => <DateTime iso={row.arrivedAt} show="short" />,
      sub: (row) => row.concludedAt && `办结 ${dateTimeText(row.concludedAt).slice(5, 10)}`,
    },
  ]
}

/** Where a row opens: drafts of the enterprise in the editor's record, everything else on its record. */
export function hrefOf(face: 'gov' | 'ent', row: { id: string; kind?: string }): string {
  if (row.kind === 'statement') return `/${face}/finance/statements/${row.id}`
  if (row.kind === 'statement-due') return `/${face}/finance/statements/due/${row.id}`
  return row.kind === 'risk-case' ? `/${face}/risk/cases/${row.id}` : `/${face}/filings/${row.id}`
}
