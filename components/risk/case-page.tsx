import { found } from '@/components/patterns/found'
import { Money } from '@/components/patterns/money'
import { PageFrame } from '@/components/patterns/page-frame'
import { CaseDoings } from '@/components/risk/case/case-doings'
import { RectifyDoings } from '@/components/risk/case/rectify-doings'
import { CaseSum } from '@/components/risk/case-sum'
import { CaseTimeline } from '@/components/risk/case-timeline'
import { FindingCard } from '@/components/risk/finding-card'
import { LevelMark } from '@/components/risk/marks'
import { buttonClass } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { TextLink } from '@/components/ui/text-link'
import type { Actor } from '@/lib/kernel/actor'
import { formatPeriod } from '@/lib/kernel/period'
import { shanghaiDate } from '@/lib/kernel/workday'
import { runQuery } from '@/lib/platform/query'
import { caseRecord } from '@/lib/risk/queries/case-record'

type Props = { face: 'gov' | 'ent'; actor: Actor; id: string }

/** One case: how its sum was made, every finding with its evidence, what was asked, answered and judged. */
export async function CasePage({ face, actor, id }: Props) {
  const record = await found(runQuery(caseRecord, actor, { id }))
  const { tender, org, findings, period } = record
  const title = tender?.title ?? findings[0]?.subjectName ?? '风险线索'
  return (
    <PageFrame
      crumbs={[{ label: '风险线索', href: `/${face}/risk/cases` }, { label: title }]}
      title={title}
      marks={<LevelMark level={record.level} decisive={record.decisive} />}
      facts={[
        org?.shortName,
        period && '财务预警',
        tender?.code,
        tender?.method,
        tender?.awardRule,
        tender?.awardAmount && <Money key="amount" cents={tender.awardAmount} showUnit />,
      ]}
      actions={
        <>
          <a href={`/api/risk/cases/${id}/report`} download className={buttonClass()}>
            生成报告
          </a>
          <CaseDoings face={face} actor={actor} record={record} />
          <RectifyDoings face={face} actor={actor} record={record} />
        </>
      }
    >
      <div className="grid grid-cols-1 items-start gap-3 *:min-w-0 lg:grid-cols-[minmax(0,1fr)_24rem]">
        <div className="min-w-0 space-y-3">
          {findings.map((finding) => (
            <FindingCard key={finding.id} face={face} actor={actor} caseKey={record.key} finding={finding} parties={record.parties} />
          ))}
        </div>
        <aside className="min-w-0 space-y-3">
          <CaseSum record={record} />
          <Card title="涉及主体">
            <ul className="space-y-1 text-sm">
              {tender && (
                <li>
                  标段：<TextLink href={`/${face}/procurement/tenders/${tender.id}`}>{tender.title}</TextLink>
                </li>
              )}
              {period && org && (
                <li>
                  报表：
                  <TextLink href={`/${face}/finance/enterprises/${org.id}?period=${period}&tab=warning`}>
                    {org.shortName} {formatPeriod({ kind: 'month', code: period })}
                  </TextLink>
                </li>
              )}
              {record.parties.map((party) => (
                <li key={party.id}>
                  <TextLink href={`/${face}/procurement/parties/${party.id}`}>{party.name}</TextLink>
                  <span className="ml-1 text-xs text-muted">{party.uscc}</span>
                </li>
              ))}
              {!tender && !period && record.parties.length === 0 && <li className="text-muted">没有可以打开的对象</li>}
            </ul>
            {record.parties.length >= 2 && (
              <p className="mt-2 text-sm">
                <TextLink
                  href={`/${face}/procurement/graph?${record.parties
                    .slice(0, 6)
                    .map((party) => `party=${party.id}`)
                    .join('&')}`}
                >
                  查看关系图
                </TextLink>
              </p>
            )}
          </Card>
          <Card title="办理过程">
            <CaseTimeline record={record} today={shanghaiDate(new Date())} />
          </Card>
        </aside>
      </div>
    </PageFrame>
  )
}
