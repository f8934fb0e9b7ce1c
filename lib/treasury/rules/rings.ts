/** Who guarantees for whom, by id. */
export type GuaranteeEdge = { from: string; to: string }

/**
 * Rings of guarantees: sets of enterprises in which everybody stands, by way of the others, behind himself. Each ring once, its members
 * sorted; the largest ring first (strongly connected components, Tarjan, without recursion).
 */
export function guaranteeRings(edges: readonly GuaranteeEdge[]): string[][] {
  const next = new Map<string, string[]>()
  for (const { from, to } of edges) {
    next.set(from, [...(next.get(from) ?? []), to])
    if (!next.has(to)) next.set(to, [])
  }
  const order = new Map<string, number>()
  const low = new Map<string, number>()
  const stack: string[] = []
  const standing = new Set<string>()
  const rings: string[][] = []
  const enter = (node: string) => {
    order.set(node, order.size)
    low.set(node, order.get(node)!)
    stack.push(node)
    standing.add(node)
  }
  const close = (node: string) => {
    const members: string[] = []
    for (let member = ''; member !== node; ) {
      member = stack.pop()!
      standing.delete(member)
      members.push(member)
    }
    if (members.length > 1) rings.push(members.toSorted())
  }
  for (const start of [...next.keys()].toSorted()) {
    if (order.has(start)) continue
    const path: { node: string; at: number }[] = [{ node: start, at: 0 }]
    enter(start)
    for (let top = path.at(-1); top; top = path.at(-1)) {
      const to = next.get(top.node)![top.at++]
      if (to === undefined) {
        path.pop()
        const below = path.at(-1)
        if (below) low.set(below.node, Math.min(low.get(below.node)!, low.get(top.node)!))
        if (low.get(top.node) === order.get(top.node)) close(top.node)
      } else if (!order.has(to)) {
        enter(to)
        path.push({ node: to, at: 0 })
      } else if (standing.has(to)) low.set(top.node, Math.min(low.get(top.node)!, order.get(to)!))
    }
  }
  return rings.toSorted((a, b) => b.length - a.length || (a[0]! < b[0]! ? -1 : 1))
}
