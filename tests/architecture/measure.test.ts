import { expect, test } from 'vitest'
import { functionLengths, isBarrel, rings } from './measure'
import { importsOf, percentile, production, withoutComments } from './sources'

// The measures themselves: one that silently sees nothing would let everything pass.

test('functions are measured from their first line to their closing bracket', () => {
  expect(functionLengths('export function a() {\n  return 1\n}\n')).toEqual([3])
  expect(functionLengths('const b = async (x: number) => {\n  await x\n  return 2\n}\n')).toEqual([4])
  expect(functionLengths('if (x) {\n  y()\n}\n')).toEqual([])
})

test('a file that only passes on is a barrel, one with a line of its own is not', () => {
  expect(isBarrel("// all of it\nexport * from './a'\nexport { b } from './b'\n")).toBe(true)
  expect(isBarrel("export * from './a'\nexport const b = 1\n")).toBe(false)
})

test('rings are found, also long ones, and chains are not', () => {
  const edges = (text: string) => new Map(text.split(' ').map((edge) => [edge[0] ?? '', [...edge.slice(1)]]))
  expect(rings(edges('ab bc ca dc'))).toEqual([['a', 'b', 'c']])
  expect(rings(edges('ab bc cd'))).toEqual([])
})

test('imports are found in every form', () => {
  const text =
    "import a from 'a'\nimport {\n  b,\n  c,\n} from './b'\nimport type { D } from '@/lib/d'\nimport './e.css'\nexport { f } from 'f'\nawait import('g')\n// import h from 'h'\n"
  const found = importsOf({ path: 'lib/x/y.ts', folder: 'lib/x', lines: 9, text })
  expect(found.map(({ specifier, target, typeOnly }) => [specifier, target, typeOnly])).toEqual([
    ['a', undefined, false],
    ['./b', 'lib/x/b', false],
    ['@/lib/d', 'lib/d', true],
    ['./e.css', 'lib/x/e.css', false],
    ['f', undefined, false],
    ['g', undefined, false],
  ])
  expect(production.flatMap(importsOf).length).toBeGreaterThan(production.length)
})

test('comments are left out and strings stay', () => {
  expect(withoutComments("a() // any\n/* any */ b('x')")).toBe("a() \n b('x')")
})

test('percentiles', () => {
  expect(percentile([5, 1, 4, 2, 3], 0.5)).toBe(3)
  expect(percentile([1, 2, 3, 4, 5, 6, 7, 8, 9, 10], 0.9)).toBe(9)
})
