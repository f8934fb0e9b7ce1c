import { existsSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

const text = readFileSync('docs/coverage.md', 'utf8')
const rows = text.split('\n').filter((line) => line.startsWith('| ') && line.includes('`tests/'))
// A file, then the titles of its tests in quotes until the next file.
const named = rows.flatMap((row) =>
  [...row.matchAll(/`(tests\/[^`]+)`([^`|]*)/g)].map(([, file = '', words = '']) => ({
    file,
    titles: [...words.split('。')[0]!.matchAll(/“([^”]+)”/g)].map(([, title = '']) => title),
  })),
)

test('the table of systems names tests that are there', () => {
  expect(named.length).toBeGreaterThan(30)
  for (const { file, titles } of named) {
    expect(existsSync(file), file).toBe(true)
    expect(titles.length, file).toBeGreaterThan(0)
    for (const title of titles) expect(readFileSync(file, 'utf8').includes(title), `${file}: ${title}`).toBe(true)
  }
})

test('no system of the range is left out', () => {
  const numbers = [...text.matchAll(/^\| (S\d{3})/gm)].map(([, number]) => number)
  expect(numbers).toEqual(expect.arrayContaining(Array.from({ length: 22 }, (_, index) => `S0${72 + index}`)))
  expect(new Set(numbers).size).toBe(numbers.length)
})
