import type { Ink, Point } from '../schema'

/** Fewest points, and shortest side of the drawn box as a share of the pad's height, of what counts as a signature and not as a slip. */
const fewestPoints = 8
const leastExtent = 0.15

/** Whether there is enough ink to be a signature: more than a dot or a slip. */
export function isSignature({ strokes, height }: Ink): boolean {
  const points = strokes.flat()
  if (points.length < fewestPoints) return false
  const extent = (axis: 0 | 1) => Math.max(...points.map((point) => point[axis])) - Math.min(...points.map((point) => point[axis]))
  return Math.max(extent(0), extent(1)) >= height * leastExtent
}

/** Width of the pen at a pressure (thousandths), in units of the pad; an unknown pressure (0) writes like a ballpoint. */
export function penWidth(pressure: number, height: number): number {
  const base = height / 70
  return base * (pressure === 0 ? 1 : 0.5 + pressure / 1000)
}

/** Each stroke as an SVG path through the middles of its points, with its mean width; one dot becomes a short line. */
export function inkPaths({ strokes, height }: Ink): { d: string; width: string }[] {
  return strokes.map((stroke) => ({ d: pathOf(stroke), width: meanWidth(stroke, height).toFixed(1) }))
}

function meanWidth(stroke: readonly Point[], height: number): number {
  return stroke.reduce((sum, point) => sum + penWidth(point[2], height), 0) / stroke.length
}

function pathOf(stroke: readonly Point[]): string {
  const [first, ...rest] = stroke
  if (!first) return ''
  if (rest.length === 0) return `M${first[0]} ${first[1]}h0.1`
  const steps = rest.map((point, index) => {
    const next = rest[index + 1]
    if (!next) return `L${point[0]} ${point[1]}`
    return `Q${point[0]} ${point[1]} ${(point[0] + next[0]) / 2} ${(point[1] + next[1]) / 2}`
  })
  return `M${first[0]} ${first[1]}${steps.join('')}`
}
