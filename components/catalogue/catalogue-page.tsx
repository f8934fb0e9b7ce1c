import { catalogueColumns, catalogueFilters } from '@/components/catalogue/catalogue-columns'
import { ImportMatter } from '@/components/catalogue/import-matter'
import { found } from '@/components/identity/found'
import { readListState, type SearchParams } from '@/components/patterns/query-table/list-state'
import { QueryTable } from '@/components/patterns/query-table/query-table'
import { tablePreferences } from '@/components/patterns/query-table/table-preferences'
import { ButtonLink } from '@/components/ui/button'
import { type Actor, may } from '@/lib/kernel/actor'
import { catalogueList } from '@/lib/matters/catalogue/queries/catalogue-list'
import { authorities, type MatterKind } from '@/lib/matters/schema'
import { runTogether } from '@/lib/platform/query'

type Props = { actor: Actor; params: SearchParams }

const path = '/gov/catalogue'

/** The catalogue of matters as the policy department keeps it: powers of the contributor and administrative supervision apart. */
export async function CataloguePage({ actor, params }: Props) {
  const memory = await tablePreferences('catalogue')
  const { state, filters, list } = await found(
    runTogether(actor, async (ask) => {
      const { groups } = await ask(catalogueList, {})
      const filters = catalogueFilters(groups)
      const state = readListState(params, { filters, tabs: ['all', ...authorities, 'drafts'] })
      const authority = authorities.find((one) => one === state.tab)
      const kind = state.filters.kind?.[0] as MatterKind | undefined
      const asked = { words: state.q.slice(0, 60), authority, kind, group: state.filters.group?.[0], drafts: state.tab === 'drafts' }
      return { state, filters, list: await ask(catalogueList, asked) }
    }),
  )
  return (
    <QueryTable
      {...{ id: 'catalogue', title: '事项目录管理', path, params, state, memory, filters }}
      count={{ value: list.rows.length, capped: false }}
      unit="项"
      note="修改经另一人审批后自生效日起施行，在办件仍按原版本办理"
      tabs={[
        { value: 'all', label: '全部', count: list.counts.all },
        ...authorities.map((one) => ({ value: one, label: one, count: list.counts[one] })),
        { value: 'drafts', label: '草稿与待审', count: list.counts.drafts },
      ]}
      search="事项名称、编码"
      actions={
        <>
          <ButtonLink href={`${path}/delegations`}>授权放权清单</ButtonLink>
          {may(actor, 'catalogue.edit') && <ImportMatter />}
        </>
      }
      columns={catalogueColumns}
      rows={list.rows}
      rowKey={(row) => row.code}
      rowName={(row) => row.name}
      rowHref={(row) => `${path}/${row.code}`}
      rowTone={(row) => (row.state === '已停用' ? 'muted' : undefined)}
      page={{ previous: null, next: null }}
      empty={{ title: '没有符合条件的事项', note: '可以放宽筛选条件，或者查看全部事项。' }}
    />
  )
}
