import type { Metadata } from 'next'
import { currentActor } from '@/app/session'
import { cityMap } from '@/components/screen/city-map-once'
import { FinanceScreen } from '@/components/screen/finance/finance-screen'
import { ScreenRefused } from '@/components/screen/screen-refused'
import { screenFinance } from '@/lib/dashboards/queries/screen-finance'
import { may } from '@/lib/kernel/actor'
import { runQuery } from '@/lib/platform/query'

export const metadata: Metadata = { title: '财务与资金大屏' }

export default async function Page() {
  const actor = await currentActor('gov')
  if (!may(actor, screenFinance.permission)) return <ScreenRefused />
  return <FinanceScreen first={await runQuery(screenFinance, actor, {})} map={cityMap()} />
}
