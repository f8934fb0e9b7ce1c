import { found } from '@/components/patterns/found'
import type { Column } from '@/components/patterns/query-table/columns'
import { type FilterDefinition, readListState, type SearchParams } from '@/components/patterns/query-table/list-state'
import { QueryTable } from '@/components/patterns/query-table/query-table'
import { tablePreferences } from '@/components/patterns/query-table/table-preferences'
import { NewPost, NewRule, RowDoings } from '@/components/procurement/governance/governance-forms'
import { orgOf } from '@/components/treasury/words'
import { Status } from '@/components/ui/status'
import { TextLink } from '@/components/ui/text-link'
import { type Actor, may } from '@/lib/kernel/actor'
import { runQuery } from '@/lib/platform/query'
import { type GovernanceRow, governanceList } from '@/lib/procurement/queries/governance'

const late: FilterDefinition = { key: 'over', label: '轮岗', kind: 'select', pinned: true, options: [{ value: '1', label: '超过年限' }] }
type Tab = 'posts' | 'rules' | 'lacking'
const empties: Record<Tab, { title: string; note: string }> = {
  posts: { title: '没有登记的任职', note: '企业登记采购岗位任职后，超过轮岗年限的会在这里标出。' },
  rules: { title: '没有登记的制度', note: '企业登记内部采购制度，注明施行日期和内容。' },
  lacking: { title: '没有缺少制度的企业', note: '有采购的企业和一级企业，四项内容都有现行制度。' },
}

/** 采购制度与轮岗: who is in procurement posts since when, internal rules, and enterprises whose rules leave something out. */
export async function GovernancePage({ face, actor, params }: { face: 'gov' | 'ent'; actor: Actor; params: SearchParams }) {
  const memory = await tablePreferences(`procurement-governance-${face}`)
  const filters = params.tab && params.tab !== 'posts' ? [] : [late]
  const state = readListState(params, { filters, tabs: ['posts', 'rules', 'lacking'] })
  const tab = (state.tab ?? 'posts') as Tab
  const list = await found(
    runQuery(governanceList, actor, {
      ...{ tab, over: state.filters.over?.[0] === '1', orgId: orgOf(params), words: state.q.slice(0, 60) },
      ...{ cursor: state.after ?? state.before ?? undefined, size: memory.size },
    }),
  )
  const keeps = face === 'ent' && may(actor, 'procurement.report')
  return (
    <QueryTable
      id={`procurement-governance-${face}`}
      path={`/${face}/procurement/governance`}
      {...{ params, state, memory, filters }}
      title="采购制度与轮岗"
      note={`超过轮岗年限在任 ${list.over} 人；轮岗年限在“参数”中设定，未设定时为 5 年（建议值）`}
      count={list.count}
      unit={tab === 'posts' ? '人次' : tab === 'rules' ? '项' : '户'}
      tabs={[
        { value: 'posts', label: '岗位任职' },
        { value: 'rules', label: '制度台账' },
        { value: 'lacking', label: '缺少制度的企业' },
      ]}
      search={tab === 'posts' ? '姓名、岗位、企业' : tab === 'rules' ? '制度名称、文号、企业' : '企业'}
      actions={keeps && tab !== 'lacking' && (tab === 'posts' ? <NewPost /> : <NewRule />)}
      columns={columns(tab, keeps ? actor.orgId : null)}
      rows={list.rows}
      rowKey={(row) => row.id}
      rowName={(row) => row.name ?? row.orgName}
      page={list}
      exportPath="/api/procurement/governance"
      empty={empties[tab]}
    />
  )
}

function columns(tab: Tab, own: string | null): Column<GovernanceRow>[] {
  const org: Column<GovernanceRow> = { key: 'org', title: '企业', wrap: true, render: (row) => row.orgName }
  const doings: Column<GovernanceRow>[] =
    own && tab !== 'lacking'
      ? [{ key: 'doings', title: '操作', render: (row) => row.orgId === own && <RowDoings row={row} kind={tab} /> }]
      : []
  if (tab === 'lacking')
    return [
      { ...org, hideable: false, mobile: 'title' },
      { key: 'missing', title: '缺少的内容', wrap: true, render: (row) => <Status tone="warn">{row.missing.join('、')}</Status> },
    ]
  const name: Column<GovernanceRow> = {
    ...{ key: 'name', title: tab === 'posts' ? '姓名' : '制度名称', hideable: false, wrap: true, mobile: 'title' },
    render: (row) => row.name,
    sub: (row) => (tab === 'posts' ? row.note : row.number),
  }
  const ended: Column<GovernanceRow> = {
    key: 'ended',
    title: tab === 'posts' ? '离任日期' : '废止日期',
    render: (row) => row.endedOn ?? '—',
  }
  if (tab === 'posts')
    return [
      name,
      org,
      { key: 'post', title: '岗位', render: (row) => row.post },
      { key: 'started', title: '任职日期', render: (row) => row.startedOn },
      ended,
      { key: 'due', title: '应轮岗日期', render: (row) => row.dueOn },
      { key: 'over', title: '轮岗', mobile: 'mark', render: (row) => (row.over ? <Status tone="danger">超过年限</Status> : '—') },
      ...doings,
    ]
  return [
    name,
    org,
    { key: 'covers', title: '内容', wrap: true, render: (row) => row.covers.join('、') },
    { key: 'started', title: '施行日期', render: (row) => row.startedOn },
    ended,
    {
      key: 'file',
      title: '文件',
      render: (row) =>
        row.fileId ? (
          <TextLink href={`/api/files/${row.fileId}`}>下载</TextLink>
        ) : row.link ? (
          <TextLink href={row.link}>链接</TextLink>
        ) : (
          '—'
        ),
    },
    ...doings,
  ]
}
