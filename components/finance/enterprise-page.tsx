import { Chart } from '@/components/charts/chart'
import { prepareLine } from '@/components/charts/prepare-line'
import { CashCard, DebtCard, EarningsCard } from '@/components/finance/analysis/ability-cards'
import { CreditCard } from '@/components/finance/analysis/credit-card'
import { DeviationTable } from '@/components/finance/analysis/deviation-table'
import { EnterpriseFindings } from '@/components/finance/analysis/enterprise-findings'
import { ContributionTables, UnusualTable } from '@/components/finance/analysis/unusual-table'
import { ConsolidationCard } from '@/components/finance/consolidation-card'
import { PeriodBar, readPeriod } from '@/components/finance/period-bar'
import { ReadingTable } from '@/components/finance/reading-table'
import { crumbsAbove, ShutUnits } from '@/components/finance/shut-units'
import { EnterpriseTargetsTab } from '@/components/finance/targets/enterprise-targets'
import { WarningCard } from '@/components/finance/warning-card'
import { found } from '@/components/patterns/found'
import { KeyFigures } from '@/components/patterns/key-figure'
import { PageFrame } from '@/components/patterns/page-frame'
import type { SearchParams } from '@/components/patterns/query-table/list-state'
import { Card } from '@/components/ui/card'
import { EmptyState } from '@/components/ui/empty-state'
import { LinkTabs } from '@/components/ui/link-tabs'
import { TextLink } from '@/components/ui/text-link'
import { changeOf, shownValue } from '@/lib/finance/indicators/change'
import { headline, sizes } from '@/lib/finance/queries/board'
import { type EnterpriseFinance, enterpriseFinance } from '@/lib/finance/queries/enterprise'
import { enterpriseAnalysis } from '@/lib/finance/queries/enterprise-analysis'
import { scopeMeanings, scopes } from '@/lib/finance/statement/scope'
import type { Actor } from '@/lib/kernel/actor'
import { formatPeriod } from '@/lib/kernel/period'
import { runQuery } from '@/lib/platform/query'
import { enterpriseWarnings } from '@/lib/risk/queries/enterprise-warnings'

type Props = { face: 'gov' | 'ent'; actor: Actor; id: string; params: SearchParams }
type Face = 'gov' | 'ent'
const tabs = {
  overview: '指标',
  targets: '目标与预算',
  deviation: '指标偏离',
  warning: '预警与异常项',
  ability: '偿债、盈利与现金',
  credit: '信用风险',
} as const
type Tab = keyof typeof tabs

/** One enterprise's finances: 一利五率, two years' trend, every indicator with its place among peers, units below, statements; warnings and analyses. */
export async function EnterpriseFinancePage({ face, actor, id, params }: Props) {
  const scope = typeof params.scope === 'string' && params.scope in scopes ? (params.scope as keyof typeof scopes) : undefined
  const sheet = await found(runQuery(enterpriseFinance, actor, { id, period: readPeriod(params.period), ...(scope ? { scope } : {}) }))
  const { period } = sheet
  const tab: Tab = typeof params.tab === 'string' && params.tab in tabs ? (params.tab as Tab) : 'overview'
  return (
    <PageFrame
      crumbs={[{ label: '一利五率', href: `/${face}/finance/board` }, ...crumbsAbove(face, sheet.above, period, id)]}
      title={sheet.name}
      facts={[sheet.industryName, `第 ${sheet.level} 级`, `${scopes[sheet.scope]}口径：${scopeMeanings[sheet.scope]}`]}
    >
      {tab === 'targets' ? (
        <>
          {period !== null && <Choices {...{ face, sheet, id, period, tab }} />}
          <EnterpriseTargetsTab face={face} actor={actor} id={id} year={yearOf(params.year) ?? yearOf(String(period ?? '').slice(0, 4))} />
        </>
      ) : period === null || sheet.readings.every(({ now }) => now === null) ? (
        <EmptyState title="没有已受理的报表">所选期间和口径没有数据，换一个期间，或在报送情况中查看是否已报送。</EmptyState>
      ) : (
        <>
          <Choices {...{ face, sheet, id, period, tab }} />
          {tab === 'overview' ? (
            <Sheet face={face} sheet={sheet} period={period} />
          ) : tab === 'deviation' ? (
            <DeviationTable {...{ face, actor, id, period, scope: sheet.scope, notable: params.notable === '1' }} />
          ) : (
            <Analysis {...{ face, actor, sheet, id, period, tab }} />
          )}
        </>
      )}
      {tab === 'overview' && period !== null && sheet.scope === 'consolidated' && <ConsolidationCard {...{ face, actor, id, period }} />}
      {tab === 'overview' && <Below face={face} sheet={sheet} period={period} />}
    </PageFrame>
  )
}

const yearOf = (value: unknown) => (typeof value === 'string' && /^20\d\d$/.test(value) ? value : undefined)

type Shown = { face: Face; sheet: EnterpriseFinance; id: string; period: number; tab: Tab }

function Choices({ face, sheet, id, period, tab }: Shown) {
  const path = `/${face}/finance/enterprises/${id}`
  return (
    <>
      <PeriodBar
        path={path}
        period={period}
        periods={sheet.periods}
        choices={[
          { name: 'scope', label: '口径', value: sheet.scope, options: sheet.offered.map((one) => ({ value: one, label: scopes[one] })) },
        ]}
        hidden={{ tab }}
      />
      <LinkTabs
        label="财务分析"
        tabs={(Object.keys(tabs) as Tab[]).map((key) => ({
          ...{ label: tabs[key], current: key === tab, href: `${path}?period=${period}&scope=${sheet.scope}&tab=${key}` },
        }))}
      />
    </>
  )
}

async function Analysis({ face, actor, sheet, id, period, tab }: Shown & { actor: Actor }) {
  const analysis = await found(runQuery(enterpriseAnalysis, actor, { id, period, scope: sheet.scope }))
  if (!analysis) return <EmptyState title="没有已受理的快报">所选期间和口径没有数据。</EmptyState>
  if (tab === 'credit') return <CreditCard analysis={analysis} />
  if (tab === 'ability')
    return (
      <div className="grid grid-cols-1 items-start gap-3 *:min-w-0 lg:grid-cols-2">
        <DebtCard analysis={analysis} indicators={sheet.indicators} />
        <EarningsCard analysis={analysis} />
        <CashCard analysis={analysis} />
      </div>
    )
  const warnings = await found(runQuery(enterpriseWarnings, actor, { id, period, scope: sheet.scope }))
  return (
    <>
      <EnterpriseFindings face={face} actor={actor} orgId={id} period={period} />
      <WarningCard face={face} warnings={warnings} />
      <UnusualTable face={face} analysis={analysis} />
      <ContributionTables analysis={analysis} />
    </>
  )
}

function Sheet({ face, sheet, period }: { face: Face; sheet: EnterpriseFinance; period: number }) {
  const statement = sheet.statements.find((one) => one.formCode === 'flash' && one.period === period && one.scope === sheet.scope)
  const lineage = (code: string) => (statement ? `/${face}/finance/indicators/${code}?statement=${statement.id}` : undefined)
  const definition = (code: string) => sheet.indicators.find((one) => one.code === code)!
  const reading = (code: string) => sheet.readings.find((one) => one.code === code)!
  return (
    <>
      <KeyFigures
        figures={headline.map((code) => {
          const { name, unit, direction } = definition(code)
          const { now, yearAgo } = reading(code)
          const change = changeOf(now, yearAgo, unit, direction)
          return {
            ...{ key: code, label: name, value: shownValue(now, unit), unit, missing: '公式引用的单元格为空', href: lineage(code) },
            change: change && { ...change, against: '同比' },
          }
        })}
      />
      <div className="grid grid-cols-1 gap-3 *:min-w-0 lg:grid-cols-2 2xl:grid-cols-3">
        {[...headline, ...sizes].map((code) => (
          <Card key={code}>
            <Chart height={170} chart={trendOf(sheet, code)} />
          </Card>
        ))}
      </div>
      <ReadingTable sheet={sheet} lineage={lineage} />
    </>
  )
}

function trendOf(sheet: EnterpriseFinance, code: string) {
  const { name, unit } = sheet.indicators.find((one) => one.code === code)!
  return prepareLine({
    title: name,
    subtitle: '近 24 个月，累计数',
    unit,
    periods: sheet.trend.map(({ period }) => `${String(Math.floor(period / 100)).slice(2)}-${String(period % 100).padStart(2, '0')}`),
    lines: [{ name, values: sheet.trend.map(({ values }) => (values[code] === undefined ? null : Number(values[code]).toFixed(2))) }],
  })
}

function Below({ face, sheet, period }: { face: Face; sheet: EnterpriseFinance; period: number | null }) {
  const at = period === null ? '' : `?period=${period}`
  return (
    <div className="grid grid-cols-1 gap-3 *:min-w-0 lg:grid-cols-2">
      <Card title="下级企业" note={sheet.units.length > 0 ? `${sheet.units.length} 户` : null}>
        <ShutUnits face={face} shut={sheet.shut} />
        {sheet.units.length === 0 && sheet.shut.length > 0 ? null : sheet.units.length === 0 ? (
          <p className="text-sm text-muted">没有下级企业。</p>
        ) : (
          <ul className="columns-1 gap-6 text-sm sm:columns-2">
            {sheet.units.map((unit) => (
              <li key={unit.id} className="break-inside-avoid py-0.5">
                <TextLink href={`/${face}/finance/enterprises/${unit.id}${at}`}>{unit.name}</TextLink>
                {unit.below > 0 && <span className="ml-1 text-xs text-muted">下级 {unit.below}</span>}
              </li>
            ))}
          </ul>
        )}
      </Card>
      <Card title="已受理的报表" note="近一年">
        {sheet.statements.length === 0 ? (
          <p className="text-sm text-muted">没有已受理的报表。</p>
        ) : (
          <ul className="columns-1 gap-6 text-sm sm:columns-2">
            {sheet.statements.map((one) => (
              <li key={one.id} className="break-inside-avoid py-0.5">
                <TextLink href={`/${face}/finance/statements/${one.id}`}>
                  {formatPeriod({ kind: one.formCode === 'annual' ? 'year' : 'month', code: one.period })}
                  {one.formCode === 'annual' ? '决算' : '快报'}（{scopes[one.scope]}）
                </TextLink>
              </li>
            ))}
          </ul>
        )}
      </Card>
    </div>
  )
}
