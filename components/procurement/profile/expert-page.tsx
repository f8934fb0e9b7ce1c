import { Chart } from '@/components/charts/chart'
import { prepareBar } from '@/components/charts/prepare-bar'
import { found } from '@/components/patterns/found'
import { KeyFigures } from '@/components/patterns/key-figure'
import { PageFrame } from '@/components/patterns/page-frame'
import { ExpertTables } from '@/components/procurement/profile/expert-tables'
import { ProfileFindings } from '@/components/procurement/profile/profile-findings'
import { Card } from '@/components/ui/card'
import { Status } from '@/components/ui/status'
import { TextLink } from '@/components/ui/text-link'
import { type Actor, may } from '@/lib/kernel/actor'
import { runQuery } from '@/lib/platform/query'
import { expertRecord } from '@/lib/procurement/queries/expert-record'
import { findingList } from '@/lib/risk/queries/findings'

/** The profile of an expert: seats, scores against the panel, companions, relations to bidders, findings. */
export async function ExpertPage({ actor, id }: { actor: Actor; id: string }) {
  const expert = await found(runQuery(expertRecord, actor, { id }))
  const findings = may(actor, 'risk.read') ? await found(runQuery(findingList, actor, { tab: 'open', expert: expert.no, size: 4 })) : null
  const seats = expert.years.reduce((sum, { seats: n }) => sum + n, 0)
  return (
    <PageFrame
      crumbs={[{ label: '评标专家', href: '/gov/procurement/experts' }, { label: expert.no }]}
      title={`专家 ${expert.no}`}
      marks={
        expert.suspension && (
          <Status tone="danger">
            暂停参评 {expert.suspension.from} 至 {expert.suspension.to ?? '另行通知'}
          </Status>
        )
      }
      facts={[
        expert.speciality,
        expert.employer && (
          <TextLink key="employer" href={`/gov/procurement/parties/${expert.employer.id}`}>
            {expert.employer.name}
          </TextLink>
        ),
        expert.termUntil && `聘期至 ${expert.termUntil}`,
        '姓名不显示',
      ]}
    >
      <KeyFigures
        figures={[
          { key: 'seats', label: '参评', value: String(seats), unit: '次' },
          {
            key: 'buyers',
            label: '主要采购人占比',
            value: expert.buyers[0] ? share(expert.buyers[0].share) : null,
            missing: '没有参评',
            note: expert.buyers[0]?.name,
          },
          { key: 'ties', label: '应核查的回避关系', value: String(expert.ties.length), unit: '项' },
          {
            key: 'findings',
            label: '待核查发现',
            value: findings ? String(findings.count.value) : null,
            missing: '没有查看风险发现的权限',
            unit: '条',
            href: `/gov/risk/findings?expert=${encodeURIComponent(expert.no)}`,
          },
        ]}
      />
      <div className="grid grid-cols-1 items-start gap-3 *:min-w-0 lg:grid-cols-2">
        <Card>
          <Chart
            height={220}
            chart={prepareBar({
              title: '每年参评多少次',
              subtitle: '按评标日',
              unit: '次',
              places: 0,
              direction: 'vertical',
              bars: expert.years.map(({ year, seats: n }) => ({ label: year, value: String(n) })),
            })}
          />
        </Card>
        {findings && <ProfileFindings face="gov" list={findings} href={`/gov/risk/findings?expert=${encodeURIComponent(expert.no)}`} />}
      </div>
      <ExpertTables expert={expert} />
    </PageFrame>
  )
}

const share = (value: number) => `${(value * 100).toFixed(1)}%`
