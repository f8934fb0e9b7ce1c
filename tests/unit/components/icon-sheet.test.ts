import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { drawings } from '@/app/icons.svg/drawings'
import { GET } from '@/app/icons.svg/route'

const used = [...readFileSync('components/ui/icon.tsx', 'utf8').matchAll(/= icon\('([^']+)'\)/g)].map(([, name]) => name)

test('every picture that can be shown is on the sheet, and no other', () => {
  expect([...drawings.keys()].sort()).toEqual([...new Set(used)].sort())
})

test('the sheet is SVG with lines in every picture', async () => {
  const sheet = await GET().text()
  const symbols = [...sheet.matchAll(/<symbol id="([^"]+)" viewBox="0 0 24 24">(.*?)<\/symbol>/g)]
  expect(symbols.map(([, name]) => name)).toEqual([...drawings.keys()])
  for (const [, name, lines] of symbols) expect(lines, name).toMatch(/^(<(path|circle|rect|line|polyline|polygon|ellipse) [^<>]*\/>)+$/)
})
