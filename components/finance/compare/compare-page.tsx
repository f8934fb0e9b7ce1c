import { Chart } from '@/components/charts/chart'
import { prepareBar } from '@/components/charts/prepare-bar'
import { prepareLine } from '@/components/charts/prepare-line'
import { CompareChooser } from '@/components/finance/compare/compare-chooser'
import { PivotTable } from '@/components/finance/compare/pivot-table'
import { found } from '@/components/patterns/found'
import { PageFrame } from '@/components/patterns/page-frame'
import type { SearchParams } from '@/components/patterns/query-table/list-state'
import { buttonClass } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { EmptyState } from '@/components/ui/empty-state'
import { NumberedPager } from '@/components/ui/key-pager'
import { pivotOf } from '@/lib/finance/compare/pivot'
import { compareQuery, compareScopes, readCompare } from '@/lib/finance/compare/schema'
import { type FinanceCompare, financeCompare } from '@/lib/finance/queries/compare'
import type { Actor } from '@/lib/kernel/actor'
import { formatPeriod } from '@/lib/kernel/period'
import { runQuery } from '@/lib/platform/query'

type Face = 'gov' | 'ent'
type Props = { face: Face; actor: Actor; params: SearchParams }

/** 对比分析: enterprises × indicators × periods as a table that can be turned, with a picture and the whole as a workbook; the address is all of it. */
export async function ComparePage({ face, actor, params }: Props) {
  const asked = readCompare(params)
  // An enterprise sees its units, not only first-level enterprises.
  const result = await found(runQuery(financeCompare, actor, { ...(face === 'ent' ? { who: 'all' } : {}), ...asked }))
  const { compare, periods, orgs, indicators, total, size } = result
  const path = `/${face}/finance/compare`
  const span = periodWords(result)
  return (
    <PageFrame
      title="对比分析"
      facts={[
        `${total} 户 × ${indicators.length} 项指标 × ${periods.length} 个期间`,
        span,
        `口径：${compareScopes[compare.scope]}`,
        compare.annualised ? '流量已年化（×12÷月份）' : '不年化',
      ]}
      actions={
        total > 0 && (
          <a className={buttonClass()} href={`/api/finance/compare?${compareQuery({ ...compare, page: 1 })}`}>
            导出 Excel（全部）
          </a>
        )
      }
    >
      <CompareChooser face={face} result={result} />
      {orgs.length === 0 || periods.length === 0 ? (
        <EmptyState title="没有符合条件的企业">换用更短的企业名称，或放宽范围。</EmptyState>
      ) : (
        <>
          <Card>
            <Chart height={320} chart={chartOf(face, result)} />
          </Card>
          <PivotTable
            face={face}
            pivot={pivotOf({ form: compare.form, orgs, indicators, periods }, compare)}
            units={new Map(indicators.map(({ code, unit }) => [code, unit]))}
            note={
              total > orgs.length
                ? `显示第 ${(compare.page - 1) * size + 1}–${(compare.page - 1) * size + orgs.length} 户，共 ${total} 户；全部见 Excel`
                : null
            }
          />
          <Pages path={path} result={result} />
        </>
      )}
    </PageFrame>
  )
}

function periodWords({ compare, periods }: FinanceCompare): string | null {
  const kind = compare.form === 'annual' ? 'year' : 'month'
  const [first, last] = [periods[0], periods.at(-1)]
  if (!first || !last) return null
  const words = (code: number) => formatPeriod({ kind, code })
  return first === last ? words(first) : `${words(first)}至${words(last)}`
}

const mostLines = 8
const mostBars = 30

/** The first indicator: lines over the periods of the first enterprises, or bars of one period. */
function chartOf(face: Face, result: FinanceCompare) {
  const { indicators, periods, compare } = result
  // Who has nothing to draw would only take a place and a colour.
  const orgs = result.orgs.filter(({ sheets }) => sheets.some(({ values }) => values[0] !== null && values[0] !== undefined))
  const { name, unit, code } = indicators[0]!
  const at = (org: (typeof orgs)[number], period: number) => {
    const value = org.sheets.find((sheet) => sheet.period === period)?.values[0]
    return value ? Number(value).toFixed(2) : null
  }
  const kind = compare.form === 'annual' ? 'year' : 'month'
  const subtitle = `${periodWords(result)}，${compareScopes[compare.scope]}口径`
  if (periods.length === 1) {
    const bars = orgs.slice(0, mostBars).map((org) => {
      const statementId = org.sheets[0]?.statementId
      const href = statementId ? { href: `/${face}/finance/indicators/${code}?statement=${statementId}` } : {}
      return { label: org.name, value: at(org, periods[0]!), ...href }
    })
    return prepareBar({
      title: name,
      subtitle: orgs.length > mostBars ? `${subtitle}，本页前 ${mostBars} 户` : subtitle,
      unit,
      bars,
      direction: 'vertical',
    })
  }
  return prepareLine({
    ...{ title: name, unit },
    subtitle: orgs.length > mostLines ? `${subtitle}，本页前 ${mostLines} 户` : subtitle,
    periods: periods.map((period) => formatPeriod({ kind, code: period })),
    lines: orgs.slice(0, mostLines).map((org) => ({ name: org.name, values: periods.map((period) => at(org, period)) })),
  })
}

function Pages({ path, result: { compare, total, size } }: { path: string; result: FinanceCompare }) {
  const pages = Math.ceil(total / Math.max(1, size))
  return <NumberedPager page={compare.page} pages={pages} at={(page) => `${path}?${compareQuery({ ...compare, page })}`} />
}
