import type { ReactNode } from 'react'
import { formNames } from '@/components/finance/statement/statement-list-page'
import { leftUntil } from '@/components/matters/deadline'
import { hrefOf } from '@/components/matters/filing-columns'
import { DeadlineLight } from '@/components/patterns/deadline-light'
import { Card } from '@/components/ui/card'
import { TextLink } from '@/components/ui/text-link'
import type { FinanceHome } from '@/lib/finance/queries/home/home'
import type { QueueStatement, QueueTask } from '@/lib/finance/queries/home/specialist'
import { scopes } from '@/lib/finance/statement/scope'
import { formatPeriod } from '@/lib/kernel/period'

type Face = 'gov' | 'ent'
type Home = Extract<FinanceHome, { view: 'specialist' }>

/** One's own queue: what lies on the desk, what went back, and whose formulas fail; every line opens what it is about. */
export function SpecialistHome({ face, home: { tasks, returned, failing } }: { face: Face; home: Home }) {
  const warnings = tasks.filter(({ kind }) => kind === 'risk-case')
  // What is to be begun lies among what is to be gone on with.
  const statements = tasks.filter(({ kind }) => kind !== 'risk-case')
  const now = new Date()
  return (
    <div className="grid items-start gap-3 *:min-w-0 lg:grid-cols-2">
      <Queue
        title={face === 'gov' ? '待受理的报表' : '待办理的报表'}
        all={statements[0]?.all ?? 0}
        more={`/${face}/inbox`}
        none="没有等待您办理的报表。"
      >
        {statements.map((task) => (
          <Task key={task.id} task={task} href={hrefOf(face, task)} now={now} />
        ))}
      </Queue>
      <Queue
        title={face === 'gov' ? '待认定的财务预警' : '待说明的异常'}
        all={warnings[0]?.all ?? 0}
        more={`/${face}/risk/findings?dimension=财务预警`}
        none="没有等待您办理的财务预警。"
      >
        {warnings.map((task) => (
          <Task key={task.id} task={task} href={hrefOf(face, task)} now={now} />
        ))}
      </Queue>
      <Queue
        title={face === 'gov' ? '已退回、等待企业重报' : '已退回、待修改'}
        all={returned[0]?.all ?? 0}
        more={`/${face}/finance/statements`}
        none="没有退回的报表。"
      >
        {returned.map((one) => (
          <Statement key={one.id} face={face} statement={one} />
        ))}
      </Queue>
      <Queue title="审核公式未通过" all={failing[0]?.all ?? 0} more={`/${face}/finance/statements`} none="没有审核公式未通过的在办报表。">
        {failing.map((one) => (
          <Statement key={one.id} face={face} statement={one} />
        ))}
      </Queue>
    </div>
  )
}

type Shown = { title: string; all: number; more: string; none: string; children: readonly ReactNode[] }

function Queue({ title, all, more, none, children }: Shown) {
  return (
    <Card title={title} note={all > 0 ? `${all} 项` : null} actions={all > children.length && <TextLink href={more}>全部</TextLink>}>
      {children.length === 0 ? <p className="text-sm text-muted">{none}</p> : <ul className="space-y-1.5 text-sm">{children}</ul>}
    </Card>
  )
}

const failedText = (failed: number) => failed > 0 && <span className="shrink-0 text-danger">{failed} 条未通过</span>

function Task({ task, href, now }: { task: QueueTask; href: string; now: Date }) {
  return (
    <li className="flex flex-wrap items-center gap-x-2 gap-y-0.5">
      <DeadlineLight deadline={task.dueAt ? leftUntil(task.dueAt, now) : { state: 'none' }} />
      <TextLink href={href} className="min-w-0 flex-1 basis-52 truncate">
        {/* Who fills in for the companies below, too, has one title many times. */}
        {task.kind !== 'risk-case' && `${task.orgName} `}
        {task.title}
      </TextLink>
      {failedText(task.failed)}
      <span className="text-muted">{task.stepName}</span>
    </li>
  )
}

function Statement({ face, statement }: { face: Face; statement: QueueStatement }) {
  const { id, orgName, formCode, period, scope, failed } = statement
  return (
    <li className="flex flex-wrap items-center gap-x-2 gap-y-0.5">
      <TextLink href={`/${face}/finance/statements/${id}`} className="min-w-0 flex-1 basis-52 truncate">
        {orgName} {formatPeriod({ kind: formCode === 'annual' ? 'year' : 'month', code: period })}
        {formNames[formCode]}（{scopes[scope]}）
      </TextLink>
      {failedText(failed)}
    </li>
  )
}
