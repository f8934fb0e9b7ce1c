import { DistrictMap, type MapMeasure, type MapRow } from '@/components/screen/district-map'
import type { CityMap as Drawn } from '@/components/screen/draw-city'
import type { DistrictFigures, ScreenFigures } from '@/lib/dashboards/schema'

const measures: readonly [MapMeasure, ...MapMeasure[]] = [
  { key: 'enterprises', label: '企业', unit: '户' },
  { key: 'filings', label: '本年上报', unit: '件' },
  { key: 'open', label: '在办', unit: '件' },
]

/** Enterprises and filings by district. */
export function CityMap({ map, figures }: { map: Drawn; figures: ScreenFigures }) {
  return (
    <DistrictMap
      map={map}
      label="十区（市）企业与办件分布"
      measures={measures}
      rows={figures.districts.map((row) => rowOf(row, figures.period))}
      note="企业含区（市）属，按注册地"
    />
  )
}

function rowOf(row: DistrictFigures, period: ScreenFigures['period']): MapRow {
  const { adcode, name, city, own, filings, open } = row
  const enterprises = city + own
  return {
    ...{ adcode, name, values: { enterprises, filings, open } },
    words: `企业 ${enterprises} 户，本年上报 ${filings} 件，在办 ${open} 件`,
    below: `${enterprises} 户 · ${filings} 件`,
    drill: {
      title: `${name} · 企业 ${enterprises} 户（市属 ${city}、区属 ${own}）`,
      parts: [
        { label: `本年上报 ${filings} 件`, filings: { ...period, adcode } },
        { label: '在办', filings: { tab: 'open', adcode } },
        { label: `企业 ${enterprises} 户`, enterprises: { adcode } },
      ],
    },
  }
}
