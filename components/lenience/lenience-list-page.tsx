import { LevelMark, MeasureState } from '@/components/lenience/lenience-marks'
import { DateTime } from '@/components/patterns/date-time'
import { found } from '@/components/patterns/found'
import type { Column } from '@/components/patterns/query-table/columns'
import { type FilterDefinition, readListState, type SearchParams } from '@/components/patterns/query-table/list-state'
import { QueryTable } from '@/components/patterns/query-table/query-table'
import { tablePreferences } from '@/components/patterns/query-table/table-preferences'
import type { Actor } from '@/lib/kernel/actor'
import { type LenienceList, type LenienceRow, lenienceList } from '@/lib/matters/lenience/queries'
import { lapseKinds, lenienceLevels } from '@/lib/matters/lenience/schema'
import { runQuery } from '@/lib/platform/query'

const options = (names: Readonly<Record<string, string>>) => Object.entries(names).map(([value, label]) => ({ value, label }))
const filters: FilterDefinition[] = [
  { key: 'level', label: '措施', kind: 'select', pinned: true, options: options(lenienceLevels) },
  { key: 'kind', label: '情形', kind: 'select', pinned: true, options: options(lapseKinds) },
]

type Props = { face: 'gov' | 'ent'; actor: Actor; params: SearchParams }

/** 首违不罚: what the record proposes, what was issued, what the enterprise confirmed; for an enterprise, what it was told. */
export async function LenienceListPage({ face, actor, params }: Props) {
  const memory = await tablePreferences(`lenience-${face}`)
  const state = readListState(params, { filters, tabs: face === 'gov' ? ['proposed', 'issued', 'ended'] : ['issued', 'ended'] })
  const tab = state.tab ?? (face === 'gov' ? 'proposed' : 'issued')
  const cursor = state.after ?? state.before ?? undefined
  const list = await found(
    runQuery(lenienceList, actor, {
      tab,
      level: state.filters.level?.[0],
      kind: state.filters.kind?.[0],
      words: state.q.slice(0, 60),
      size: memory.size,
      cursor,
    }),
  )
  const { counts } = list
  return (
    <QueryTable
      id={`lenience-${face}`}
      path={`/${face}/lenience`}
      {...{ params, state, memory, filters }}
      title={face === 'gov' ? '首违不罚' : '提示与通报'}
      tabs={[
        ...(face === 'gov' ? [{ value: 'proposed', label: '待确认', count: counts.proposed }] : []),
        { value: 'issued', label: face === 'gov' ? '已发出' : '收到的', count: counts.standing },
        { value: 'ended', label: face === 'gov' ? '不予提示、已撤销' : '已撤销' },
      ]}
      note={noteOf(face, list)}
      count={{ value: face === 'gov' ? counts.proposed : counts.waiting, capped: false }}
      unit={face === 'gov' ? '件待确认' : '件待回执'}
      search={face === 'gov' ? '企业、文号' : '文号'}
      columns={columns(face)}
      rows={list.rows}
      rowKey={(row) => row.id}
      rowName={(row) => `${row.orgName} ${row.words}`}
      rowHref={(row) => `/${face}/lenience/${row.id}`}
      page={list}
      exportPath="/api/lenience/export"
      empty={{
        title: tab === 'proposed' ? '没有待确认的提示' : '没有提示、告知或者通报',
        note: '迟报、多次退回补正的报告和备案由系统每小时从办件记录中找出，首次且轻微的只作提示，不计处理。',
      }}
    />
  )
}

/** The line of statistics: this year's measures by level, and what waits. */
function noteOf(face: 'gov' | 'ent', { counts, year }: LenienceList): string {
  const issued = `${year} 年${face === 'gov' ? '发出' : '收到'}：提示函 ${counts.reminder} 件（首违提示，不计处理）、书面告知 ${counts.notice} 件、通报 ${counts.circular} 件`
  return face === 'gov' ? `${issued}；待企业回执 ${counts.waiting} 件` : issued
}

function columns(face: 'gov' | 'ent'): Column<LenienceRow>[] {
  return [
    {
      key: 'what',
      title: '情形',
      hideable: false,
      wrap: true,
      mobile: 'title',
      render: (row) => `${row.matterName}：${lapseKinds[row.kind]}`,
      sub: (row) => row.words,
    },
    ...(face === 'gov' ? ([{ key: 'org', title: '企业', wrap: true, render: (row) => row.orgName }] as Column<LenienceRow>[]) : []),
    { key: 'level', title: '措施', mobile: 'mark', render: (row) => <LevelMark level={row.level} />, sub: (row) => row.why },
    { key: 'on', title: '报送日期', render: (row) => row.lapsedOn },
    {
      key: 'number',
      title: '文号',
      render: (row) => row.number ?? '—',
      sub: (row) => row.issuedAt && <DateTime iso={row.issuedAt} show="date" />,
    },
    { key: 'state', title: '状态', render: (row) => <MeasureState status={row.status} /> },
  ]
}
