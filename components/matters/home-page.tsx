import { DeskFinance } from '@/components/finance/desk-finance'
import { DeskInvestment } from '@/components/investment/desk-investment'
import { leftUntil } from '@/components/matters/deadline'
import { hrefOf } from '@/components/matters/filing-columns'
import { FilingStatusMark } from '@/components/matters/filing-status'
import { DateTime } from '@/components/patterns/date-time'
import { DeadlineLight } from '@/components/patterns/deadline-light'
import { PageFrame } from '@/components/patterns/page-frame'
import { DeskRisks } from '@/components/risk/desk-risks'
import { DeskTreasury } from '@/components/treasury/desk-treasury'
import { ButtonLink } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { EmptyState } from '@/components/ui/empty-state'
import { TextLink } from '@/components/ui/text-link'
import { homeDesk } from '@/lib/dashboards/home'
import { pagesFor } from '@/lib/dashboards/pages'
import { deskFinance } from '@/lib/finance/queries/desk'
import { deskInvestment } from '@/lib/investment/queries/home'
import { may } from '@/lib/kernel/actor'
import { shanghaiDate } from '@/lib/kernel/workday'
import { runQuery } from '@/lib/platform/query'
import type { Visitor } from '@/lib/platform/session'
import { deskRisks } from '@/lib/risk/queries/desk'
import { deskTreasury } from '@/lib/treasury/queries/desk'

type Props = { face: 'gov' | 'ent'; actor: Visitor }

/** What waits for the person, what moved, what was announced, and the ways from here. */
export async function HomePage({ face, actor }: Props) {
  const now = new Date()
  const desk = await runQuery(homeDesk, actor, {}, now)
  const risks = may(actor, 'risk.read') ? await runQuery(deskRisks, actor, {}, now) : null
  const finances = may(actor, 'finance.read') ? await runQuery(deskFinance, actor, {}, now) : null
  const investing = may(actor, 'invest.read') ? await runQuery(deskInvestment, actor, {}, now) : null
  const treasury = may(actor, 'treasury.read') ? await runQuery(deskTreasury, actor, {}, now) : null
  const figures = desk.figures
  return (
    <PageFrame title={`${actor.name}，您好`} facts={[shanghaiDate(now), actor.orgName, actor.departmentName, actor.roleNames.join('、')]}>
      {figures && (
        <dl className="grid grid-cols-2 gap-3 lg:grid-cols-5">
          <Figure label="我的待办" value={figures.tasks} href={`/${face}/inbox`} />
          <Figure label="其中超期" value={figures.overdueTasks} href={`/${face}/inbox?due=overdue`} alarm={figures.overdueTasks > 0} />
          <Figure label="在办办件" value={figures.open} href={`/${face}/filings?tab=open`} />
          <Figure label="超期办件" value={figures.overdue} href={`/${face}/filings?tab=overdue`} alarm={figures.overdue > 0} />
          <Figure label="本月办结" value={figures.concluded} href={`/${face}/filings?tab=ended&sort=-arrived`} />
        </dl>
      )}
      {finances && <DeskFinance face={face} orgId={actor.orgId} desk={finances} />}
      {treasury && treasury.accounts > 0 && <DeskTreasury face={face} desk={treasury} />}
      {investing && investing.projects > 0 && <DeskInvestment face={face} desk={investing} />}
      <div className="grid items-start gap-3 *:min-w-0 lg:grid-cols-2">
        {desk.tasks && (
          <Card
            title="急需办理"
            actions={
              <ButtonLink size="sm" tone="quiet" href={`/${face}/inbox`}>
                全部待办
              </ButtonLink>
            }
            flush
          >
            {desk.tasks.length === 0 ? (
              <EmptyState title="没有待办">新的任务会即时出现在这里。</EmptyState>
            ) : (
              <ul className="divide-y divide-line border-t border-line">
                {desk.tasks.map((task) => (
                  <li key={task.id} className="flex flex-wrap items-center gap-x-3 gap-y-1 px-4 py-2">
                    <DeadlineLight deadline={task.dueAt ? leftUntil(task.dueAt, now) : { state: 'none' }} />
                    <TextLink
                      href={hrefOf(face, { id: task.subjectId, kind: task.subjectKind })}
                      className="min-w-0 flex-1 basis-60 truncate"
                    >
                      {task.title}
                    </TextLink>
                    <span className="text-sm text-muted">
                      {task.orgName} · {task.stepName}
                    </span>
                  </li>
                ))}
              </ul>
            )}
          </Card>
        )}
        {risks && <DeskRisks face={face} desk={risks} />}
        {desk.recent && (
          <Card
            title="最近进展"
            actions={
              <ButtonLink size="sm" tone="quiet" href={`/${face}/filings?sort=-updated`}>
                全部办件
              </ButtonLink>
            }
            flush
          >
            {desk.recent.length === 0 ? (
              <EmptyState
                title="还没有办件"
                actions={
                  face === 'ent' ? (
                    <ButtonLink tone="primary" href="/ent/matters">
                      去办事大厅
                    </ButtonLink>
                  ) : undefined
                }
              />
            ) : (
              <ul className="divide-y divide-line border-t border-line">
                {desk.recent.map((one) => (
                  <li key={one.id} className="flex flex-wrap items-center gap-x-3 gap-y-1 px-4 py-2">
                    <FilingStatusMark status={one.status} />
                    <TextLink href={`/${face}/filings/${one.id}`} className="min-w-0 flex-1 basis-60 truncate">
                      {one.title}
                    </TextLink>
                    <DateTime iso={one.updatedAt} show="short" className="text-sm text-muted" />
                  </li>
                ))}
              </ul>
            )}
          </Card>
        )}
        <Card
          title="通知"
          actions={
            <ButtonLink size="sm" tone="quiet" href={`/${face}/notices`}>
              全部通知
            </ButtonLink>
          }
          flush
        >
          {desk.notices.length === 0 ? (
            <EmptyState title="没有未读通知" />
          ) : (
            <ul className="divide-y divide-line border-t border-line">
              {desk.notices.map((notice) => (
                <li key={notice.id} className="flex items-baseline gap-3 px-4 py-2">
                  <TextLink href={`/${face}/notices`} className="min-w-0 flex-1 truncate">
                    {notice.title}
                  </TextLink>
                  <DateTime iso={notice.at} show="short" className="text-sm text-muted" />
                </li>
              ))}
            </ul>
          )}
        </Card>
        <Card title="常用入口">
          <ul className="flex flex-wrap gap-2">
            {pagesFor(actor)
              .filter((page) => page.href !== `/${face}`)
              .map((page) => (
                <li key={page.href}>
                  <ButtonLink href={page.href}>{page.label}</ButtonLink>
                </li>
              ))}
          </ul>
        </Card>
      </div>
    </PageFrame>
  )
}

function Figure({ label, value, href, alarm = false }: { label: string; value: number; href: string; alarm?: boolean }) {
  return (
    <div className="rounded-lg border border-line bg-white px-4 py-3">
      <dt className="text-sm text-muted">{label}</dt>
      <dd className={`text-2xl font-bold tabular-nums ${alarm ? 'text-danger' : ''}`}>
        <TextLink href={href} className={alarm ? 'text-danger!' : 'text-ink!'}>
          {value > 1000 ? '1000+' : value}
        </TextLink>
      </dd>
    </div>
  )
}
