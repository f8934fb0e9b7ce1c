import { type EquityEdge, holderKinds } from './rules/equity'
import { type EquityRanks, equityRanks } from './rules/equity-ranks'

/** A box of the picture; `id` null = a holder outside the register, or several drawn as one. */
export type EquityBox = { key: string; id: string | null; lines: string[]; note: string; kind: string; x: number; y: number; self: boolean }
/** A share drawn from holder to held: a path and where its percentage stands. */
export type EquityLink = { key: string; path: string; pct: string; x: number; y: number }
export type EquityPicture = { width: number; height: number; boxes: EquityBox[]; links: EquityLink[] }
export type Holding = { readonly id: string; readonly name: string; readonly pct: string }

export const boxWidth = 176
export const boxHeight = 56
const gapX = 24
const gapY = 64
const most = 5

type Node = { key: string; id: string | null; name: string; kind: string }
type Share = { from: string; to: string; pct: number }
type Graph = { nodes: Map<string, Node>; shares: Map<string, Share> }

/**
 * The equity of one enterprise as boxes and lines: holders above up to the state, holdings below, percentages on the lines. Pure: the
 * same edges give the same picture. At most five stand around one enterprise, the smaller ones are drawn as one; a share that runs
 * upward (cross-holding, ring) is led round at the right.
 */
export function equityPicture(self: { id: string; name: string }, up: readonly EquityEdge[], down: readonly Holding[]): EquityPicture {
  const graph: Graph = { nodes: new Map([[self.id, { key: self.id, id: self.id, name: self.name, kind: 'self' }]]), shares: new Map() }
  climb(self.id, up, graph)
  const ranks = equityRanks(self.id, [...graph.shares.values()])
  const shown = down.filter((holding) => !graph.nodes.has(holding.id)).sort((a, b) => Number(b.pct) - Number(a.pct))
  const kept = shown.length > most ? shown.slice(0, most - 1) : shown
  for (const { id, name, pct } of kept) add(graph, { key: id, id, name, kind: 'held' }, { from: self.id, to: id, pct: Number(pct) })
  const rest = shown.length - kept.length
  const others = { key: 'rest', id: null, name: `其他 ${rest} 户所投企业`, kind: 'held' }
  if (rest > 0) add(graph, others, { from: self.id, to: 'rest', pct: Number.NaN })
  return place(graph, ranks, self.id)
}

function add({ nodes, shares }: Graph, node: Node, share: Share): void {
  if (!nodes.has(node.key)) nodes.set(node.key, node)
  shares.set(`${share.from}>${share.to}`, share)
}

function climb(start: string, edges: readonly EquityEdge[], graph: Graph): void {
  const waiting = [start]
  const done = new Set<string>()
  for (let id = waiting.shift(); id !== undefined; id = waiting.shift()) {
    if (done.has(id)) continue
    done.add(id)
    const holders = edges.filter((edge) => edge.orgId === id).sort((a, b) => Number(b.pct) - Number(a.pct))
    const kept = holders.length > most ? holders.slice(0, most - 1) : holders
    for (const edge of kept) {
      const key = edge.holderId ?? `${id}:${edge.holderName}`
      const node = { key, id: edge.holderId, name: edge.holderName, kind: edge.holderKind }
      add(graph, node, { from: key, to: id, pct: Number(edge.pct) })
      if (edge.holderId) waiting.push(edge.holderId)
    }
    const rest = holders.slice(kept.length)
    if (rest.length === 0) continue
    const pct = rest.reduce((sum, edge) => sum + Number(edge.pct), 0)
    const node = { key: `${id}:rest`, id: null, name: `其他 ${rest.length} 名股东`, kind: 'private' }
    add(graph, node, { from: node.key, to: id, pct })
  }
}

function place({ nodes, shares }: Graph, ranks: EquityRanks, selfId: string): EquityPicture {
  const rankOf = (key: string) => ranks.get(key) ?? -1
  const rows = [...new Set([...nodes.keys()].map(rankOf))].sort((a, b) => b - a)
  const here = (rank: number) => [...nodes.values()].filter((node) => rankOf(node.key) === rank)
  const widest = Math.max(...rows.map((rank) => here(rank).length))
  const inner = widest * (boxWidth + gapX) - gapX
  const margin = 64
  const boxes = rows.flatMap((rank, row) => {
    const line = here(rank)
    const left = margin + (inner - line.length * (boxWidth + gapX) + gapX) / 2
    return line.map(({ key, id, name, kind }, index): EquityBox => {
      const self = key === selfId
      const note = self ? '本企业' : (holderKinds[kind] ?? '')
      return { key, id, kind, self, note, lines: twoLines(name), x: left + index * (boxWidth + gapX), y: 8 + row * (boxHeight + gapY) }
    })
  })
  const at = new Map(boxes.map((box) => [box.key, box]))
  const links = [...shares.values()].flatMap((share): EquityLink[] => {
    const [from, to] = [at.get(share.from), at.get(share.to)]
    return from && to ? [link(from, to, share, boxes, [...shares.values()])] : []
  })
  return { width: inner + 2 * margin, height: 16 + rows.length * boxHeight + (rows.length - 1) * gapY, boxes, links }
}

function link(from: EquityBox, to: EquityBox, share: Share, boxes: readonly EquityBox[], all: readonly Share[]): EquityLink {
  const key = `${share.from}>${share.to}`
  const pct = Number.isNaN(share.pct) ? '' : `${Number(share.pct.toFixed(2))}%`
  const [fx, tx] = [from.x + boxWidth / 2, to.x + boxWidth / 2]
  const between = (low: number, high: number) => boxes.filter((box) => box.y >= low && box.y <= high)
  if (from.y >= to.y) {
    const side = Math.max(...between(to.y, from.y).map((box) => box.x)) + boxWidth + 28
    const path = `M${from.x + boxWidth},${from.y + boxHeight / 2}H${side}V${to.y + boxHeight / 2}H${to.x + boxWidth}`
    return { key, path, pct, x: side, y: (from.y + to.y + boxHeight) / 2 }
  }
  const [fy, ty] = [from.y + boxHeight, to.y]
  if (from.self) return { key, path: `M${fx},${fy}V${fy + 22}H${tx}V${ty}`, pct, x: tx, y: ty - 20 }
  const skipped = between(from.y + 1, to.y - 1)
  const lane = Math.min(...skipped.map((box) => box.x)) - 20
  const bend = ty - 22
  const path = skipped.length === 0 ? `M${fx},${fy}V${bend}H${tx}V${ty}` : `M${fx},${fy}V${fy + 34}H${lane}V${bend}H${tx}V${ty}`
  // The percentage stands where its line runs alone: at the holder, at the held, or on the way.
  if (all.filter((one) => one.from === share.from).length === 1) return { key, path, pct, x: fx, y: fy + 20 }
  if (all.filter((one) => one.to === share.to).length === 1) return { key, path, pct, x: tx, y: ty - 10 }
  return skipped.length === 0 ? { key, path, pct, x: (fx + tx) / 2, y: bend } : { key, path, pct, x: lane, y: (fy + bend) / 2 + 8 }
}

const perLine = 13

function twoLines(name: string): string[] {
  if (name.length <= perLine) return [name]
  const second = name.slice(perLine)
  return [name.slice(0, perLine), second.length > perLine ? `${second.slice(0, perLine - 1)}…` : second]
}
