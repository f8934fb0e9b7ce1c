import { found } from '@/components/patterns/found'
import { PageFrame } from '@/components/patterns/page-frame'
import type { SearchParams } from '@/components/patterns/query-table/list-state'
import { ForecastBoard } from '@/components/treasury/forecast/forecast-board'
import { GroupTabs } from '@/components/treasury/group-tabs'
import { orgOf } from '@/components/treasury/words'
import { Card } from '@/components/ui/card'
import { EmptyState } from '@/components/ui/empty-state'
import { Status } from '@/components/ui/status'
import { meanError, usableError } from '@/lib/finance/forecast/backtest'
import type { Actor } from '@/lib/kernel/actor'
import { Decimal, formatDecimal } from '@/lib/kernel/decimal'
import { runTogether } from '@/lib/platform/query'
import { type FundPlan, fundPlan } from '@/lib/treasury/queries/fund-plan'
import { treasuryGroups } from '@/lib/treasury/queries/scope'

type Props = { face: 'gov' | 'ent'; actor: Actor; params: SearchParams }

/** 资金缺口预测: the forecast of one group or of all, its assumptions, and how near earlier forecasts came. */
export async function ForecastPage({ face, actor, params }: Props) {
  const orgId = orgOf(params)
  const { plan, groups } = await found(
    runTogether(actor, async (ask) => ({ plan: await ask(fundPlan, { orgId }), groups: await ask(treasuryGroups, {}) })),
  )
  const known = plan.months.some(({ inflow, outflow }) => inflow !== '0' || outflow !== '0')
  return (
    <PageFrame
      crumbs={[{ label: '司库总览', href: `/${face}/treasury` }, { label: '资金缺口预测' }]}
      title="资金缺口预测"
      marks={<Status tone="notice">模拟</Status>}
      facts={[
        plan.asOf && `期初取 ${plan.asOf} 余额`,
        '可用资金已剔除受限资金',
        '各月按资金预算和还本付息计划',
        plan.daysLeft !== null && `${plan.months[0]!.month} 只计余下 ${plan.daysLeft} 日`,
      ]}
    >
      <GroupTabs groups={groups} path={`/${face}/treasury/forecast`} current={orgId} />
      {known ? (
        <>
          <ForecastBoard key={orgId ?? 'all'} plan={plan} />
          <Backtest plan={plan} />
        </>
      ) : (
        <EmptyState title="没有资金预算">企业报送今后各月的资金预算后才能预测。</EmptyState>
      )}
    </PageFrame>
  )
}

function Backtest({ plan }: { plan: FundPlan }) {
  const compared = plan.past.map(({ month, expected, actual }) => ({ month, forecast: new Decimal(expected), actual: new Decimal(actual) }))
  const { error, usable } = meanError(compared)
  const percent = (value: Decimal) => `${formatDecimal(value.times(100), 2)}%`
  return (
    <Card
      title="预测偏差回测"
      note={`最近 ${compared.length} 个月，平均绝对百分比误差不超过 ${percent(usableError)} 为合格（设计值，待校核）`}
    >
      {error ? (
        <p>
          平均误差 {percent(error)} <Status tone={usable ? 'ok' : 'danger'}>{usable ? '合格' : '不合格'}</Status>
        </p>
      ) : (
        <p className="text-muted">还没有可以比较的月份。</p>
      )}
    </Card>
  )
}
