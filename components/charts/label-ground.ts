import { type Bounds, boundsOf, insideRing, type Point } from '@/components/charts/geo-shape'

/** A rectangle by its middle, in pixels. */
export type Box = { x: number; y: number; width: number; height: number }

/** A ring with few enough points to be asked thousands of times while labels are placed. */
export type Ring = { points: readonly Point[]; bounds: Bounds }

/** Points nearer than this to the one before do not change where a label may stand. */
const step = 3

/** Rings with a point every few pixels and their bounds; islands of less than a few pixels fall away. */
export function groundRings(rings: readonly (readonly Point[])[]): Ring[] {
  return rings.flatMap((ring): Ring[] => {
    const points: Point[] = []
    for (const point of ring) {
      const last = points.at(-1)
      if (!last || Math.hypot(point[0] - last[0], point[1] - last[1]) >= step) points.push(point)
    }
    return points.length < 4 ? [] : [{ points, bounds: boundsOf([{ rings: [points] }]) }]
  })
}

function holds(ring: Ring, [x, y]: Point): boolean {
  const { left, right, bottom, top } = ring.bounds
  return x >= left && x <= right && y >= bottom && y <= top && insideRing([x, y], ring.points)
}

/** Points spread over a box: corners, edges and middle. */
function samples({ x, y, width, height }: Box): Point[] {
  return [-0.5, 0, 0.5].flatMap((down) => [-0.5, -0.25, 0, 0.25, 0.5].map((along): Point => [x + along * width, y + down * height]))
}

/** Which part of a box (0–1) lies over the rings. */
export function coveredShare(box: Box, rings: readonly Ring[]): number {
  const points = samples(box)
  return points.filter((point) => rings.some((ring) => holds(ring, point))).length / points.length
}
