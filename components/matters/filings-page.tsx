import { cookies } from 'next/headers'
import { removeViewAction, saveViewAction } from '@/app/actions/view-actions'
import { deadlineOf } from '@/components/matters/deadline'
import { filingColumns, hrefOf } from '@/components/matters/filing-columns'
import { filingFilter, filingFilters } from '@/components/matters/filing-filters'
import { found } from '@/components/patterns/found'
import { readListState, type SearchParams } from '@/components/patterns/query-table/list-state'
import { QueryTable } from '@/components/patterns/query-table/query-table'
import { readTableMemory, tableCookie } from '@/components/patterns/query-table/table-memory'
import { ButtonLink } from '@/components/ui/button'
import { savedViews } from '@/lib/identity/queries/saved-views'
import type { Actor } from '@/lib/kernel/actor'
import { filingChoices } from '@/lib/matters/queries/filing-choices'
import { filingList } from '@/lib/matters/queries/filing-list'
import { countCap } from '@/lib/platform/paging'
import { runTogether } from '@/lib/platform/query'

const tabs = {
  gov: [
    ['all', '全部'],
    ['open', '在办'],
    ['due', '三日内到期'],
    ['overdue', '超期'],
    ['ended', '已办结'],
  ],
  ent: [
    ['all', '全部'],
    ['draft', '填报与退回'],
    ['open', '在办'],
    ['overdue', '超期'],
    ['ended', '已办结'],
  ],
} as const

type Props = { face: 'gov' | 'ent'; actor: Actor; params: SearchParams }

/** The ledger of filings of one face: everything the person may see, narrowed by the address. */
export async function FilingsPage({ face, actor, params }: Props) {
  const id = `${face}-filings`
  const path = `/${face}/filings`
  const memory = readTableMemory((await cookies()).get(tableCookie(id))?.value)
  const now = new Date()
  const { choices, filters, state, list, views } = await found(
    runTogether(
      actor,
      async (ask) => {
        const choices = await ask(filingChoices, {})
        const filters = filingFilters(choices)
        const definition = {
          filters,
          tabs: tabs[face].map(([value]) => value),
          sorts: ['arrived', 'due', 'amount', 'updated'],
          sort: face === 'gov' ? '-arrived' : '-updated',
        }
        const state = readListState(params, definition)
        return {
          choices,
          filters,
          state,
          list: await ask(filingList, filingFilter(state, memory.size)),
          views: await ask(savedViews, { list: id }),
        }
      },
      now,
    ),
  )
  return (
    <QueryTable
      id={id}
      title={face === 'gov' ? '办件中心' : '我的办件'}
      count={{ value: Math.min(list.count, countCap), capped: list.count > countCap }}
      path={path}
      params={params}
      state={state}
      memory={memory}
      tabs={tabs[face].map(([value, label]) => ({ value, label }))}
      filters={filters.filter((filter) => (filter.key !== 'org' && filter.key !== 'target') || state.filters[filter.key])}
      search="标题、编号、企业、标的"
      columns={filingColumns(face, now)}
      rows={list.rows}
      rowKey={(row) => row.id}
      rowName={(row) => row.title}
      rowHref={(row) => hrefOf(face, row)}
      rowTone={(row) => {
        const light = deadlineOf(row, now)
        return light.state === 'running' && light.daysLeft < 0 ? 'danger' : undefined
      }}
      page={list}
      views={{ items: views, save: saveViewAction, remove: removeViewAction }}
      exportPath={`/api/filings/export`}
      actions={
        face === 'ent' ? (
          <ButtonLink tone="primary" href="/ent/matters">
            申报新事项
          </ButtonLink>
        ) : undefined
      }
      empty={
        face === 'gov'
          ? { title: '还没有办件', note: `企业上报后即时出现在这里；目前开通 ${choices.matters.length} 个事项。` }
          : {
              title: '还没有办件',
              note: '到办事大厅选择事项即可开始填报。',
              actions: (
                <ButtonLink tone="primary" href="/ent/matters">
                  去办事大厅
                </ButtonLink>
              ),
            }
      }
    />
  )
}
