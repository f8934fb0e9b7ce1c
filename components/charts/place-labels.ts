import { insideRing, type Point, ringArea } from '@/components/charts/geo-shape'

/** A label to be placed: its size in pixels, the middle of its area and the rings of it, also in pixels. */
export type LabelRequest = { id: string; width: number; height: number; anchor: Point; rings: readonly (readonly Point[])[] }

/** Where a label stands (its middle); `leader` goes from the area to the label's edge when it stands outside. */
export type PlacedLabel = { id: string; at: Point; leader: readonly [Point, Point] | null }

type Box = { x: number; y: number; width: number; height: number }

const gap = 3
const angles = Array.from({ length: 32 }, (_, index) => (index / 32) * 2 * Math.PI)

function overlaps(left: Box, right: Box): boolean {
  return (
    Math.abs(left.x - right.x) * 2 < left.width + right.width + gap * 2 &&
    Math.abs(left.y - right.y) * 2 < left.height + right.height + gap * 2
  )
}

/** Points spread over a box: corners, edges and middle. */
function samples({ x, y, width, height }: Box): Point[] {
  return [-0.5, 0, 0.5].flatMap((down) => [-0.5, -0.25, 0, 0.25, 0.5].map((along): Point => [x + along * width, y + down * height]))
}

function share(box: Box, rings: readonly (readonly Point[])[]): number {
  const points = samples(box)
  return points.filter((point) => rings.some((ring) => insideRing(point, ring))).length / points.length
}

function boxAt(request: LabelRequest, [x, y]: Point): Box {
  return { x, y, width: request.width, height: request.height }
}

/** Where the line from `from` to the middle of the box meets its edge. */
function edgeOf(box: Box, from: Point): Point {
  const dx = from[0] - box.x
  const dy = from[1] - box.y
  const reach = Math.max(Math.abs(dx) / (box.width / 2 + 2), Math.abs(dy) / (box.height / 2 + 2), 1e-9)
  return reach <= 1 ? from : [box.x + dx / reach, box.y + dy / reach]
}

type Ground = { size: { width: number; height: number }; taken: readonly Box[]; land: readonly (readonly Point[])[] }

/** The cheapest free place around the anchor: near, and over as little land as possible. */
function placeOutside(request: LabelRequest, { size, taken, land }: Ground): Point {
  let best: { at: Point; cost: number } | null = null
  for (let distance = 16; distance <= Math.max(size.width, size.height) / 2; distance += 8) {
    for (const angle of angles) {
      const at: Point = [
        request.anchor[0] + distance * Math.cos(angle) + (Math.cos(angle) * request.width) / 2,
        request.anchor[1] + distance * Math.sin(angle),
      ]
      const box = boxAt(request, at)
      const outside =
        at[0] - box.width / 2 < 0 ||
        at[0] + box.width / 2 > size.width ||
        at[1] - box.height / 2 < 0 ||
        at[1] + box.height / 2 > size.height
      if (outside || taken.some((other) => overlaps(box, other))) continue
      const cost = distance + share(box, land) * 160
      if (best === null || cost < best.cost) best = { at, cost }
    }
    if (best !== null && best.cost < distance) break
  }
  return best?.at ?? request.anchor
}

/** Places all labels without overlap: inside their own area where they fit, else beside it with a leader line, preferably over the sea. */
export function placeLabels(requests: readonly LabelRequest[], size: { width: number; height: number }): PlacedLabel[] {
  const land = requests.flatMap((request) => request.rings)
  const taken: Box[] = []
  const placed = new Map<string, PlacedLabel>()
  const bySize = [...requests].sort((left, right) => areaOf(right) - areaOf(left))
  for (const request of bySize) {
    const box = boxAt(request, request.anchor)
    if (share(box, request.rings) < 0.99 || taken.some((other) => overlaps(box, other))) continue
    taken.push(box)
    placed.set(request.id, { id: request.id, at: request.anchor, leader: null })
  }
  for (const request of bySize) {
    if (placed.has(request.id)) continue
    const at = placeOutside(request, { size, taken, land })
    const box = boxAt(request, at)
    taken.push(box)
    placed.set(request.id, { id: request.id, at, leader: [request.anchor, edgeOf(box, request.anchor)] })
  }
  return requests.flatMap((request) => placed.get(request.id) ?? [])
}

function areaOf(request: LabelRequest): number {
  return request.rings.reduce((sum, ring) => sum + Math.abs(ringArea(ring)), 0)
}
