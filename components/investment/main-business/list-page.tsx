import { ShareCell } from '@/components/investment/main-business/share-cell'
import { found } from '@/components/patterns/found'
import { Missing } from '@/components/patterns/missing'
import type { Column } from '@/components/patterns/query-table/columns'
import { type FilterDefinition, readListState, type SearchParams } from '@/components/patterns/query-table/list-state'
import { pageOf } from '@/components/patterns/query-table/page-of'
import { QueryTable } from '@/components/patterns/query-table/query-table'
import { tablePreferences } from '@/components/patterns/query-table/table-preferences'
import { Status } from '@/components/ui/status'
import { type MainBusinessRow, mainBusinessList } from '@/lib/investment/main-business/queries'
import { type Measure, measureKeys, measures } from '@/lib/investment/main-business/shares'
import type { Actor } from '@/lib/kernel/actor'
import { runQuery } from '@/lib/platform/query'

const lights: FilterDefinition = {
  ...{ key: 'light', label: '收入占比灯', kind: 'select', pinned: true },
  options: ['绿', '黄', '红', '无'].map((value) => ({ value, label: value === '无' ? '无灯' : `${value}灯` })),
}

/** 主责主业: catalogues in force and the three-year mean of the share of the main businesses, with lights. */
export async function MainBusinessListPage({ face, actor, params }: { face: 'gov' | 'ent'; actor: Actor; params: SearchParams }) {
  const id = `main-business-${face}`
  const memory = await tablePreferences(id)
  const state = readListState(params, { filters: [lights], sorts: [...measureKeys] })
  const { rows } = await found(
    runQuery(mainBusinessList, actor, {
      ...{ words: state.q.slice(0, 50) || undefined, light: state.filters.light?.[0] as never },
      ...{ sort: state.sort?.key as never, descending: state.sort?.descending ?? false },
    }),
  )
  const shown = pageOf(rows, (row) => row.id, state, memory.size)
  const red = rows.filter(({ averages }) => averages.revenue.light === '红').length
  return (
    <QueryTable
      {...{ id, params, state, memory, columns }}
      {...shown}
      path={`/${face}/investment/main-business`}
      title="主责主业"
      note={red > 0 ? `${red} 户收入占比为红灯` : undefined}
      count={{ value: rows.length, capped: false }}
      unit="户"
      filters={[lights]}
      search="企业名称"
      rowKey={(row) => row.id}
      rowName={(row) => row.name}
      rowHref={(row) => `/${face}/investment/main-business/${row.id}`}
      exportPath="/api/investment/main-business"
      empty={{ title: '没有集团的主业目录', note: '规划发展处按核定文件录入主业目录，集团按年报送分板块数据后计算占比。' }}
    />
  )
}

const share = (measure: Measure): Column<MainBusinessRow> => ({
  ...{ key: measure, title: `${measures[measure]}占比`, align: 'right', sort: measure },
  render: ({ averages }) => <ShareCell average={averages[measure]} />,
})

const columns: Column<MainBusinessRow>[] = [
  {
    ...{ key: 'name', title: '企业', hideable: false, wrap: true, mobile: 'title' },
    render: ({ name }) => name,
    sub: ({ document }) => document ?? '尚未录入目录',
  },
  {
    key: 'main',
    title: '主业',
    wrap: true,
    render: ({ main }) => (main.length > 0 ? main.join('、') : <Missing reason="尚未录入主业目录，投资校验暂按登记的主业代码" />),
  },
  {
    ...{ key: 'cultivated', title: '拟培育', wrap: true },
    render: ({ cultivated, expired }) => (
      <>
        {cultivated.join('、') || '—'} {expired.length > 0 && <Status tone="warn">培育期已满</Status>}
      </>
    ),
  },
  { key: 'version', title: '目录版次', align: 'right', render: ({ version }) => version ?? '—', sub: ({ effectiveFrom }) => effectiveFrom },
  share('revenue'),
  share('assets'),
  share('profit'),
  { key: 'years', title: '已报年度', wrap: true, render: ({ years }) => years.join('、') || '未报送' },
]
