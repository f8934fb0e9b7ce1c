'use client'

import { useMemo, useState } from 'react'
import { DistrictMap, type MapMeasure, type MapRow } from '@/components/screen/district-map'
import type { CityMap as Drawn } from '@/components/screen/draw-city'
import type { Drill } from '@/components/screen/drill/drill'
import { DrillContext } from '@/components/screen/drill/drill-context'
import { DrillDialog } from '@/components/screen/drill/drill-dialog'
import { HeadlinePanel, ReportingPanel, SizeFigures } from '@/components/screen/finance/finance-panels'
import { InvestmentPanel } from '@/components/screen/finance/investment-panel'
import { LadderPanel, MovesPanel, TreasuryPanel } from '@/components/screen/finance/money-panels'
import { Nothing, Panel } from '@/components/screen/panel'
import { ScreenHead } from '@/components/screen/screen-head'
import { useFeed } from '@/components/screen/use-feed'
import type { ScreenDistrict, ScreenFinance } from '@/lib/dashboards/screen-finance-schema'
import { formatPeriod } from '@/lib/kernel/period'

type Props = { first: ScreenFinance; map: Drawn }

const measures: readonly [MapMeasure, ...MapMeasure[]] = [
  { key: 'revenue', label: '营业总收入', unit: '亿元' },
  { key: 'profit', label: '利润总额', unit: '亿元' },
  { key: 'assets', label: '资产总额', unit: '亿元' },
]

/** 财务与资金: the whole, the groups that moved, the districts, debts and money; each number opens what it is made of. */
export function FinanceScreen({ first, map }: Props) {
  const feed = useFeed(first, '/api/dashboards/screen/finance')
  const [drill, setDrill] = useState<Drill | null>(null)
  const opener = useMemo(() => ({ open: setDrill, ledger: true }), [])
  const { finance, treasury, investment } = feed.figures
  const period = finance?.period ?? null
  const month = period === null ? '尚无已受理快报' : `${formatPeriod({ kind: 'month', code: period })}累计`
  return (
    <DrillContext value={opener}>
      <main className="stage-page">
        <div className="stage">
          <ScreenHead feed={feed} scene="/screen/finance" facts={[`期间 ${month}`, '口径 一级企业合并报表汇总，未抵销集团间往来']} />
          <div style={{ gridArea: 'left' }} className="stage-column pl-10 max-[900px]:pl-0 portrait:pl-0">
            <HeadlinePanel finance={finance} />
            <ReportingPanel finance={finance} />
            <TreasuryPanel treasury={treasury} />
          </div>
          <div
            style={{ gridArea: 'middle' }}
            className="stage-column px-8 max-[900px]:-order-1 max-[900px]:px-0 portrait:-order-1 portrait:px-0"
          >
            <SizeFigures finance={finance} />
            {finance && period !== null ? (
              <DistrictMap
                map={map}
                label="十区（市）企业财务分布"
                measures={measures}
                rows={finance.districts.map((row) => rowOf(row, period))}
                note="注册在当地的企业，单户与本部口径汇总"
              />
            ) : (
              <Panel title="区（市）分布" className="flex-1">
                <Nothing>没有已受理的财务快报</Nothing>
              </Panel>
            )}
          </div>
          <div style={{ gridArea: 'right' }} className="stage-column pr-10 max-[900px]:pr-0 portrait:pr-0">
            <MovesPanel finance={finance} />
            <InvestmentPanel investment={investment} />
            <LadderPanel treasury={treasury} />
          </div>
        </div>
      </main>
      {drill && <DrillDialog key={drill.title} drill={drill} onClose={() => setDrill(null)} />}
    </DrillContext>
  )
}

const billions = (tenThousands: string) => Number(tenThousands) / 10_000
const shown = (value: number) => value.toLocaleString('zh-CN', { maximumFractionDigits: 1 })

function rowOf({ adcode, name, units, revenue, profit, assets }: ScreenDistrict, period: number): MapRow {
  const values = { revenue: billions(revenue), profit: billions(profit), assets: billions(assets) }
  return {
    ...{ adcode, name, values },
    words: `${units} 户，营业总收入 ${shown(values.revenue)} 亿元，利润总额 ${shown(values.profit)} 亿元，资产总额 ${shown(values.assets)} 亿元`,
    below: `${shown(values.revenue)} 亿元`,
    drill: { title: `${name} · ${units} 户企业`, parts: [{ label: '企业', finance: { adcode, period } }] },
  }
}
