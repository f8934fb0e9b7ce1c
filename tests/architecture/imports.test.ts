import { readdirSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { rings } from './measure'
import { type Import, importsOf, inside, production } from './sources'

/** The folders of lib in the order of ARCHITECTURE.md: a folder opens only what stands before it. */
const order = [
  ...['kernel', 'platform', 'identity', 'forms', 'flow'],
  ...['matters', 'treasury', 'finance', 'procurement', 'ownership', 'investment', 'policy', 'office', 'integrity', 'inspection'],
  ...['apps', 'catalog', 'risk', 'alerts', 'openapi', 'dashboards', 'assistant', 'admin'],
]

/** Imports against the order, one reason each: `from → to`. */
const backward: Record<string, string> = {}

const imports = production.flatMap(importsOf)
const show = ({ from, specifier }: Import) => `${from} → ${specifier}`
const domainOf = (path: string | undefined) => /^lib\/([^/]+)\//.exec(path ?? '')?.[1]
const isFrom = (folder: string) => (entry: Import) => entry.from.startsWith(`${folder}/`)

describe('the folders of lib', () => {
  test('are all in the order', () => {
    const folders = readdirSync('lib', { withFileTypes: true }).filter((entry) => entry.isDirectory())
    expect(folders.map((entry) => entry.name).filter((name) => !order.includes(name))).toEqual([])
  })

  test('open only what stands before them', () => {
    const wrong = imports.filter((entry) => {
      const [from, to] = [domainOf(entry.from), domainOf(entry.target)]
      return from && to && order.indexOf(to) > order.indexOf(from) && !backward[`${entry.from} → ${entry.target}`]
    })
    expect(wrong.map(show)).toEqual([])
  })

  test('open of another business domain only its surface', () => {
    const business = order.slice(order.indexOf('matters'))
    const wrong = imports.filter((entry) => {
      const [from, to] = [domainOf(entry.from), domainOf(entry.target)]
      if (!from || !to || from === to || !business.includes(to)) return false
      return !/^lib\/[^/]+\/(schema|rules|queries|commands|events|vocabulary)(\/|\.|-|$)/.test(entry.target ?? '')
    })
    expect(wrong.map(show)).toEqual([])
  })
})

describe('who may import what', () => {
  const packages = imports.filter((entry) => entry.target === undefined)

  test('the kernel knows nothing but zod, decimals and the parser', () => {
    const wrong = imports
      .filter(isFrom('lib/kernel'))
      .filter(({ specifier, target }) => !(target?.startsWith('lib/kernel/') || ['zod', 'decimal.js', 'chevrotain'].includes(specifier)))
    expect(wrong.map(show)).toEqual([])
  })

  test('lib works without Next and React: the worker, the command line and the tests run the same code', () => {
    expect(
      packages
        .filter(isFrom('lib'))
        .filter(({ specifier }) => /^(next|react|react-dom|server-only|client-only)(\/|$)/.test(specifier))
        .map(show),
    ).toEqual([])
  })

  test('pages and components never touch the database', () => {
    const database = (entry: Import) =>
      /^(@prisma\/|prisma$|pg$|pg-)/.test(entry.specifier) || /^lib\/platform\/(db|generated|postgres)\b/.test(entry.target ?? '')
    expect(
      imports
        .filter((entry) => isFrom('app')(entry) || isFrom('components')(entry))
        .filter(database)
        .map(show),
    ).toEqual([])
  })

  test('lib and components never import pages, and lib never imports components', () => {
    // Server actions are the doors that islands knock at; they stand in app/actions (or its folder of their domain) and nowhere else.
    const isAction = (entry: Import) => isFrom('components')(entry) && /^app\/actions\/([a-z-]+\/)?[a-z-]+(\.ts)?$/.test(entry.target ?? '')
    const wrong = imports.filter(
      (entry) =>
        ((isFrom('lib')(entry) || isFrom('components')(entry)) && entry.target?.startsWith('app/') && !isAction(entry)) ||
        (isFrom('lib')(entry) && entry.target?.startsWith('components/')),
    )
    expect(wrong.map(show)).toEqual([])
  })

  test('primitives of the interface know no business domain', () => {
    const wrong = imports.filter(
      (entry) => isFrom('components/ui')(entry) && order.indexOf(domainOf(entry.target) ?? 'kernel') > order.indexOf('kernel'),
    )
    expect(wrong.map(show)).toEqual([])
  })

  test('links come from one place, which fetches nothing ahead', () => {
    expect(imports.filter(({ specifier }) => specifier === 'next/link').map(({ from }) => from)).toEqual(['components/ui/link.tsx'])
  })

  test('pictures come from one sheet', () => {
    const drawing = imports.filter(({ specifier }) => specifier.startsWith('lucide-react')).map(({ from }) => from)
    expect([...new Set(drawing)]).toEqual(['app/icons.svg/drawings.ts'])
  })

  test('production code never imports tests, and nothing leaves the repository', () => {
    expect(imports.filter(({ target }) => target?.startsWith('tests/') || target?.startsWith('..')).map(show)).toEqual([])
  })
})

test('no group of files imports itself in a ring', () => {
  const edges = new Map<string, string[]>()
  for (const { from, target, typeOnly } of inside('app', 'components', 'lib').flatMap(importsOf)) {
    if (target && !typeOnly) edges.set(from, [...(edges.get(from) ?? []), target])
  }
  expect(rings(edges)).toEqual([])
})
