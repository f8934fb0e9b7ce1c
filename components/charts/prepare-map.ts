import { inks, shades } from '@/components/charts/chart-colors'
import { type ChartValue, drawn, valueText } from '@/components/charts/chart-number'
import type { ChartJson, ChartOption, ChartTable, ChartTheme } from '@/components/charts/chart-types'
import { type Area, areasOf, boundsOf, type GeoMap, type Point } from '@/components/charts/geo-shape'
import { placeLabels } from '@/components/charts/place-labels'

export type District = { adcode: number; value: ChartValue; href?: string; note?: string }

export type MapInput = {
  districts: readonly District[]
  unit: string
  places?: number
  theme?: ChartTheme /** Pixels of the labels; 12 on pages, more on a wall. */
  fontSize?: number
}

type Size = { width: number; height: number }

/** The map is drawn flat: a degree of longitude is this much of a degree of latitude (cos 36.4°). */
const aspect = 0.805

/** Width of a text in pixels: a Chinese character is as wide as the font is high, other signs about 0.58 of it. */
export function textWidth(text: string, fontSize: number): number {
  return [...text].reduce((sum, sign) => sum + (sign.charCodeAt(0) > 255 ? 1 : 0.58), 0) * fontSize
}

/** Pixels a degree of latitude and the projection of degrees to pixels of the drawing, with the map in its middle. */
export function projection(areas: readonly Area[], size: Size) {
  const box = boundsOf(areas)
  const tall = box.top - box.bottom
  const wide = (box.right - box.left) * aspect
  const scale = Math.min((size.height * 0.96) / tall, (size.width * 0.96) / wide)
  const middle: Point = [(box.left + box.right) / 2, (box.bottom + box.top) / 2]
  const project = ([x, y]: Point): Point => [size.width / 2 + (x - middle[0]) * aspect * scale, size.height / 2 - (y - middle[1]) * scale]
  const back = ([x, y]: Point): Point => [middle[0] + (x - size.width / 2) / (aspect * scale), middle[1] - (y - size.height / 2) / scale]
  return { project, back, extent: Math.max(tall, wide) * scale }
}

/** 0–4 by where the value stands between the smallest and the largest (roots, so that one giant does not flatten the others). */
export function shadeOf(value: number | null, values: readonly number[]): number | null {
  if (value === null) return null
  const low = Math.sqrt(Math.max(0, Math.min(...values)))
  const high = Math.sqrt(Math.max(0, ...values))
  if (high <= low) return 2
  return Math.min(4, Math.floor(((Math.sqrt(Math.max(0, value)) - low) / (high - low)) * 5))
}

/** The numbers of a district map, in the order of the districts given. */
export function mapTable(input: MapInput, names: ReadonlyMap<number, string>): ChartTable {
  const rows = input.districts.map((district) => [
    names.get(district.adcode) ?? String(district.adcode),
    valueText(district.value, input.places ?? 0),
  ])
  return { columns: ['区（市）', `数值（${input.unit}）`], rows }
}

/** The map for a drawing of the given size: shaded districts, labels that do not collide, leader lines where a district is too small. */
export function prepareMap(map: GeoMap, mapName: string, input: MapInput, size: Size): ChartOption {
  const { unit, places = 0, theme = 'light', fontSize = 12 } = input
  const lineHeight = Math.round(fontSize * 1.3)
  const ink = inks[theme]
  const areas = areasOf(map)
  const { project, back, extent } = projection(areas, size)
  const given = new Map(input.districts.map((district) => [district.adcode, district]))
  const values = input.districts.flatMap((district) => drawn(district.value) ?? [])
  const text = (area: Area) => valueText(given.get(area.adcode)?.value ?? null, places)
  const placed = placeLabels(
    areas.map((area) => ({
      id: area.name,
      width: Math.max(textWidth(area.name, fontSize), textWidth(text(area), fontSize)) + 4,
      height: lineHeight * 2,
      anchor: project(area.center),
      rings: area.rings.map((ring) => ring.map(project)),
    })),
    size,
  )
  const regions = areas.map((area): ChartJson => {
    const district = given.get(area.adcode)
    const shade = shadeOf(district ? drawn(district.value) : null, values)
    const tip = district && district.value !== null ? `${text(area)} ${unit}` : '未报送'
    return {
      name: area.name,
      itemStyle: { areaColor: shade === null ? ink.blank : (shades[theme][shade] ?? ink.blank) },
      tip: [area.name, tip, district?.note].filter(Boolean).join('\n'),
      ...(district?.href ? { href: district.href } : {}),
    }
  })
  const labels = areas.map((area, index): ChartJson => {
    const label = placed[index]
    const shade = shadeOf(drawn(given.get(area.adcode)?.value ?? null), values)
    const inside = label?.leader == null
    const light = theme === 'dark' ? !inside || (shade ?? 0) < 4 : inside && (shade ?? 0) >= 3
    const color = light ? '#ffffff' : '#1f2937'
    // A rim in the colour of what lies below keeps a sign readable where it stands over a border.
    const below = inside ? (shade === null ? ink.blank : (shades[theme][shade] ?? ink.blank)) : ink.ground
    const rim: { [key: string]: ChartJson } = { textBorderColor: below, textBorderWidth: 3 }
    return { value: [...back(label?.at ?? project(area.center))], label: { formatter: `${area.name}\n${text(area)}`, color, ...rim } }
  })
  const leaders = placed.flatMap(({ leader }): ChartJson[] => (leader === null ? [] : [{ coords: leader.map((end) => [...back(end)]) }]))
  const overlay = { coordinateSystem: 'geo', silent: true, animation: false }
  return {
    geo: {
      map: mapName,
      aspectScale: aspect,
      layoutCenter: ['50%', '50%'],
      layoutSize: extent,
      itemStyle: { borderColor: theme === 'dark' ? '#5fa8f5' : '#ffffff', borderWidth: 1 },
      emphasis: { label: { show: false }, itemStyle: { areaColor: theme === 'dark' ? '#2f7fd1' : '#f4d9a8' } },
      select: { disabled: true },
      regions,
    },
    series: [
      {
        ...overlay,
        type: 'lines',
        lineStyle: { color: theme === 'dark' ? '#c7d9f5' : ink.quiet, width: 1, opacity: 1, curveness: 0 },
        data: leaders,
        z: 4,
      },
      {
        ...overlay,
        type: 'scatter',
        symbolSize: 0.1,
        itemStyle: { color: 'transparent' },
        label: { show: true, position: 'inside', fontSize, lineHeight, align: 'center' },
        data: labels,
        z: 5,
      },
    ],
  }
}
