import { clsx } from 'clsx'
import { useContext, useState } from 'react'
import { shades } from '@/components/charts/chart-colors'
import { shadeOf } from '@/components/charts/prepare-map'
import type { CityMap as Drawn, DrawnDistrict } from '@/components/screen/draw-city'
import type { Drill } from '@/components/screen/drill/drill'
import { DrillContext, Opens } from '@/components/screen/drill/drill-context'

/** What the districts can be shaded by. */
export type MapMeasure = { key: string; label: string; unit: string }

/** A district (or what lies outside all of them): its values by measure, what is read out, what stands below its name, and what it opens. */
export type MapRow = { adcode: string; name: string; values: Readonly<Record<string, number>>; words: string; below: string; drill: Drill }

type Props = { map: Drawn; label: string; measures: readonly [MapMeasure, ...MapMeasure[]]; rows: readonly MapRow[]; note: string }

/** The ten districts shaded by what one chooses; each opens what it is made of. */
export function DistrictMap({ map, label, measures, rows, note }: Props) {
  const [chosen, setChosen] = useState(measures[0].key)
  const measure = measures.find(({ key }) => key === chosen) ?? measures[0]
  const byCode = new Map(rows.map((row) => [row.adcode, row]))
  const figureOf = (adcode: string) => byCode.get(adcode)?.values[measure.key] ?? 0
  const values = map.districts.map(({ adcode }) => figureOf(adcode))
  const rest = rows.filter((row) => !map.districts.some(({ adcode }) => adcode === row.adcode))
  return (
    <div className="relative flex min-h-0 flex-1 flex-col">
      {/* biome-ignore lint/a11y/useSemanticElements: a group of shapes, not of form fields */}
      <svg viewBox={`0 0 ${map.width} ${map.height}`} role="group" aria-label={label} className="min-h-0 w-full min-w-0 flex-1">
        {map.districts.map((district) => {
          const shade = shadeOf(figureOf(district.adcode), values) ?? 0
          return (
            <Shape
              key={district.adcode}
              district={district}
              fill={shades.dark[shade] ?? shades.dark[0]}
              row={byCode.get(district.adcode)}
            />
          )
        })}
        {map.districts.map((district) => (
          <LabelOf key={district.adcode} district={district} row={byCode.get(district.adcode)} />
        ))}
      </svg>
      <div className="absolute right-0 bottom-2 flex flex-col items-end gap-2 max-[900px]:static portrait:static text-sm text-(--quiet)">
        {rest.map((row) => (
          <Opens key={row.adcode} drill={row.drill} className="rounded border border-(--line) px-2.5 py-1">
            {row.name} {row.below}
          </Opens>
        ))}
        <fieldset className="flex rounded border border-(--line)">
          <legend className="sr-only">地图着色</legend>
          {measures.map(({ key, label: name }) => (
            <button
              key={key}
              type="button"
              aria-pressed={key === measure.key}
              onClick={() => setChosen(key)}
              className={clsx('px-2.5 py-1', key === measure.key && 'bg-(--line) text-white')}
            >
              {name}
            </button>
          ))}
        </fieldset>
        <Legend low={Math.min(...values)} high={Math.max(...values)} unit={measure.unit} />
        <p>{note}</p>
      </div>
    </div>
  )
}

type ShapeProps = { district: DrawnDistrict; fill: string; row: MapRow | undefined }

function Shape({ district, fill, row }: ShapeProps) {
  const { open } = useContext(DrillContext)
  const press = () => row && open(row.drill)
  return (
    // biome-ignore lint/a11y/useSemanticElements: a shape of a drawing cannot be a button element
    <path
      role="button"
      tabIndex={0}
      aria-label={row ? `${row.name}：${row.words}` : district.name}
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

type LabelProps = { district: DrawnDistrict; row: MapRow | undefined }

// The label opens the same as its shape, for the pointer only: the shape is what the keyboard and the reader meet.
function LabelOf({ district: { at, leader, name }, row }: LabelProps) {
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
      onClick={() => row && open(row.drill)}
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
        {row?.below ?? '—'}
      </text>
    </g>
  )
}

function Legend({ low, high, unit }: { low: number; high: number; unit: string }) {
  return (
    <div className="flex items-center gap-2 tabular-nums">
      <span>{count(low)}</span>
      <span aria-hidden className="flex">
        {shades.dark.map((shade) => (
          <span key={shade} className="h-2.5 w-6" style={{ background: shade }} />
        ))}
      </span>
      <span>
        {count(high)} {unit}
      </span>
    </div>
  )
}

const count = (value: number) => value.toLocaleString('zh-CN', { maximumFractionDigits: 1 })
