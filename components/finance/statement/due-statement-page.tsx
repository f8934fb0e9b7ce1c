import { redirect } from 'next/navigation'
import { beginStatementAction } from '@/app/actions/finance-actions'
import { ActionDialog } from '@/components/identity/form/action-dialog'
import { leftUntil } from '@/components/matters/deadline'
import { DeadlineLight } from '@/components/patterns/deadline-light'
import { found } from '@/components/patterns/found'
import { PageFrame } from '@/components/patterns/page-frame'
import { Card } from '@/components/ui/card'
import { Status } from '@/components/ui/status'
import { TextLink } from '@/components/ui/text-link'
import { dueStatement } from '@/lib/finance/due/due-statement'
import { scopeMeanings } from '@/lib/finance/statement/scope'
import type { Actor } from '@/lib/kernel/actor'
import { shanghaiDate } from '@/lib/kernel/workday'
import { runQuery } from '@/lib/platform/query'

type Props = { actor: Actor; id: string }

/** A statement that is due and that nobody has begun: what is asked for, by when, and the button that begins it. One that was begun opens at once. */
export async function DueStatementPage({ actor, id }: Props) {
  const due = await found(runQuery(dueStatement, actor, { id }))
  if (due.statementId) redirect(`/ent/finance/statements/${due.statementId}`)
  const { orgId, form, period, scope } = due
  return (
    <PageFrame
      crumbs={[{ label: '待办', href: '/ent/inbox' }, { label: '待编报的报表' }]}
      title={`${due.orgName} ${due.title}`}
      marks={due.urges > 0 && <Status tone="warn">催报 {due.urges} 次</Status>}
      facts={[due.dueAt && `应报 ${shanghaiDate(Date.parse(due.dueAt))}`, '尚未编报']}
      actions={
        due.open && (
          <ActionDialog
            label="开始编报"
            tone="primary"
            title="开始编报"
            intro={`建立${due.orgName}的${due.title}，年初数、上年同期数从已受理的报表带入，可以改。`}
            fixed={{ orgId, form, period: String(period), scope }}
            submit="开始编报"
            action={beginStatementAction}
          />
        )
      }
    >
      <Card title="报送要求">
        <dl className="grid grid-cols-[6rem_minmax(0,1fr)] gap-x-3 gap-y-2 text-sm">
          <dt className="text-muted">时限</dt>
          <dd>
            {due.open ? <DeadlineLight deadline={due.dueAt ? leftUntil(due.dueAt, new Date()) : { state: 'none' }} /> : '已不需要报送'}
          </dd>
          <dt className="text-muted">口径</dt>
          <dd>{scopeMeanings[scope]}</dd>
          <dt className="text-muted">其他途径</dt>
          <dd>
            也可以在<TextLink href="/ent/finance/statements">报表编报</TextLink>用 Excel
            成批导入，或由本企业的系统经接口报送；建立后本待办转为填报待办，提交后消失。
          </dd>
        </dl>
      </Card>
    </PageFrame>
  )
}
