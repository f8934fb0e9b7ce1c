import { type EquityEdge, holderKinds } from './rules/equity'

/** A box of the picture; `id` null = a holder outside the register, or several drawn as one. */
export type EquityBox = { key: string; id: string | null; lines: string[]; note: string; kind: string; x: number; y: number; self: boolean }
/** A share drawn from holder to held: a path and where its percentage stands. */
export type EquityLink = { key: string; path: string; pct: string; x: number; y: number }
export type EquityPicture = { width: number; height: number; boxes: EquityBox[]; links: EquityLink[] }

export const boxWidth = 172
export const boxHeight = 50
const gapX = 22
const gapY = 66
const most = 5

type Node = { key: string; id: string | null; name: string; kind: string; rank: number; names: number }
type Share = { from: string; to: string; pct: number }

/**
 * The equity of one enterprise as boxes and lines: holders above up to the state, holdings below, percentages on the lines. Pure: the
 * same edges give the same picture. At most five boxes stand beside each other for one enterprise, the smaller ones are drawn as one.
 */
export function equityPicture(self: { id: string; name: string }, up: readonly EquityEdge[], down: readonly Holding[]): EquityPicture {
  const nodes = new Map<string, Node>([[self.id, { key: self.id, id: self.id, name: self.name, kind: 'self', rank: 0, names: 1 }]])
  const shares: Share[] = []
  climb(self.id, up, nodes, shares)
  const shown = [...down].sort((a, b) => Number(b.pct) - Number(a.pct))
  for (const holding of shown.slice(0, shown.length > most ? most - 1 : most)) {
    if (!nodes.has(holding.id))
      nodes.set(holding.id, { key: holding.id, id: holding.id, name: holding.name, kind: 'held', rank: -1, names: 1 })
    shares.push({ from: self.id, to: holding.id, pct: Number(holding.pct) })
  }
  const rest = shown.length > most ? shown.slice(most - 1) : []
  if (rest.length > 0) {
    nodes.set('rest', { key: 'rest', id: null, name: `其他 ${rest.length} 户所投企业`, kind: 'held', rank: -1, names: rest.length })
    shares.push({ from: self.id, to: 'rest', pct: Number.NaN })
  }
  return place([...nodes.values()], shares, self.id)
}

export type Holding = { readonly id: string; readonly name: string; readonly pct: string }

function climb(start: string, edges: readonly EquityEdge[], nodes: Map<string, Node>, shares: Share[]): void {
  const waiting = [start]
  const done = new Set<string>()
  for (let id = waiting.shift(); id !== undefined; id = waiting.shift()) {
    if (done.has(id)) continue
    done.add(id)
    const rank = (nodes.get(id)?.rank ?? 0) + 1
    const holders = edges.filter((edge) => edge.orgId === id).sort((a, b) => Number(b.pct) - Number(a.pct))
    const kept = holders.length > most ? holders.slice(0, most - 1) : holders
    for (const edge of kept) {
      const key = edge.holderId ?? `${id}:${edge.holderName}`
      if (!nodes.has(key)) nodes.set(key, { key, id: edge.holderId, name: edge.holderName, kind: edge.holderKind, rank, names: 1 })
      shares.push({ from: key, to: id, pct: Number(edge.pct) })
      if (edge.holderId) waiting.push(edge.holderId)
    }
    const rest = holders.slice(kept.length)
    if (rest.length === 0) continue
    const key = `${id}:rest`
    nodes.set(key, { key, id: null, name: `其他 ${rest.length} 名股东`, kind: 'private', rank, names: rest.length })
    shares.push({ from: key, to: id, pct: rest.reduce((sum, edge) => sum + Number(edge.pct), 0) })
  }
}

function place(nodes: readonly Node[], shares: readonly Share[], selfId: string): EquityPicture {
  const ranks = [...new Set(nodes.map((node) => node.rank))].sort((a, b) => b - a)
  const widest = Math.max(...ranks.map((rank) => nodes.filter((node) => node.rank === rank).length))
  const width = widest * (boxWidth + gapX) + gapX
  const boxes = ranks.flatMap((rank, row) => {
    const here = nodes.filter((node) => node.rank === rank)
    const left = (width - here.length * (boxWidth + gapX) + gapX) / 2
    return here.map((node, index): EquityBox => {
      const note = node.key === selfId ? '本企业' : (holderKinds[node.kind] ?? '')
      const x = left + index * (boxWidth + gapX)
      return {
        key: node.key,
        id: node.id,
        lines: twoLines(node.name),
        note,
        kind: node.kind,
        x,
        y: 8 + row * (boxHeight + gapY),
        self: node.key === selfId,
      }
    })
  })
  const at = new Map(boxes.map((box) => [box.key, box]))
  const links = shares.flatMap((share): EquityLink[] => {
    const [from, to] = [at.get(share.from), at.get(share.to)]
    return from && to ? [link(from, to, share)] : []
  })
  return { width, height: 16 + ranks.length * boxHeight + (ranks.length - 1) * gapY, boxes, links }
}

// A share that runs upward (a cross-holding) leaves at the side, so that it does not lie on the others.
function link(from: EquityBox, to: EquityBox, share: Share): EquityLink {
  const key = `${share.from}>${share.to}`
  const pct = Number.isNaN(share.pct) ? '' : `${Number(share.pct.toFixed(2))}%`
  const [fx, tx] = [from.x + boxWidth / 2, to.x + boxWidth / 2]
  if (from.y >= to.y) {
    const side = Math.max(from.x, to.x) + boxWidth + gapX / 2
    const path = `M${from.x + boxWidth},${from.y + boxHeight / 2}H${side}V${to.y + boxHeight / 2}H${to.x + boxWidth}`
    return { key, path, pct, x: side, y: (from.y + to.y + boxHeight) / 2 }
  }
  const [fy, ty] = [from.y + boxHeight, to.y]
  // The bend of upper rows lies near the lower box, so that percentages of neighbours stand beside each other.
  const bend = ty - 30
  const path = fx === tx ? `M${fx},${fy}V${ty}` : `M${fx},${fy}V${bend}H${tx}V${ty}`
  return { key, path, pct, x: fx, y: fy + 18 }
}

const perLine = 12

function twoLines(name: string): string[] {
  if (name.length <= perLine) return [name]
  const second = name.slice(perLine)
  return [name.slice(0, perLine), second.length > perLine ? `${second.slice(0, perLine - 1)}…` : second]
}
