import { Breakdown } from '@/components/efficiency/breakdown'
import { exportHref, type LinkMaker, readDimension, readScope } from '@/components/efficiency/efficiency-scope'
import { PrintButton } from '@/components/efficiency/print-button'
import { Reasons, Returns } from '@/components/efficiency/returns'
import { ScopeBar } from '@/components/efficiency/scope-bar'
import { Stays } from '@/components/efficiency/stays'
import { TopMatters } from '@/components/efficiency/top-matters'
import { Totals } from '@/components/efficiency/totals'
import { Trend } from '@/components/efficiency/trend'
import { found } from '@/components/patterns/found'
import { PageFrame } from '@/components/patterns/page-frame'
import type { SearchParams } from '@/components/patterns/query-table/list-state'
import { ButtonLink } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { EmptyState } from '@/components/ui/empty-state'
import { type EfficiencyReport, efficiencyReport } from '@/lib/dashboards/queries/efficiency'
import { efficiencyChoices } from '@/lib/dashboards/queries/filter-options'
import { periodText } from '@/lib/dashboards/rules/count-period'
import type { Dimension } from '@/lib/dashboards/schema'
import { type Actor, may } from '@/lib/kernel/actor'
import { shanghaiDate } from '@/lib/kernel/workday'
import { runTogether } from '@/lib/platform/query'

type Props = { actor: Actor; params: SearchParams }

/** 办理效能: what was filed in a period, how long it took, where the time went. Everything is the address. */
export async function EfficiencyPage({ actor, params }: Props) {
  const now = new Date()
  const today = shanghaiDate(now)
  const scope = readScope(params, today)
  const asked = runTogether(
    actor,
    async (ask) => ({ choices: await ask(efficiencyChoices, {}), report: await ask(efficiencyReport, scope) }),
    now,
  )
  const { choices, report } = await found(asked)
  const links = { side: actor.side, scope, ledger: may(actor, 'matter.read') }
  return (
    <PageFrame
      title="办理效能"
      facts={[`上报日期 ${periodText(scope)}`, '用时按工作日，扣除停表', actor.side === 'gov' ? '本人可见范围' : '本企业及下级']}
      actions={
        <>
          <PrintButton />
          <ButtonLink tone="primary" href={exportHref(scope)}>
            导出 Excel
          </ButtonLink>
        </>
      }
    >
      <ScopeBar side={actor.side} scope={scope} today={today} choices={choices} />
      {report.total.filings === 0 ? (
        <Nothing side={actor.side} />
      ) : (
        <Report report={report} links={links} shown={readDimension(params.by, actor.side)} />
      )}
    </PageFrame>
  )
}

type ReportProps = { report: EfficiencyReport; links: LinkMaker; shown: Dimension }

function Report({ report: { total, by, trend, steps, departments, returns, reasons }, links, shown }: ReportProps) {
  const csv = (part: string) => exportHref(links.scope, part)
  return (
    <>
      <Totals total={total} links={links} />
      <Trend rows={trend} links={links} />
      <Breakdown dimension={shown} rows={by[shown]} total={total} links={links} top={20} csv={csv(shown)} />
      <Reasons rows={reasons} links={links} csv={csv('reasons')} />
      <div className="grid grid-cols-1 items-start gap-3 2xl:grid-cols-2 print:block print:space-y-3">
        <Stays title="时间用在哪个环节" note="到达至办毕，次日起算" by="step" rows={steps} links={links} csv={csv('steps')} />
        <Stays
          title="时间用在哪个处室"
          note="会签计入会签处室，委领导单列"
          by="department"
          rows={departments}
          links={links}
          csv={csv('departments')}
        />
        <TopMatters rows={by.matter} links={links} csv={csv('matter')} />
        <Returns rows={returns} links={links} csv={csv('returns')} />
      </div>
    </>
  )
}

function Nothing({ side }: { side: 'gov' | 'ent' }) {
  return (
    <Card>
      <EmptyState
        title="所选期间没有上报的办件"
        actions={
          <ButtonLink href={side === 'gov' ? '/gov/filings' : '/ent/matters'}>{side === 'gov' ? '查看办件中心' : '去办事大厅'}</ButtonLink>
        }
      >
        统计按上报日期计。可以换一个期间，或清除条件后再统计。
      </EmptyState>
    </Card>
  )
}
