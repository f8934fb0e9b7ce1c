import { BeginMatter, BeginOneThing } from '@/components/catalogue/begin-matter'
import { catalogueColumns, catalogueFilters } from '@/components/catalogue/catalogue-columns'
import { ImportMatter } from '@/components/catalogue/import-matter'
import { found } from '@/components/patterns/found'
import { type ListState, readListState, type SearchParams } from '@/components/patterns/query-table/list-state'
import { QueryTable } from '@/components/patterns/query-table/query-table'
import { tablePreferences } from '@/components/patterns/query-table/table-preferences'
import { ButtonLink } from '@/components/ui/button'
import { type Actor, may } from '@/lib/kernel/actor'
import { type CatalogueRow, catalogueList } from '@/lib/matters/catalogue/queries/catalogue-list'
import { authorities, matterKinds } from '@/lib/matters/schema'
import { runQuery } from '@/lib/platform/query'

type Props = { actor: Actor; params: SearchParams }

const path = '/gov/catalogue'

/** The catalogue of matters as the policy department keeps it: powers of the contributor and administrative supervision apart. */
export async function CataloguePage({ actor, params }: Props) {
  const memory = await tablePreferences('catalogue')
  const one = (name: string) => (Array.isArray(params[name]) ? params[name][0] : params[name])?.trim() || undefined
  const list = await found(
    runQuery(catalogueList, actor, {
      ...{
        words: one('q')?.slice(0, 60),
        group: one('group')?.slice(0, 20),
        drafts: one('tab') === 'drafts',
        joint: one('tab') === 'joint',
      },
      ...{ authority: authorities.find((name) => name === one('tab')), kind: matterKinds.find((name) => name === one('kind')) },
    }),
  )
  const filters = catalogueFilters(list.groups)
  const state = readListState(params, { filters, tabs: ['all', ...authorities, 'joint', 'drafts'] })
  const page = pageOf(list.rows, memory.size, state)
  return (
    <QueryTable
      {...{ id: 'catalogue', title: '事项目录管理', path, params, state, memory, filters }}
      count={{ value: list.rows.length, capped: false }}
      unit="项"
      note="修改经另一人审批后自生效日起施行，在办件仍按原版本办理"
      tabs={[
        { value: 'all', label: '全部', count: list.counts.all },
        ...authorities.map((one) => ({ value: one, label: one, count: list.counts[one] })),
        { value: 'joint', label: '一件事', count: list.counts.joint },
        { value: 'drafts', label: '草稿与待审', count: list.counts.drafts },
      ]}
      search="事项名称、编码"
      actions={
        <>
          <ButtonLink href={`${path}/delegations`}>授权放权清单</ButtonLink>
          {may(actor, 'catalogue.edit') && (
            <>
              <ImportMatter />
              <BeginMatter {...list.choices} />
              <BeginOneThing {...list.choices} />
            </>
          )}
        </>
      }
      columns={catalogueColumns}
      rows={page.rows}
      rowKey={(row) => row.code}
      rowName={(row) => row.name}
      rowHref={(row) => `${path}/${row.code}`}
      rowTone={(row) => (row.state === '已停用' ? 'muted' : undefined)}
      page={page}
      empty={{ title: '没有符合条件的事项', note: '可以放宽筛选条件，或者查看全部事项。' }}
    />
  )
}

/** One page of the rows, which stand in the order of their codes: after one code or before another. */
function pageOf(rows: readonly CatalogueRow[], size: number, { after, before }: ListState) {
  const rest = rows.filter((row) => (after ? row.code > after : before ? row.code < before : true))
  const shown = before ? rest.slice(-size) : rest.slice(0, size)
  const [first, last] = [shown[0], shown.at(-1)]
  return {
    rows: shown,
    previous: first && rows[0] !== first ? first.code : null,
    next: last && rows.at(-1) !== last ? last.code : null,
  }
}
