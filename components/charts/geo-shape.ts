/** A point in degrees [longitude, latitude] or in pixels [x, y]. */
export type Point = readonly [number, number]

/** The part of a GeoJSON feature collection that the maps read. */
export type GeoMap = {
  features: readonly {
    properties: { adcode: number; name: string; centroid?: readonly number[] }
    geometry: { type: string; coordinates: unknown }
  }[]
}

export type Area = { adcode: number; name: string; rings: Point[][]; center: Point }
export type Bounds = { left: number; right: number; bottom: number; top: number }

function isPoint(value: unknown): value is [number, number] {
  return Array.isArray(value) && typeof value[0] === 'number' && typeof value[1] === 'number'
}

/** All rings in coordinates nested to any depth (Polygon, MultiPolygon). */
function ringsIn(value: unknown): Point[][] {
  if (!Array.isArray(value)) return []
  if (value.length > 0 && value.every(isPoint)) return [value.map((point: Point): Point => [point[0], point[1]])]
  return value.flatMap(ringsIn)
}

/** Twice the signed area of a ring, in squared units. */
export function ringArea(ring: readonly Point[]): number {
  let sum = 0
  for (const [index, point] of ring.entries()) {
    const next = ring[(index + 1) % ring.length] ?? point
    sum += point[0] * next[1] - next[0] * point[1]
  }
  return sum
}

/** True when the point lies inside the ring (even-odd rule). */
export function insideRing([x, y]: Point, ring: readonly Point[]): boolean {
  let inside = false
  for (const [index, [ax, ay]] of ring.entries()) {
    const [bx, by] = ring[(index + ring.length - 1) % ring.length] ?? [ax, ay]
    if (ay > y !== by > y && x < ((bx - ax) * (y - ay)) / (by - ay) + ax) inside = !inside
  }
  return inside
}

function mainRing(rings: Point[][]): Point[] {
  return rings.reduce((best, ring) => (Math.abs(ringArea(ring)) > Math.abs(ringArea(best)) ? ring : best), rings[0] ?? [])
}

function middle(ring: readonly Point[]): Point {
  const box = boundsOf([{ rings: [[...ring]] }])
  return [(box.left + box.right) / 2, (box.bottom + box.top) / 2]
}

/** The districts of a map with all their rings; the centre is the given centroid, or the middle of the largest ring. */
export function areasOf(map: GeoMap): Area[] {
  return map.features.map(({ properties, geometry }) => {
    const rings = ringsIn(geometry.coordinates)
    const [x, y] = properties.centroid ?? middle(mainRing(rings))
    return { adcode: properties.adcode, name: properties.name, rings, center: [x ?? 0, y ?? 0] }
  })
}

/** The smallest box around all areas. */
export function boundsOf(areas: readonly { rings: readonly (readonly Point[])[] }[]): Bounds {
  const bounds = { left: Infinity, right: -Infinity, bottom: Infinity, top: -Infinity }
  for (const [x, y] of areas.flatMap((area) => area.rings.flat())) {
    bounds.left = Math.min(bounds.left, x)
    bounds.right = Math.max(bounds.right, x)
    bounds.bottom = Math.min(bounds.bottom, y)
    bounds.top = Math.max(bounds.top, y)
  }
  return bounds
}
