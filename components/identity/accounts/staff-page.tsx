import { accountColumns } from '@/components/identity/accounts/account-columns'
import { accountFilters, accountInput } from '@/components/identity/accounts/account-filters'
import { found } from '@/components/patterns/found'
import { readListState, type SearchParams } from '@/components/patterns/query-table/list-state'
import { QueryTable } from '@/components/patterns/query-table/query-table'
import { tablePreferences } from '@/components/patterns/query-table/table-preferences'
import { ButtonLink } from '@/components/ui/button'
import { staffList } from '@/lib/identity/queries/accounts'
import { staffChoices } from '@/lib/identity/queries/staff-choices'
import type { Actor } from '@/lib/kernel/actor'
import { countCap } from '@/lib/platform/paging'
import { runTogether } from '@/lib/platform/query'

type Props = { path: string; actor: Actor; params: SearchParams }

/** Accounts of the local administrator's own organisations. */
export async function StaffPage({ path, actor, params }: Props) {
  const memory = await tablePreferences('staff')
  const { state, filters, list } = await found(
    runTogether(actor, async (ask) => {
      const filters = accountFilters((await ask(staffChoices, {})).roles, false)
      const state = readListState(params, { filters })
      return { state, filters, list: await ask(staffList, accountInput(state, memory.size)) }
    }),
  )
  return (
    <QueryTable
      id="staff"
      title="账号与岗位"
      count={{ value: Math.min(list.count, countCap), capped: list.count > countCap }}
      unit="个"
      note={actor.side === 'ent' ? '本企业及下级企业' : '本区（市）国资监管机构'}
      actions={
        <ButtonLink tone="primary" href={`${path}/new`}>
          开通账号
        </ButtonLink>
      }
      {...{ path, params, state, memory, filters }}
      search="姓名、账号名、单位"
      columns={accountColumns}
      rows={list.rows}
      rowKey={(row) => row.id}
      rowName={(row) => row.name}
      rowHref={(row) => `${path}/${row.id}`}
      rowTone={(row) => (row.status === 'active' ? undefined : 'muted')}
      page={list}
      empty={{ title: '还没有账号', note: '为本单位人员开通账号并设置岗位。' }}
    />
  )
}
