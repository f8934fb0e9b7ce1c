import { describe, expect, it } from 'vitest'
import { drawDependencies } from '@/lib/matters/pictures/dependencies'
import { dependenciesOf, layersOf } from '@/lib/matters/pictures/dependency-graph'
import { layoutDependencies } from '@/lib/matters/pictures/dependency-layout'
import type { Box, Point } from '@/lib/matters/pictures/svg'
import { matterOf, matters, overlaps } from './catalogue'

const within = (low: number, high: number, a: number, b: number) => Math.min(a, b) < high && Math.max(a, b) > low

/** Whether a straight stretch passes through the inside of a box; its edge may be touched, because ways begin and end there. */
function crosses([a, b]: [Point, Point], { x, y, width, height }: Box): boolean {
  return within(x + 0.5, x + width - 0.5, a.x, b.x) && within(y + 0.5, y + height - 0.5, a.y, b.y)
}

describe('the dependencies of the catalogue', () => {
  it('count an arrow once, whether one matter calls it prerequisite or the other follow-up', () => {
    const pairs = dependenciesOf(matters).map(({ from, to }) => [from, to].sort().join(' '))
    expect(new Set(pairs).size).toBe(pairs.length)
    expect(dependenciesOf(matters)).toContainEqual({ from: 'GZ-CQ-07', to: 'GZ-CQ-01', kind: 'before' })
    expect(dependenciesOf(matters)).toContainEqual({ from: 'GZ-CQ-03', to: 'GZ-CQ-09', kind: 'before' })
  })

  it('put what comes first to the left of what follows, and cut a ring instead of running in it', () => {
    const layers = layersOf(
      matters.map(({ code }) => code),
      dependenciesOf(matters),
    )
    for (const { from, to, kind } of dependenciesOf(matters))
      if (kind === 'before') expect(layers.get(from)!, `${from} → ${to}`).toBeLessThan(layers.get(to)!)
    const ring = [
      { from: 'A', to: 'B', kind: 'before' as const },
      { from: 'B', to: 'A', kind: 'before' as const },
    ]
    expect(layersOf(['A', 'B'], ring).size).toBe(2)
  })
})

describe('the picture of all matters', () => {
  const layout = layoutDependencies(matters)

  it('has each of the 57 matters once, in the band of its group, over no other', () => {
    expect(layout.nodes).toHaveLength(57)
    expect(overlaps(layout.nodes)).toEqual([])
    for (const node of layout.nodes) {
      const band = layout.bands.find(({ group }) => group === node.matter.group)!
      expect(node.y).toBeGreaterThanOrEqual(band.y)
      expect(node.y + node.height).toBeLessThanOrEqual(band.y + band.height)
    }
  })

  it('leads every way from its matter to the other without passing through a box', () => {
    const nodeOf = (code: string) => layout.nodes.find(({ matter }) => matter.code === code)!
    expect(layout.ways).toHaveLength(dependenciesOf(matters).length)
    for (const { from, to, points } of layout.ways) {
      expect(points[0]!.x).toBe(nodeOf(from).x + nodeOf(from).width)
      const end = points.at(-1)!
      expect([nodeOf(to).x, nodeOf(to).x + nodeOf(to).width]).toContain(end.x)
      expect(end.y).toBeGreaterThan(nodeOf(to).y)
      const stretches = points.slice(1).map((point, index): [Point, Point] => [points[index]!, point])
      for (const stretch of stretches) {
        expect(stretch[0].x === stretch[1].x || stretch[0].y === stretch[1].y).toBe(true)
        expect(layout.nodes.filter((node) => crosses(stretch, node)).map(({ matter }) => `${from} → ${to} through ${matter.code}`)).toEqual(
          [],
        )
      }
    }
  })

  it('draws lines that turn at different places apart', () => {
    const uprights = layout.ways
      .filter(({ kind }) => kind === 'before')
      .flatMap(({ from, to, points }) => points.slice(2, -1).map((point, index) => ({ from, to, a: points[index + 1]!, b: point })))
      .filter(({ a, b }) => a.x === b.x && a.y !== b.y)
    const mixed = uprights.flatMap((one, index) =>
      uprights
        .slice(index + 1)
        .filter(
          (two) =>
            one.from !== two.from &&
            one.to !== two.to &&
            one.a.x === two.a.x &&
            within(Math.min(one.a.y, one.b.y), Math.max(one.a.y, one.b.y), two.a.y, two.b.y),
        ),
    )
    expect(mixed).toEqual([])
  })

  it('leads to a matter where it is pressed, and is the same each time', () => {
    const picture = drawDependencies(matters, { href: (code) => `/gov/matters/${code}` })
    expect(picture).toContain('<a href="/gov/matters/GZ-CQ-01">')
    expect(drawDependencies(matters)).toBe(drawDependencies(matters))
    expect(drawDependencies(matters)).not.toContain('<a ')
  })
})

describe('the picture around one matter', () => {
  it('shows exactly its neighbours', () => {
    for (const { code } of matters) {
      const around = dependenciesOf(matters).filter(({ from, to }) => from === code || to === code)
      const expected = new Set([code, ...around.flatMap(({ from, to }) => [from, to])])
      const shown = [...drawDependencies(matters, { focus: code }).matchAll(/data-code="([\w-]+)"/g)].map((match) => match[1])
      expect(new Set(shown)).toEqual(expected)
      expect(shown).toHaveLength(expected.size)
    }
  })

  it('says in words what comes before and after', () => {
    const { name } = matterOf('GZ-CQ-07')
    expect(drawDependencies(matters, { focus: 'GZ-CQ-01' })).toMatch(new RegExp(`前置：[^。]*${name}[^。]*。后置：[^。]*产权登记—变动登记`))
    expect(() => drawDependencies(matters, { focus: 'GZ-XX-99' })).toThrow('GZ-XX-99')
  })
})
