'use client'

import { useMemo, useState } from 'react'
import { Chart } from '@/components/charts/chart'
import { prepareLine } from '@/components/charts/prepare-line'
import { monthsOf, startOf, type Turned, wanOf } from '@/components/treasury/forecast/assumptions'
import { ForecastTables } from '@/components/treasury/forecast/forecast-tables'
import { Sliders } from '@/components/treasury/forecast/sliders'
import { Card } from '@/components/ui/card'
import { dueInGapMonths, type FundAssumptions, forecastFunds } from '@/lib/finance/forecast/fund-gap'
import { assume, fundScenarios, sensitivities } from '@/lib/finance/forecast/scenarios'
import { Decimal, readDecimal } from '@/lib/kernel/decimal'
import type { FundPlan } from '@/lib/treasury/queries/fund-plan'

function assumedBy(turned: Turned, drawable: Decimal): FundAssumptions {
  const share = (value: number) => new Decimal(value).div(100)
  return {
    ...{ realisation: share(turned.realisation), incomeChange: share(turned.income), refinancing: share(turned.refinancing), drawable },
    ...{ reserve: readDecimal(turned.reserve) ?? new Decimal(0), basisPoints: new Decimal(turned.points) },
  }
}

/** The forecast with its assumptions at hand; every turn is computed anew at once, in the browser. */
export function ForecastBoard({ plan }: { plan: FundPlan }) {
  const reserve = wanOf(plan.reserve).toFixed(2)
  const [scenario, setScenario] = useState(fundScenarios[0]!)
  const [turned, setTurned] = useState(() => startOf(scenario, reserve))
  const [horizon, setHorizon] = useState(6)
  const made = useMemo(() => {
    const months = monthsOf(plan).slice(0, horizon)
    const opening = wanOf(plan.balance).minus(wanOf(plan.restricted))
    const drawable = wanOf(plan.drawable)
    const assumed = assumedBy(turned, drawable)
    const forecast = forecastFunds(opening, months, assumed)
    const others = fundScenarios.map((one) => ({
      name: one.name,
      ...forecastFunds(opening, months, assume(one, assumed.reserve, drawable)),
    }))
    const dues = dueInGapMonths(
      forecast,
      plan.dues.map((due) => ({ ...due, amount: wanOf(due.amount) })),
    )
    return { months, assumed, forecast, others, dues, turns: sensitivities(opening, months, assumed) }
  }, [plan, horizon, turned])
  const chart = useMemo(
    () =>
      prepareLine({
        title: '期末可用资金',
        subtitle: '模拟，虚线为各情景',
        unit: '万元',
        periods: made.months.map(({ month }) => month),
        level: { name: '最低备付', value: made.assumed.reserve.toFixed(2) },
        lines: [
          { name: '当前假设', values: made.forecast.rows.map(({ closing }) => closing.toFixed(2)) },
          ...made.others.map(({ name, rows }) => ({ name, dashed: true, values: rows.map(({ closing }) => closing.toFixed(2)) })),
        ],
      }),
    [made],
  )
  return (
    <>
      <div className="grid grid-cols-1 items-start gap-3 *:min-w-0 lg:grid-cols-[22rem_minmax(0,1fr)]">
        <Sliders
          {...{ scenario: scenario.key, turned, horizon }}
          onScenario={(key) => {
            const next = fundScenarios.find((one) => one.key === key) ?? fundScenarios[0]!
            setScenario(next)
            setTurned({ ...startOf(next, turned.reserve) })
          }}
          onTurn={setTurned}
          onHorizon={setHorizon}
        />
        <Card>
          <Chart chart={chart} height={300} />
        </Card>
      </div>
      <ForecastTables forecast={made.forecast} dues={made.dues} turns={made.turns} />
    </>
  )
}
