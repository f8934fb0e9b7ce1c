import type { Metadata } from 'next'
import { currentActor } from '@/app/session'
import { cityMap } from '@/components/screen/city-map-once'
import { Screen } from '@/components/screen/screen'
import { ScreenRefused } from '@/components/screen/screen-refused'
import { screenFigures } from '@/lib/dashboards/queries/screen'
import { may } from '@/lib/kernel/actor'
import { runQuery } from '@/lib/platform/query'

export const metadata: Metadata = { title: '在线监测大屏' }

export default async function Page() {
  const actor = await currentActor('gov')
  if (!may(actor, screenFigures.permission)) return <ScreenRefused />
  const figures = await runQuery(screenFigures, actor, {})
  return <Screen first={figures} map={cityMap()} ledger={may(actor, 'matter.read')} />
}
