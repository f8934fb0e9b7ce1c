import { cancelRunAction, startRunAction } from '@/app/actions/risk-actions'
import { ActionDialog } from '@/components/identity/form/action-dialog'
import { DateTime } from '@/components/patterns/date-time'
import { found } from '@/components/patterns/found'
import type { Column } from '@/components/patterns/query-table/columns'
import { type FilterDefinition, readListState, type SearchParams } from '@/components/patterns/query-table/list-state'
import { QueryTable } from '@/components/patterns/query-table/query-table'
import { tablePreferences } from '@/components/patterns/query-table/table-preferences'
import { scopeOptions } from '@/components/risk/copy-settings'
import { failureOf, RunState } from '@/components/risk/run-state'
import { type Actor, may } from '@/lib/kernel/actor'
import { runQuery } from '@/lib/platform/query'
import { type RunRow, runList } from '@/lib/risk/queries/runs'
import { type SettingScope, settingScopes } from '@/lib/risk/queries/scopes'
import { runKinds, runStatuses } from '@/lib/risk/schema'

const options = (names: Readonly<Record<string, string>>) => Object.entries(names).map(([value, label]) => ({ value, label }))
const filters: FilterDefinition[] = [
  { key: 'kind', label: '种类', kind: 'select', pinned: true, options: options(runKinds) },
  { key: 'status', label: '状态', kind: 'select', pinned: true, options: options(runStatuses) },
]

/** 模型运行: when, over what, how far, what it found; asking for one and stopping it. */
export async function RunsPage({ actor, params }: { actor: Actor; params: SearchParams }) {
  const memory = await tablePreferences('risk-runs')
  const state = readListState(params, { filters })
  const list = await found(
    runQuery(runList, actor, {
      kind: state.filters.kind?.[0],
      status: state.filters.status?.[0],
      size: memory.size,
      cursor: state.after ?? state.before ?? undefined,
    }),
  )
  return (
    <QueryTable
      id="risk-runs"
      path="/gov/risk/runs"
      {...{ params, state, memory, filters }}
      title="模型运行"
      count={{ value: list.running, capped: false }}
      unit="次进行中"
      note="全量运行每天 1:30；到达即跑按标段记在发现里，需要时在“种类”中选看"
      crumbs={[{ label: '风险模型', href: '/gov/risk/models' }, { label: '模型运行' }]}
      actions={may(actor, 'risk.run') ? <Start scopes={await found(runQuery(settingScopes, actor, {}))} /> : null}
      columns={columns(actor)}
      rows={list.rows}
      rowKey={(row) => row.id}
      rowName={(row) => runKinds[row.kind]}
      rowHref={(row) => `/gov/risk/runs/${row.id}`}
      page={list}
      empty={{ title: '还没有运行过', note: '可以点“开始运行”对选定范围运行。' }}
    />
  )
}

function Start({ scopes }: { scopes: readonly SettingScope[] }) {
  return (
    <ActionDialog
      label="开始运行"
      tone="primary"
      title="运行风险模型"
      intro="不填则对全部数据运行全部模型；选定企业或者日期的，需要与整个市场比较的模型不运行。运行在后台进行，可以随时停止，已得出的发现保留。"
      fields={[
        { key: 'models', label: '模型编码', kind: 'text', placeholder: 'WB002、WB038', hint: '不填为全部' },
        { key: 'orgId', label: '企业', kind: 'choice', options: scopeOptions(scopes), hint: '区（市）或者集团，含其所属企业；不填为全部' },
        { key: 'from', label: '公告日期自', kind: 'date', half: true },
        { key: 'to', label: '公告日期至', kind: 'date', half: true },
      ]}
      submit="开始运行"
      action={startRunAction}
    />
  )
}

function columns(actor: Actor): Column<RunRow>[] {
  return [
    { key: 'kind', title: '种类', hideable: false, mobile: 'title', render: (row) => runKinds[row.kind], sub: (row) => scopeWords(row) },
    { key: 'asked', title: '发起', render: (row) => <DateTime iso={row.askedAt} />, sub: (row) => row.askedByName },
    {
      key: 'state',
      title: '状态',
      mobile: 'mark',
      render: (row) => <RunState run={row} />,
      sub: (row) => failureOf(row),
    },
    { key: 'hits', title: '命中', align: 'right', render: (row) => row.hits },
    { key: 'time', title: '用时', align: 'right', render: (row) => (row.seconds === null ? '—' : `${row.seconds} 秒`) },
    {
      key: 'stop',
      title: '操作',
      render: (row) =>
        may(actor, 'risk.run') && ['queued', 'running'].includes(row.status) && !row.stopAsked ? (
          <ActionDialog
            label="停止"
            size="sm"
            title="停止这次运行"
            intro="当前模型结束后停止，已得出的发现保留。"
            fixed={{ id: row.id }}
            submit="停止运行"
            action={cancelRunAction}
          />
        ) : (
          '—'
        ),
    },
  ]
}

/** What a run looked at. */
export function scopeWords({ scope, models }: Pick<RunRow, 'scope' | 'models'>): string {
  const days = scope.from || scope.to ? [`公告日期 ${scope.from ?? '最早'} 至 ${scope.to ?? '今天'}`] : []
  const orgs = scope.orgs ? [`${scope.orgs.length} 户企业`] : []
  const where = scope.tenders ? `${scope.tenders.length} 个标段` : [...orgs, ...days].join('，') || '全部数据'
  return `${where} · ${models.length === 0 ? '全部模型' : models.length > 3 ? `${models.length} 个模型` : models.join('、')}`
}
