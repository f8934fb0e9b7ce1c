import { clsx } from 'clsx'
import { useContext, useState } from 'react'
import { shades } from '@/components/charts/chart-colors'
import { shadeOf } from '@/components/charts/prepare-map'
import type { CityMap as Drawn, DrawnDistrict } from '@/components/screen/draw-city'
import type { Drill } from '@/components/screen/drill'
import { DrillContext, Opens } from '@/components/screen/drill-context'
import type { DistrictFigures, ScreenFigures } from '@/lib/dashboards/schema'

const measures = {
  enterprises: { label: '企业', unit: '户', of: (row: DistrictFigures) => row.city + row.own },
  filings: { label: '本年上报', unit: '件', of: (row: DistrictFigures) => row.filings },
  open: { label: '在办', unit: '件', of: (row: DistrictFigures) => row.open },
} as const
type Measure = keyof typeof measures

/** The ten districts shaded by what one chooses; each opens its filings and enterprises. */
export function CityMap({ map, figures }: { map: Drawn; figures: ScreenFigures }) {
  const [measure, setMeasure] = useState<Measure>('enterprises')
  const { of } = measures[measure]
  const rows = new Map(figures.districts.map((row) => [row.adcode, row]))
  const values = map.districts.map(({ adcode }) => figureOf(rows.get(adcode), of))
  const rest = figures.districts.filter((row) => !map.districts.some(({ adcode }) => adcode === row.adcode))
  return (
    <div className="relative flex min-h-0 flex-1 flex-col">
      {/* biome-ignore lint/a11y/useSemanticElements: a group of shapes, not of form fields */}
      <svg
        viewBox={`0 0 ${map.width} ${map.height}`}
        role="group"
        aria-label="十区（市）企业与办件分布"
        className="min-h-0 w-full min-w-0 flex-1"
      >
        {map.districts.map((district) => {
          const shade = shadeOf(figureOf(rows.get(district.adcode), of), values) ?? 0
          return (
            <Shape
              key={district.adcode}
              district={district}
              fill={shades.dark[shade] ?? shades.dark[0]}
              row={rows.get(district.adcode)}
              period={figures.period}
            />
          )
        })}
        {map.districts.map((district) => (
          <LabelOf key={district.adcode} district={district} row={rows.get(district.adcode)} period={figures.period} />
        ))}
      </svg>
      <div className="absolute right-0 bottom-2 flex flex-col items-end gap-2 max-[900px]:static portrait:static text-sm text-(--quiet)">
        {rest.map((row) => (
          <Opens key={row.adcode} drill={districtDrill(row, figures.period)} className="rounded border border-(--line) px-2.5 py-1">
            {row.name} {row.city + row.own} 户 · {row.filings} 件
          </Opens>
        ))}
        <fieldset className="flex rounded border border-(--line)">
          <legend className="sr-only">地图着色</legend>
          {(Object.keys(measures) as Measure[]).map((key) => (
            <button
              key={key}
              type="button"
              aria-pressed={key === measure}
              onClick={() => setMeasure(key)}
              className={clsx('px-2.5 py-1', key === measure && 'bg-(--line) text-white')}
            >
              {measures[key].label}
            </button>
          ))}
        </fieldset>
        <Legend low={Math.min(...values)} high={Math.max(...values)} unit={measures[measure].unit} />
        <p>企业含区（市）属，按注册地</p>
      </div>
    </div>
  )
}

function figureOf(row: DistrictFigures | undefined, of: (row: DistrictFigures) => number): number {
  return row ? of(row) : 0
}

function districtDrill(row: DistrictFigures, period: ScreenFigures['period']): Drill {
  return {
    title: `${row.name} · 企业 ${row.city + row.own} 户（市属 ${row.city}、区属 ${row.own}）`,
    parts: [
      { label: `本年上报 ${row.filings} 件`, filings: { ...period, adcode: row.adcode } },
      { label: '在办', filings: { tab: 'open', adcode: row.adcode } },
      { label: `企业 ${row.city + row.own} 户`, enterprises: { adcode: row.adcode } },
    ],
  }
}

type ShapeProps = { district: DrawnDistrict; fill: string; row: DistrictFigures | undefined; period: ScreenFigures['period'] }

function Shape({ district, fill, row, period }: ShapeProps) {
  const { open } = useContext(DrillContext)
  const press = () => row && open(districtDrill(row, period))
  return (
    // biome-ignore lint/a11y/useSemanticElements: a shape of a drawing cannot be a button element
    <path
      role="button"
      tabIndex={0}
      aria-label={row ? `${row.name}：企业 ${row.city + row.own} 户，本年上报 ${row.filings} 件，在办 ${row.open} 件` : district.name}
      d={district.path}
      fill={fill}
      stroke="#7db8f5"
      strokeWidth={1}
      strokeLinejoin="round"
      className="cursor-pointer outline-offset-0 transition-[filter] hover:brightness-125 focus-visible:brightness-150"
      onClick={press}
      onKeyDown={(event) => (event.key === 'Enter' || event.key === ' ') && press()}
    />
  )
}

type LabelProps = { district: DrawnDistrict; row: DistrictFigures | undefined; period: ScreenFigures['period'] }

// The label opens the same as its shape, for the pointer only: the shape is what the keyboard and the reader meet.
function LabelOf({ district: { at, leader, name }, row, period }: LabelProps) {
  const { open } = useContext(DrillContext)
  return (
    <g
      aria-hidden
      className="cursor-pointer"
      textAnchor="middle"
      stroke="#04132b"
      strokeWidth={3.5}
      paintOrder="stroke"
      strokeLinejoin="round"
      onClick={() => row && open(districtDrill(row, period))}
    >
      {leader && (
        <>
          <line x1={leader[0][0]} y1={leader[0][1]} x2={leader[1][0]} y2={leader[1][1]} stroke="#c9dcf5" strokeWidth={1} />
          <circle cx={leader[0][0]} cy={leader[0][1]} r={2.5} fill="#c9dcf5" stroke="none" />
        </>
      )}
      <text x={at[0]} y={at[1] - 3} fontSize={17} fill="#ffffff" className="max-sm:[font-size:27px]">
        {name}
      </text>
      <text x={at[0]} y={at[1] + 15} fontSize={14} fill="#d6e6fb" className="tabular-nums max-sm:hidden">
        {row ? `${row.city + row.own} 户 · ${row.filings} 件` : '—'}
      </text>
    </g>
  )
}

function Legend({ low, high, unit }: { low: number; high: number; unit: string }) {
  return (
    <div className="flex items-center gap-2 tabular-nums">
      <span>{low}</span>
      <span aria-hidden className="flex">
        {shades.dark.map((shade) => (
          <span key={shade} className="h-2.5 w-6" style={{ background: shade }} />
        ))}
      </span>
      <span>
        {high} {unit}
      </span>
    </div>
  )
}
