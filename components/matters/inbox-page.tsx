import { cookies } from 'next/headers'
import { batchTasksAction } from '@/app/actions/filing-actions'
import { leftUntil } from '@/components/matters/deadline'
import { hrefOf } from '@/components/matters/filing-columns'
import { DateTime } from '@/components/patterns/date-time'
import { DeadlineLight } from '@/components/patterns/deadline-light'
import { found } from '@/components/patterns/found'
import { Money } from '@/components/patterns/money'
import type { Column } from '@/components/patterns/query-table/columns'
import { readListState, type SearchParams } from '@/components/patterns/query-table/list-state'
import { QueryTable } from '@/components/patterns/query-table/query-table'
import { readTableMemory, tableCookie } from '@/components/patterns/query-table/table-memory'
import { countsOf } from '@/components/shell/frame-counts'
import { ButtonLink } from '@/components/ui/button'
import { Status } from '@/components/ui/status'
import { type InboxTask, inbox, inboxSchema } from '@/lib/flow/queries/inbox'
import { actionNames } from '@/lib/flow/words'
import { readCursor, writeCursor } from '@/lib/platform/paging'
import { runQuery } from '@/lib/platform/query'
import type { Visitor } from '@/lib/platform/session'

type Props = { face: 'gov' | 'ent'; actor: Visitor; params: SearchParams }

const filters = [
  {
    key: 'due',
    label: '时限',
    kind: 'select',
    pinned: true,
    options: [
      { value: 'overdue', label: '已超期' },
      { value: 'soon', label: '两日内到期' },
    ],
  },
] as const

/** The one inbox: what lies with me or may be taken by me, most urgent first; and what I have done. */
export async function InboxPage({ face, actor, params }: Props) {
  const id = `${face}-inbox`
  const memory = readTableMemory((await cookies()).get(tableCookie(id))?.value)
  const state = readListState(params, { filters, tabs: ['todo', 'mine', 'pool', 'done'] })
  const box = inboxSchema.shape.box.parse(state.tab ?? 'todo')
  const cursor = readCursor(state.after ?? undefined)
  const now = new Date()
  const input = {
    box,
    words: state.q.slice(0, 50),
    due: state.filters.due?.[0],
    size: memory.size,
    after: cursor ? { at: cursor.value, id: cursor.id } : undefined,
  }
  const [page, { boxes: counts }] = await found(Promise.all([runQuery(inbox, actor, input, now), countsOf(actor)]))
  const total = counts.mine + counts.pool
  return (
    <QueryTable
      id={id}
      title={face === 'gov' ? '统一待办' : '待办'}
      count={{ value: Math.min(total, 1000), capped: total > 1000 }}
      note={`${counts.overdue} 件超期 · 两日内到期 ${counts.soon} 件`}
      path={`/${face}/inbox`}
      params={params}
      state={state}
      memory={memory}
      tabs={[
        { value: 'todo', label: '全部', count: total },
        { value: 'mine', label: '我已签收', count: counts.mine },
        { value: 'pool', label: '待签收', count: counts.pool },
        { value: 'done', label: '我已办理' },
      ]}
      filters={filters}
      search="标题、企业"
      columns={columns(box === 'done', now)}
      rows={page.tasks}
      rowKey={(row) => row.id}
      rowName={(row) => row.title}
      rowHref={(row) => hrefOf(face, { id: row.subjectId, kind: row.subjectKind })}
      rowTone={(row) => (box !== 'done' && row.dueAt && Date.parse(row.dueAt) < now.getTime() ? 'danger' : undefined)}
      page={{ previous: null, next: page.next ? writeCursor({ value: page.next.at, id: page.next.id, back: false }) : null }}
      {...(box === 'done' ? {} : { batch: { actions: [{ key: 'claim', label: '签收' }], run: batchTasksAction } })}
      empty={
        box === 'done'
          ? { title: '还没有办理过任务', note: '您办理过的任务会列在这里。' }
          : {
              title: '没有待办',
              note: face === 'gov' ? '企业上报或同事转来的任务会即时出现在这里。' : '需要您填报、审核、签发或补正的办件会列在这里。',
              actions: <ButtonLink href={`/${face}/filings`}>查看办件</ButtonLink>,
            }
      }
    />
  )
}

/** The title with what is to be known of the task before it is opened. */
function titleOf(row: InboxTask) {
  const plain = !row.isSigner && row.round <= 1 && row.urges === 0 && !row.forName
  if (plain) return <span className="flex flex-wrap">{row.title}</span>
  return (
    <span className="flex flex-wrap items-center gap-1.5">
      {row.title}
      {row.isSigner && <Status tone="brand">加签</Status>}
      {row.round > 1 && <Status>第 {row.round} 轮</Status>}
      {row.urges > 0 && <Status tone="warn">催办 {row.urges}</Status>}
      {row.forName && <Status tone="notice">代 {row.forName}</Status>}
    </span>
  )
}

function columns(done: boolean, now: Date): Column<InboxTask>[] {
  return [
    done
      ? { key: 'done', title: '办理时间', width: '8rem', render: (row) => <DateTime iso={row.doneAt} show="short" /> }
      : {
          key: 'due',
          title: '时限',
          width: '7rem',
          render: (row) => <DeadlineLight deadline={row.dueAt ? leftUntil(row.dueAt, now) : { state: 'none' }} />,
        },
    {
      key: 'title',
      title: '事项',
      hideable: false,
      wrap: true,
      mobile: 'title',
      render: titleOf,
    },
    { key: 'org', title: '企业', render: (row) => row.orgName },
    { key: 'amount', title: '金额（万元）', align: 'right', render: (row) => <Money cents={row.amount} missing="本事项无金额或未填" /> },
    { key: 'step', title: '当前环节', render: (row) => row.stepName },
    done
      ? {
          key: 'action',
          title: '我的办理',
          render: (row) => (row.action ? (actionNames[row.action as keyof typeof actionNames] ?? row.action) : '—'),
        }
      : { key: 'holder', title: '签收人', mobile: 'hidden', render: (row) => row.holderName ?? <span className="text-muted">未签收</span> },
    { key: 'arrived', title: '到达', render: (row) => <DateTime iso={row.arrivedAt} show="short" /> },
  ]
}
