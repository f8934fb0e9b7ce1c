import { readAllNoticesAction, readNoticesAction } from '@/app/actions/identity-actions'
import { ActionDialog } from '@/components/identity/form/action-dialog'
import { CircularsTable } from '@/components/identity/notices/circulars-table'
import { noticeKinds } from '@/components/identity/notices/notice-kinds'
import { ReadOnOpen } from '@/components/identity/notices/read-on-open'
import { DateTime } from '@/components/patterns/date-time'
import { found } from '@/components/patterns/found'
import type { Column } from '@/components/patterns/query-table/columns'
import { type FilterDefinition, readListState, type SearchParams } from '@/components/patterns/query-table/list-state'
import { QueryTable } from '@/components/patterns/query-table/query-table'
import { tablePreferences } from '@/components/patterns/query-table/table-preferences'
import { ButtonLink } from '@/components/ui/button'
import { Status } from '@/components/ui/status'
import { noticeCount, noticeList } from '@/lib/identity/queries/notices'
import { type Actor, may } from '@/lib/kernel/actor'
import { countCap } from '@/lib/platform/paging'
import { runTogether } from '@/lib/platform/query'

type Props = { face: 'gov' | 'ent'; actor: Actor; params: SearchParams }

const kinds = Object.entries(noticeKinds).map(([value, label]) => ({ value, label }))
const filters: FilterDefinition[] = [{ key: 'kind', label: '类别', kind: 'select', pinned: true, options: kinds }]

/** What a person was told, unread first to be seen, and the circulars of their face. */
export async function NoticesPage({ face, actor, params }: Props) {
  const id = `${face}-notices`
  const memory = await tablePreferences(id)
  const state = readListState(params, { filters, tabs: ['unread', 'all', 'circulars'] })
  const tab = state.tab ?? 'unread'
  const input = {
    unread: tab === 'unread',
    kind: state.filters.kind?.[0],
    size: memory.size,
    cursor: state.after ?? state.before ?? undefined,
  }
  const { list, unread } = await found(
    runTogether(actor, async (ask) => ({ list: await ask(noticeList, input), unread: (await ask(noticeCount, {})).unread })),
  )
  const count = { value: Math.min(unread, countCap), capped: unread > countCap }
  const tabs = [
    { value: 'unread', label: '未读', count },
    { value: 'all', label: '全部' },
    { value: 'circulars', label: '通知公告' },
  ]
  const actions = (
    <>
      {unread > 0 && (
        <ActionDialog
          label="全部标为已读"
          title="全部标为已读"
          intro="须回执的公告不在其内，请逐份打开确认。"
          submit="全部标为已读"
          action={readAllNoticesAction}
        />
      )}
      {face === 'gov' && may(actor, 'circular.publish') && (
        <ButtonLink tone="primary" href="/gov/notices/publish">
          发布公告
        </ButtonLink>
      )}
    </>
  )
  const shared = { path: `/${face}/notices`, params, state, memory, tabs, actions, title: '通知公告' }
  if (tab === 'circulars') return <CircularsTable face={face} actor={actor} shared={shared} />
  return (
    <ReadOnOpen>
      <QueryTable
        {...shared}
        id={id}
        count={count}
        unit="条未读"
        filters={filters}
        columns={columns}
        rows={list.rows}
        rowKey={(row) => row.id}
        rowName={(row) => row.title}
        rowHref={(row) => hrefOf(face, row)}
        page={list}
        batch={{ actions: [{ key: 'read', label: '标为已读' }], run: readNoticesAction }}
        empty={
          tab === 'unread'
            ? { title: '没有未读通知', note: '办件进展、公告、委托会即时出现在这里。' }
            : { title: '还没有通知', note: '办件进展、公告、委托会即时出现在这里。' }
        }
      />
    </ReadOnOpen>
  )
}

type Row = { title: string; body: string; kind: string; at: string; readAt: string | null; circularId: string | null; href: string }

function hrefOf(face: string, row: Row): string | null {
  if (row.circularId) return `/${face}/notices/circulars/${row.circularId}`
  return row.href.startsWith('/') ? row.href : null
}

const columns: Column<Row>[] = [
  {
    key: 'title',
    title: '通知',
    hideable: false,
    wrap: true,
    mobile: 'title',
    render: (row) => <span className={row.readAt ? '' : 'font-semibold'}>{row.title}</span>,
    sub: (row) => <span className="line-clamp-1">{row.body}</span>,
  },
  {
    key: 'state',
    title: '状态',
    width: '6rem',
    mobile: 'mark',
    render: (row) =>
      row.readAt ? (
        <Status>已读</Status>
      ) : (
        <Status tone="brand" shape="dot">
          未读
        </Status>
      ),
  },
  { key: 'kind', title: '类别', width: '6rem', render: (row) => noticeKinds[row.kind] ?? row.kind },
  { key: 'at', title: '时间', width: '9rem', render: (row) => <DateTime iso={row.at} /> },
]
