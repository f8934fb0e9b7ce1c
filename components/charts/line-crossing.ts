import type { Point } from '@/components/charts/geo-shape'
import type { Box } from '@/components/charts/label-ground'

/** A line from an area to its label. */
export type Leader = readonly [Point, Point]

function side([ax, ay]: Point, [bx, by]: Point, [x, y]: Point): number {
  return Math.sign((bx - ax) * (y - ay) - (by - ay) * (x - ax))
}

/** True when two lines cross each other; touching at an end is no crossing. */
export function linesCross([a, b]: Leader, [c, d]: Leader): boolean {
  return side(a, b, c) * side(a, b, d) < 0 && side(c, d, a) * side(c, d, b) < 0
}

/** True when a line runs through a box or ends in it. */
export function lineCrossesBox([from, to]: Leader, box: Box): boolean {
  const half = [box.width / 2, box.height / 2] as const
  const within = ([x, y]: Point) => Math.abs(x - box.x) < half[0] && Math.abs(y - box.y) < half[1]
  const corners: Point[] = [
    [box.x - half[0], box.y - half[1]],
    [box.x + half[0], box.y + half[1]],
    [box.x - half[0], box.y + half[1]],
    [box.x + half[0], box.y - half[1]],
  ]
  const [a, b, c, d] = corners as [Point, Point, Point, Point]
  return within(from) || within(to) || linesCross([from, to], [a, b]) || linesCross([from, to], [c, d])
}

/** Where the line from `from` to the middle of a box meets its edge, two pixels before it. */
export function edgeOf(box: Box, from: Point): Point {
  const dx = from[0] - box.x
  const dy = from[1] - box.y
  const reach = Math.max(Math.abs(dx) / (box.width / 2 + 2), Math.abs(dy) / (box.height / 2 + 2), 1e-9)
  return reach <= 1 ? from : [box.x + dx / reach, box.y + dy / reach]
}
