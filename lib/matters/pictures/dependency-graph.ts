import type { MatterDefinition } from '@/lib/matters/schema'

/** What the pictures of dependencies need of a matter. */
export type GraphMatter = Pick<MatterDefinition, 'code' | 'name' | 'group' | 'dependencies'>

/** `before` = from must be settled before to; `beside` = both are handled together (并行、联动), without a direction. */
export type Dependency = { readonly from: string; readonly to: string; readonly kind: 'before' | 'beside' }

/** Every dependency between matters of the list, each pair once; what one calls 前置 and the other 后置 is one arrow. */
export function dependenciesOf(matters: readonly GraphMatter[]): Dependency[] {
  const known = new Set(matters.map(({ code }) => code))
  const found = new Map<string, Dependency>()
  const add = (dependency: Dependency) => found.set(`${dependency.from} ${dependency.to}`, dependency)
  const named = matters.flatMap(({ code, dependencies }) => dependencies.map((one) => ({ ...one, code })))
  const ordered = named.filter(({ matter, code }) => known.has(matter) && matter !== code)
  for (const { code, matter, relation } of ordered) {
    if (relation === '前置') add({ from: matter, to: code, kind: 'before' })
    if (relation === '后置') add({ from: code, to: matter, kind: 'before' })
  }
  for (const { code, matter, relation } of ordered) {
    if (relation !== '并行' && relation !== '联动') continue
    const [from, to] = code < matter ? [code, matter] : [matter, code]
    if (!found.has(`${from} ${to}`) && !found.has(`${to} ${from}`)) add({ from, to, kind: 'beside' })
  }
  return [...found.values()].sort((a, b) => (`${a.from} ${a.to}` < `${b.from} ${b.to}` ? -1 : 1))
}

/** How far down the order a matter stands: 0 = nothing before it, else one more than the furthest before it. A ring is cut where it closes. */
export function layersOf(codes: readonly string[], dependencies: readonly Dependency[]): Map<string, number> {
  const before = new Map(codes.map((code) => [code, dependencies.filter((one) => one.kind === 'before' && one.to === code)]))
  const layers = new Map<string, number>()
  const visit = (code: string, way: readonly string[]): number => {
    const known = layers.get(code)
    if (known !== undefined) return known
    const open = (before.get(code) ?? []).filter(({ from }) => !way.includes(from))
    const layer = Math.max(0, ...open.map(({ from }) => visit(from, [...way, code]) + 1))
    layers.set(code, layer)
    return layer
  }
  for (const code of codes) visit(code, [code])
  return layers
}
