import { type Point, ringArea } from '@/components/charts/geo-shape'
import { type Box, coveredShare, groundRings, type Ring } from '@/components/charts/label-ground'
import { edgeOf, type Leader, lineCrossesBox, linesCross } from '@/components/charts/line-crossing'

/** A label to be placed: its size in pixels, the middle of its area and the rings of it, also in pixels. */
export type LabelRequest = { id: string; width: number; height: number; anchor: Point; rings: readonly (readonly Point[])[] }

/** Where a label stands (its middle); `leader` goes from the area to the label's edge when it stands outside. */
export type PlacedLabel = { id: string; at: Point; leader: Leader | null }

type Size = { width: number; height: number }
type Asked = LabelRequest & { ground: readonly Ring[]; area: number }
type Ground = { size: Size; taken: Box[]; leaders: Leader[]; land: readonly Ring[] }
type Found = { at: Point; cost: number } | null

const gap = 3
/** A label may stand over the border of its area by the rest before it has to go outside. */
const enoughInside = 0.8
/** What standing wholly over land, and what crossing another leader costs, in pixels of distance. */
const landCost = 320
const tangleCost = 200
const angles = Array.from({ length: 48 }, (_, index) => (index / 48) * 2 * Math.PI)

function overlaps(left: Box, right: Box): boolean {
  return (
    Math.abs(left.x - right.x) * 2 < left.width + right.width + gap * 2 &&
    Math.abs(left.y - right.y) * 2 < left.height + right.height + gap * 2
  )
}

function boxAt({ width, height }: LabelRequest, [x, y]: Point): Box {
  return { x, y, width, height }
}

/** Points to try inside an area: its middle first, then a grid over its largest ring. */
function insidePoints({ anchor, ground }: Asked): Point[] {
  const widest = ground.reduce<Ring | null>((best, ring) => (best && best.points.length >= ring.points.length ? best : ring), null)
  if (!widest) return [anchor]
  const { left, right, bottom, top } = widest.bounds
  const parts = Array.from({ length: 15 }, (_, index) => (index + 1) / 16)
  return [anchor, ...parts.flatMap((across) => parts.map((up): Point => [left + (right - left) * across, bottom + (top - bottom) * up]))]
}

/** The place inside the area that holds the label best, nearest to the middle; null when none holds enough of it. */
function placeInside(request: Asked, taken: readonly Box[]): Point | null {
  let best: Found = null
  for (const at of insidePoints(request)) {
    const box = boxAt(request, at)
    const distance = Math.hypot(at[0] - request.anchor[0], at[1] - request.anchor[1])
    if ((best !== null && distance >= best.cost) || taken.some((other) => overlaps(box, other))) continue
    const held = coveredShare(box, request.ground)
    const cost = distance + (1 - held) * 100
    if (held >= enoughInside && (best === null || cost < best.cost)) best = { at, cost }
  }
  return best?.at ?? null
}

/** What a place outside costs; infinite when it is taken, out of the picture or its leader runs through a label. */
function costOutside(request: Asked, at: Point, distance: number, { size, taken, leaders, land }: Ground): number {
  const box = boxAt(request, at)
  const out = at[0] < box.width / 2 || at[0] > size.width - box.width / 2 || at[1] < box.height / 2 || at[1] > size.height - box.height / 2
  const line: Leader = [request.anchor, at]
  if (out || taken.some((other) => overlaps(box, other) || lineCrossesBox(line, other))) return Infinity
  const tangled = leaders.filter((other) => linesCross(line, other) || lineCrossesBox(other, box)).length
  return distance + tangled * tangleCost + coveredShare(box, land) * landCost
}

/** The cheapest free place around the anchor: near, over as little land as possible. */
function placeOutside(request: Asked, ground: Ground): Point {
  let best: Found = null
  for (let distance = 16; distance <= Math.max(ground.size.width, ground.size.height); distance += 6) {
    if (best !== null && best.cost < distance) break
    for (const angle of angles) {
      const aside = (Math.cos(angle) * request.width) / 2
      const at: Point = [request.anchor[0] + distance * Math.cos(angle) + aside, request.anchor[1] + distance * Math.sin(angle)]
      const cost = costOutside(request, at, distance, ground)
      if (cost < (best?.cost ?? Infinity)) best = { at, cost }
    }
  }
  return best?.at ?? request.anchor
}

/** Places all labels without overlap: inside their own area where they fit, else beside it with a leader line, preferably over the sea. */
export function placeLabels(requests: readonly LabelRequest[], size: Size): PlacedLabel[] {
  const asked = requests.map((request): Asked => {
    const area = request.rings.reduce((sum, ring) => sum + Math.abs(ringArea(ring)), 0)
    return { ...request, area, ground: groundRings(request.rings) }
  })
  const ground: Ground = { size, taken: [], leaders: [], land: asked.flatMap((request) => request.ground) }
  const placed = new Map<string, PlacedLabel>()
  const keep = (request: Asked, at: Point, outside: boolean) => {
    const box = boxAt(request, at)
    const leader: Leader | null = outside ? [request.anchor, edgeOf(box, request.anchor)] : null
    ground.taken.push(box)
    if (leader) ground.leaders.push(leader)
    placed.set(request.id, { id: request.id, at, leader })
  }
  const largestFirst = [...asked].sort((left, right) => right.area - left.area)
  for (const request of largestFirst) {
    const at = placeInside(request, ground.taken)
    if (at !== null) keep(request, at, false)
  }
  for (const request of largestFirst) if (!placed.has(request.id)) keep(request, placeOutside(request, ground), true)
  return requests.flatMap((request) => placed.get(request.id) ?? [])
}
