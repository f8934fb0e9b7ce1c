import { accountColumns } from '@/components/identity/accounts/account-columns'
import { accountFilters, accountInput } from '@/components/identity/accounts/account-filters'
import { grantColumns } from '@/components/identity/security/grant-columns'
import { found } from '@/components/patterns/found'
import { readListState, type SearchParams } from '@/components/patterns/query-table/list-state'
import { QueryTable } from '@/components/patterns/query-table/query-table'
import { tablePreferences } from '@/components/patterns/query-table/table-preferences'
import { ButtonLink } from '@/components/ui/button'
import { accountList } from '@/lib/identity/queries/accounts'
import { grantChoices, grantRequests } from '@/lib/identity/queries/grants'
import type { Actor } from '@/lib/kernel/actor'
import { countCap } from '@/lib/platform/paging'
import { runTogether } from '@/lib/platform/query'

type Props = { actor: Actor; params: SearchParams }

const path = '/gov/admin/users'

/** All accounts, for the system administrator; and the requests for roles that wait for the security administrator. */
export async function AccountsPage({ actor, params }: Props) {
  const memory = await tablePreferences('admin-users')
  const { state, filters, list, requests } = await found(
    runTogether(actor, async (ask) => {
      const filters = accountFilters((await ask(grantChoices, {})).roles, true)
      const state = readListState(params, { filters, tabs: ['users', 'requests'] })
      const cursor = state.after ?? state.before ?? undefined
      const waiting = state.tab === 'requests'
      return {
        ...{ state, filters },
        list: await ask(accountList, waiting ? {} : accountInput(state, memory.size)),
        requests: await ask(grantRequests, { size: memory.size, cursor: waiting ? cursor : undefined }),
      }
    }),
  )
  const shared = {
    ...{ path, params, state, memory, title: '账号管理' },
    tabs: [
      { value: 'users', label: '账号' },
      { value: 'requests', label: '待审批授权', count: requests.open },
    ],
    actions: (
      <ButtonLink tone="primary" href={`${path}/new`}>
        开通账号
      </ButtonLink>
    ),
  }
  if (state.tab === 'requests') {
    return (
      <QueryTable
        {...shared}
        id="admin-requests"
        count={{ value: requests.open, capped: false }}
        unit="项待审批"
        columns={grantColumns('request')}
        rows={requests.rows}
        rowKey={(row) => row.id}
        rowName={(row) => row.user.name}
        rowHref={(row) => `${path}/${row.user.id}`}
        page={requests}
        empty={{ title: '没有待审批的授权', note: '在账号页面提出授权或收回申请，由安全保密管理员审批后生效。' }}
      />
    )
  }
  return (
    <QueryTable
      {...shared}
      id="admin-users"
      count={{ value: Math.min(list.count, countCap), capped: list.count > countCap }}
      unit="个"
      filters={filters}
      search="姓名、账号名、单位"
      columns={accountColumns}
      rows={list.rows}
      rowKey={(row) => row.id}
      rowName={(row) => row.name}
      rowHref={(row) => `${path}/${row.id}`}
      rowTone={(row) => (row.status === 'active' ? undefined : 'muted')}
      page={list}
      empty={{ title: '还没有账号' }}
    />
  )
}
