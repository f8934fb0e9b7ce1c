'use client'

import { useMemo, useState } from 'react'
import { CityMap } from '@/components/screen/city-map'
import type { CityMap as Drawn } from '@/components/screen/draw-city'
import type { Drill } from '@/components/screen/drill/drill'
import { DrillContext } from '@/components/screen/drill/drill-context'
import { DrillDialog } from '@/components/screen/drill/drill-dialog'
import { GroupPanel } from '@/components/screen/group-panel'
import { RiskPanel } from '@/components/screen/risk-panel'
import { ScreenHead } from '@/components/screen/screen-head'
import { LatestPanel, LevelPanel, OverduePanel } from '@/components/screen/side-panels'
import { StepPanel } from '@/components/screen/step-panel'
import { TopFigures } from '@/components/screen/top-figures'
import { useFeed } from '@/components/screen/use-feed'
import { periodText } from '@/lib/dashboards/rules/count-period'
import type { ScreenFigures } from '@/lib/dashboards/schema'

type Props = { first: ScreenFigures; map: Drawn; ledger: boolean }

/** The first screen. `first` = the figures it was opened with; `ledger` = the person may open the ledger of filings. */
export function Screen({ first, map, ledger }: Props) {
  const feed = useFeed(first, '/api/dashboards/screen')
  const [drill, setDrill] = useState<Drill | null>(null)
  const opener = useMemo(() => ({ open: setDrill, ledger }), [ledger])
  const { figures } = feed
  return (
    <DrillContext value={opener}>
      <main className="stage-page">
        <div className="stage">
          <ScreenHead feed={feed} scene="/screen" facts={[`期间 ${periodText(figures.period)}`, '口径 按上报日期；在办、超期不限年份']} />
          <div style={{ gridArea: 'left' }} className="stage-column pl-10 max-[900px]:pl-0 portrait:pl-0">
            <GroupPanel figures={figures} />
            <StepPanel figures={figures} />
          </div>
          <div
            style={{ gridArea: 'middle' }}
            className="stage-column px-8 max-[900px]:-order-1 max-[900px]:px-0 portrait:-order-1 portrait:px-0"
          >
            <TopFigures figures={figures} />
            <CityMap map={map} figures={figures} />
          </div>
          <div style={{ gridArea: 'right' }} className="stage-column pr-10 max-[900px]:pr-0 portrait:pr-0">
            <LevelPanel figures={figures} />
            <RiskPanel figures={figures} />
            <OverduePanel figures={figures} />
            <LatestPanel figures={figures} ledger={ledger} />
          </div>
        </div>
      </main>
      {drill && <DrillDialog key={drill.title} drill={drill} onClose={() => setDrill(null)} />}
    </DrillContext>
  )
}
