import { type Dependency, dependenciesOf, type GraphMatter, layersOf } from './dependency-graph'
import type { Box, Point } from './svg'

export type Node = Box & { readonly matter: GraphMatter; readonly column: number; readonly row: number }
export type Band = { readonly group: string; readonly y: number; readonly height: number }
export type Way = Dependency & { readonly points: readonly Point[] }
export type DependencyLayout = {
  readonly width: number
  readonly height: number
  readonly bands: readonly Band[]
  readonly nodes: readonly Node[]
  readonly ways: readonly Way[]
}

export const node = { width: 150, height: 50 }
const [left, top, track] = [104, 54, 6]

type Cell = { matter: GraphMatter; column: number; row: number }

/**
 * All matters in bands by group, from left to right in the order in which they are settled. Ways run only in the channels between
 * columns and between rows: one trunk leaves a matter, one line reaches it, and no way passes through a box.
 */
export function layoutDependencies(matters: readonly GraphMatter[]): DependencyLayout {
  const dependencies = dependenciesOf(matters)
  const { cells, bands } = placed(matters, dependencies)
  const cellOf = new Map(cells.map((cell) => [cell.matter.code, cell]))
  const wanted = dependencies.map((one) => rightwards({ ...one, a: cellOf.get(one.from)!, b: cellOf.get(one.to)! }))
  const columns = Math.max(...cells.map(({ column }) => column)) + 1
  const rows = Math.max(...cells.map(({ row }) => row)) + 1

  // Channels first, because their width follows from how many lines they hold.
  const across = Array.from({ length: rows }, (_, row) => new Lanes(wanted.filter((one) => one.b.row === row && isFar(one)).map(lineOf)))
  const rowTops = stacked(rows, (row) => node.height + 14 + across[row]!.count * track, top)
  const nodeY = (row: number) => rowTops[row]! + 8 + across[row]!.count * track
  const lineY = (one: Wanted) => rowTops[one.b.row]! + 6 + across[one.b.row]!.place(lineOf(one)) * track
  const exits = (gap: number) => wanted.filter((one) => one.a.column === gap)
  const arrivals = (gap: number) => wanted.filter((one) => isFar(one) && entryGap(one) === gap)
  const middle = (row: number) => nodeY(row) + node.height / 2
  const upright = Array.from({ length: columns }, (_, gap) => {
    const trunks = exits(gap).map((one) => ({
      name: trunkOf(one),
      from: middle(one.a.row),
      to: isFar(one) ? lineY(one) : middle(one.b.row),
    }))
    const ends = arrivals(gap).map((one) => ({ name: endOf(one), from: lineY(one), to: middle(one.b.row) }))
    return new Tracks([...trunks, ...ends])
  })
  const columnX = stacked(columns, (column) => node.width + 34 + upright[column]!.count * track, left)
  const gapX = (gap: number, name: string) => columnX[gap]! + node.width + 12 + upright[gap]!.place(name) * track

  const nodes = cells.map((cell) => ({ ...cell, x: columnX[cell.column]!, y: nodeY(cell.row), ...node }))
  const ways = wanted.map((one): Way => {
    const start = { x: columnX[one.a.column]! + node.width, y: middle(one.a.row) + shift(one) }
    const trunk = gapX(one.a.column, trunkOf(one))
    const inward = one.b.column > one.a.column ? columnX[one.b.column]! : columnX[one.b.column]! + node.width
    const end = { x: inward, y: middle(one.b.row) + shift(one) }
    const points = [start, { x: trunk, y: start.y }]
    if (!isFar(one)) return { ...plain(one), points: [...points, { x: trunk, y: end.y }, end] }
    const last = gapX(entryGap(one), endOf(one))
    return { ...plain(one), points: [...points, { x: trunk, y: lineY(one) }, { x: last, y: lineY(one) }, { x: last, y: end.y }, end] }
  })
  const shownBands = bands.map(({ group, first, last }) => {
    const y = rowTops[first]!
    return { group, y, height: (rowTops[last + 1] ?? 0) - y }
  })
  return { width: columnX[columns]! + 8, height: rowTops[rows]! + 44, bands: shownBands, nodes, ways }
}

type Wanted = Dependency & { a: Cell; b: Cell }

/** What has no direction runs from left to right. */
function rightwards(one: Wanted): Wanted {
  if (one.kind === 'before' || one.a.column <= one.b.column) return one
  return { kind: one.kind, from: one.to, to: one.from, a: one.b, b: one.a }
}

// The line of things handled together runs a little lower than the arrow of what comes first.
const shift = (one: Dependency) => (one.kind === 'before' ? -6 : 8)
const plain = ({ from, to, kind }: Wanted): Dependency => ({ from, to, kind })
// A neighbour in the next or the same column is reached from the channel between; every other by a line above its row.
const isFar = ({ a, b }: Wanted) => b.column !== a.column + 1 && b.column !== a.column
// Entered from its left; only an arrow that closes a ring runs backwards and enters from the right.
const entryGap = ({ a, b }: Wanted) => (b.column > a.column ? b.column - 1 : b.column)
const trunkOf = (one: Dependency) => `${one.kind} from ${one.from}`
const endOf = (one: Dependency) => `${one.kind} to ${one.to}`
const lineOf = (one: Dependency) => `${one.kind} to ${one.to}`

/** Starts of a run of stretches, and its end as the last entry. */
function stacked(count: number, size: (index: number) => number, from: number): number[] {
  const starts = [from]
  for (let index = 0; index < count; index += 1) starts.push(starts[index]! + size(index))
  return starts
}

/** Names in a channel, one line each. */
class Lanes {
  private readonly names: string[]
  constructor(names: readonly string[]) {
    this.names = [...new Set(names)].sort()
  }
  get count() {
    return this.names.length
  }
  place(name: string) {
    return this.names.indexOf(name)
  }
}

/** Upright lines in a channel: lines that do not touch may stand above one another. */
class Tracks {
  private readonly places = new Map<string, number>()
  readonly count: number
  constructor(pieces: readonly { name: string; from: number; to: number }[]) {
    const reach = new Map<string, [number, number]>()
    for (const { name, from, to } of pieces) {
      const [low, high] = reach.get(name) ?? [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY]
      reach.set(name, [Math.min(low, from, to), Math.max(high, from, to)])
    }
    const ends: number[] = []
    for (const [name, [low, high]] of [...reach].sort((a, b) => a[1][0] - b[1][0] || (a[0] < b[0] ? -1 : 1))) {
      const free = ends.findIndex((end) => end + 14 < low)
      const place = free < 0 ? ends.length : free
      ends[place] = high
      this.places.set(name, place)
    }
    this.count = ends.length
  }
  place(name: string) {
    return this.places.get(name) ?? 0
  }
}

/** Groups as bands in the order of their codes; within a band a column is filled from the top. */
function placed(matters: readonly GraphMatter[], dependencies: readonly Dependency[]) {
  const layers = layersOf(
    matters.map(({ code }) => code),
    dependencies,
  )
  const groups = [...new Set(matters.map(({ group }) => group))]
  const cells: Cell[] = []
  const bands: { group: string; first: number; last: number }[] = []
  let first = 0
  for (const group of groups) {
    const filled = new Map<number, number>()
    for (const matter of matters.filter((one) => one.group === group)) {
      const column = layers.get(matter.code) ?? 0
      const row = first + (filled.get(column) ?? 0)
      filled.set(column, (filled.get(column) ?? 0) + 1)
      cells.push({ matter, column, row })
    }
    const last = first + Math.max(...filled.values()) - 1
    bands.push({ group, first, last })
    first = last + 1
  }
  return { cells, bands }
}
