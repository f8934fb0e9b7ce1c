import { decideGrantAction, resetFactorAction } from '@/app/actions/admin-actions'
import { accountColumns } from '@/components/identity/accounts/account-columns'
import { ActionDialog } from '@/components/identity/form/action-dialog'
import { grantColumns, grantWords } from '@/components/identity/security/grant-columns'
import { found } from '@/components/patterns/found'
import { readListState, type SearchParams } from '@/components/patterns/query-table/list-state'
import { QueryTable } from '@/components/patterns/query-table/query-table'
import { tablePreferences } from '@/components/patterns/query-table/table-preferences'
import { factorList } from '@/lib/identity/queries/accounts'
import { type GrantRow, grantQueue } from '@/lib/identity/queries/grants'
import type { Actor } from '@/lib/kernel/actor'
import { countCap } from '@/lib/platform/paging'
import { runTogether } from '@/lib/platform/query'

type Props = { actor: Actor; params: SearchParams }

/** The security administrator's desk: requests for roles, what was decided, and lost second factors. */
export async function GrantsPage({ actor, params }: Props) {
  const memory = await tablePreferences('admin-grants')
  const state = readListState(params, { tabs: ['open', 'decided', 'factor'] })
  const cursor = state.after ?? state.before ?? undefined
  const tab = state.tab ?? 'open'
  const { queue, factors } = await found(
    runTogether(actor, async (ask) => ({
      queue: await ask(grantQueue, { open: tab !== 'decided', size: memory.size, cursor: tab === 'factor' ? undefined : cursor }),
      factors: tab === 'factor' ? await ask(factorList, { words: state.q.slice(0, 60), size: memory.size, cursor }) : null,
    })),
  )
  const shared = {
    ...{ path: '/gov/admin/grants', params, state, memory, title: '授权审批' },
    tabs: [
      { value: 'open', label: '待审批', count: queue.open },
      { value: 'decided', label: '已办结' },
      { value: 'factor', label: '动态口令重置' },
    ],
  }
  if (factors) {
    return (
      <QueryTable
        {...shared}
        id="admin-factors"
        count={{ value: Math.min(factors.count, countCap), capped: factors.count > countCap }}
        unit="个账号已登记动态口令"
        search="姓名、账号名、单位"
        columns={[
          ...accountColumns,
          {
            key: 'do',
            title: '操作',
            align: 'right',
            hideable: false,
            render: (row) =>
              row.id !== actor.userId && (
                <ActionDialog
                  label="重置动态口令"
                  ariaLabel={`重置动态口令：${row.name}`}
                  size="sm"
                  title="重置动态口令"
                  intro={`核实${row.name}（${row.orgName}）本人提出后重置，全部会话立即结束，下次登录时重新登记验证器。`}
                  fixed={{ id: row.id, version: String(row.version) }}
                  submit="重置动态口令"
                  action={resetFactorAction}
                />
              ),
          },
        ]}
        rows={factors.rows}
        rowKey={(row) => row.id}
        rowName={(row) => row.name}
        page={factors}
        empty={{ title: '没有登记动态口令的账号' }}
      />
    )
  }
  return (
    <QueryTable
      {...shared}
      id="admin-grants"
      count={{ value: queue.open, capped: false }}
      unit="项待审批"
      columns={
        tab === 'open'
          ? [...grantColumns('queue'), { key: 'do', title: '审批', align: 'right', hideable: false, render: (row) => <Decide row={row} /> }]
          : grantColumns('decided')
      }
      rows={queue.rows}
      rowKey={(row) => row.id}
      rowName={(row) => row.user.name}
      page={queue}
      empty={
        tab === 'open'
          ? { title: '没有待审批的授权', note: '系统管理员提出的授权、收回申请会即时出现在这里。' }
          : { title: '还没有办结的申请' }
      }
    />
  )
}

function Decide({ row }: { row: GrantRow }) {
  const opinion = { key: 'opinion', label: '意见', kind: 'lines', rows: 2 } as const
  const subject = `${row.user.name}（${row.user.orgName}）：${grantWords(row)}`
  return (
    <span className="inline-flex gap-1.5">
      <ActionDialog
        label="批准"
        ariaLabel={`批准 ${subject}`}
        size="sm"
        tone="primary"
        title="批准授权申请"
        intro={
          <>
            <p>{subject}</p>
            <p className="text-muted">批准后立即生效，本人全部会话结束、须重新登录。</p>
            {row.conflicts.length > 0 && <p className="text-danger">与现有岗位不相容，批准会被拒绝：{row.conflicts.join('；')}</p>}
          </>
        }
        fields={[opinion]}
        fixed={{ id: row.id, approve: true }}
        submit="批准"
        action={decideGrantAction}
      />
      <ActionDialog
        label="不予批准"
        ariaLabel={`不予批准 ${subject}`}
        size="sm"
        tone="danger"
        title="不予批准"
        intro={subject}
        fields={[{ ...opinion, required: true }]}
        fixed={{ id: row.id, approve: false }}
        submit="不予批准"
        danger
        action={decideGrantAction}
      />
    </span>
  )
}
