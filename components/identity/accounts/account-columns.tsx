import { AccountMarks } from '@/components/identity/accounts/account-marks'
import { DateTime } from '@/components/patterns/date-time'
import type { Column } from '@/components/patterns/query-table/columns'
import type { AccountRow } from '@/lib/identity/queries/accounts'

/** Columns of every list of accounts. */
export const accountColumns: Column<AccountRow>[] = [
  { key: 'name', title: '姓名', hideable: false, mobile: 'title', render: (row) => row.name, sub: (row) => row.login },
  { key: 'marks', title: '状态', mobile: 'mark', render: (row) => <AccountMarks account={row} /> },
  { key: 'org', title: '单位', render: (row) => row.orgName },
  { key: 'title', title: '职务', render: (row) => row.title || '—' },
  {
    key: 'roles',
    title: '岗位',
    wrap: true,
    render: (row) => (row.roleNames.length > 0 ? row.roleNames.join('、') : <span className="text-muted">未授权</span>),
  },
  { key: 'phone', title: '手机', mobile: 'hidden', render: (row) => row.phoneMask || '—' },
  {
    key: 'last',
    title: '最近登录',
    render: (row) => (row.lastLoginAt ? <DateTime iso={row.lastLoginAt} /> : <span className="text-muted">从未登录</span>),
  },
]
