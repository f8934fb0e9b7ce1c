import { found } from '@/components/patterns/found'
import { PageFrame } from '@/components/patterns/page-frame'
import type { Column } from '@/components/patterns/query-table/columns'
import { readListState, type SearchParams } from '@/components/patterns/query-table/list-state'
import { QueryTable } from '@/components/patterns/query-table/query-table'
import { tablePreferences } from '@/components/patterns/query-table/table-preferences'
import { KeyChanges } from '@/components/seal/key-changes'
import { KeyTable } from '@/components/seal/key-table'
import { sealColumns } from '@/components/seal/seal-columns'
import { SealDecision } from '@/components/seal/seal-decision'
import { sealFilter, sealFilters } from '@/components/seal/seal-filters'
import { ButtonLink } from '@/components/ui/button'
import { type Actor, may } from '@/lib/kernel/actor'
import { sealKeyChanges } from '@/lib/matters/seal/queries/keys'
import { type SealRow, sealRegister } from '@/lib/matters/seal/queries/register'
import { countCap } from '@/lib/platform/paging'
import { runQuery } from '@/lib/platform/query'

type Props = { actor: Actor; params: SearchParams }

/** 用印管理: the register of every use of the seal, what waits for the office, and for its head the keys. */
export async function SealsPage({ actor, params }: Props) {
  const memory = await tablePreferences('gov-seals')
  const state = readListState(params, { filters: sealFilters, tabs: ['done', 'open', 'all', 'keys'] })
  const tab = state.tab ?? 'done'
  const list = await found(runQuery(sealRegister, actor, { ...sealFilter(state, memory.size), tab: tab === 'keys' ? 'open' : tab }))
  const asks = may(actor, 'seal.request') && (
    <ButtonLink tone="primary" href="/gov/seals/new">
      申请用印
    </ButtonLink>
  )
  if (tab === 'keys' && list.keeper) return <Keys actor={actor} />
  return (
    <QueryTable
      id="gov-seals"
      title="用印管理"
      count={{ value: Math.min(list.count, countCap), capped: list.count > countCap }}
      unit="项"
      path="/gov/seals"
      {...{ params, state, memory, filters: sealFilters }}
      tabs={[
        { value: 'done', label: '用印台账' },
        { value: 'open', label: '待办用印', count: list.open },
        { value: 'all', label: '全部' },
        ...(list.keeper ? [{ value: 'keys', label: '印章密钥', ...(list.changes > 0 ? { count: list.changes } : {}) }] : []),
      ]}
      search="文件标题、文号、申请人、批准人"
      columns={[...sealColumns, ...(list.rows.some((row) => row.status === 'open') ? [doing(list.keeper, actor.userId)] : [])]}
      rows={list.rows}
      rowKey={(row) => row.id}
      rowName={(row) => row.title}
      page={list}
      exportPath="/api/seals/export"
      actions={asks || undefined}
      empty={
        tab === 'open'
          ? { title: '没有待办的用印', note: '办结文书随审批决定自动落章；其他文件用印、重新盖章的申请会出现在这里。' }
          : { title: '还没有用印记录', note: '文书制发、其他文件用印后即时登记。' }
      }
    />
  )
}

const doing = (keeper: boolean, me: string): Column<SealRow> => ({
  key: 'do',
  title: '办理',
  align: 'right',
  hideable: false,
  render: (row) => <SealDecision row={row} keeper={keeper} me={me} />,
})

async function Keys({ actor }: { actor: Actor }) {
  const { keys, changes } = await found(runQuery(sealKeyChanges, actor, {}))
  return (
    <PageFrame title="印章密钥" crumbs={[{ label: '用印管理', href: '/gov/seals' }, { label: '印章密钥' }]}>
      <KeyChanges changes={changes} may="decide" me={actor.userId} />
      <KeyTable keys={keys} />
    </PageFrame>
  )
}
