import { describe, expect, test } from 'vitest'
import { functionLengths, isBarrel } from './measure'
import { allPaths, percentile, production, type Source, sources } from './sources'

/** Files that may be longer than the rest: data written down as rows, one reason each. A folder ends with a slash. */
const longFiles: Record<string, string> = {}

/** Folders that may hold more than twenty files, one reason each. */
const wideFolders: Record<string, string> = {
  'components/ui/': 'one primitive a file: the folder is the vocabulary of the interface',
}

const excused = (path: string, reasons: Record<string, string>) =>
  Object.keys(reasons).some((prefix) => path === prefix || (prefix.endsWith('/') && path.startsWith(prefix)))
const ordinary = production.filter(({ path }) => !excused(path, longFiles))
const lines = ordinary.map((source) => source.lines)

describe('size', () => {
  test('no file is longer than 300 lines', () => {
    expect(ordinary.filter((source) => source.lines > 300).map(({ path, lines }) => `${path}: ${lines}`)).toEqual([])
  })

  test('half of the files have at most 60 lines, nine in ten at most 150', () => {
    expect(percentile(lines, 0.5)).toBeLessThanOrEqual(60)
    expect(percentile(lines, 0.9)).toBeLessThanOrEqual(150)
  })

  test('nine in ten functions have at most 40 lines', () => {
    expect(
      percentile(
        ordinary.flatMap(({ text }) => functionLengths(text)),
        0.9,
      ),
    ).toBeLessThanOrEqual(40)
  })

  test('no folder holds more than twenty files', () => {
    const counts = new Map<string, number>()
    for (const { folder } of production) counts.set(folder, (counts.get(folder) ?? 0) + 1)
    expect(
      [...counts]
        .filter(([folder, count]) => count > 20 && !excused(`${folder}/`, wideFolders))
        .map(([folder, count]) => `${folder}: ${count}`),
    ).toEqual([])
  })

  // The aim is 0.6. The rules of the 57 matters are tested by rows (tests/models/matter-rules, not counted here), and pages by walking
  // them in a browser; this floor is what stands today and only rises.
  test('tests have at least 0.3 lines for each line of production code', () => {
    const sum = (list: Source[]) => list.reduce((total, source) => total + source.lines, 0)
    expect(sum(sources.filter(({ path }) => path.startsWith('tests/'))) / sum(ordinary)).toBeGreaterThanOrEqual(0.3)
  })

  test('at most a third of the components run in the browser', () => {
    const components = production.filter(({ path }) => path.endsWith('.tsx'))
    const client = components.filter(({ text }) => /^['"]use client['"]/m.test(text))
    expect(client.length).toBeLessThanOrEqual(components.length / 3)
  })

  test('an excuse is still needed', () => {
    const stale = Object.keys(longFiles).filter((prefix) => !production.some(({ path, lines }) => path.startsWith(prefix) && lines > 150))
    const narrow = Object.keys(wideFolders).filter(
      (folder) => production.filter((source) => source.folder === folder.replace(/\/$/, '')).length <= 20,
    )
    expect([...stale, ...narrow]).toEqual([])
  })
})

describe('names', () => {
  test('files are in kebab-case, apart from what the framework names', () => {
    const framework = /^(app\/.*(\[[\w.[\]-]+\]|\(\w[\w-]*\)|@\w+).*|.*\.d\.ts)$/
    const wrong = sources.filter(({ path }) => !framework.test(path) && !/^[a-z0-9./-]+$/.test(path))
    expect(wrong.map(({ path }) => path)).toEqual([])
  })

  test('nothing is called utils, helpers, common or manager', () => {
    expect(allPaths.filter((path) => /(^|[/-])(utils?|helpers?|commons?|managers?|misc)([./-]|$)/.test(path))).toEqual([])
  })

  test('there are no barrels', () => {
    const barrels = sources.filter(({ path, text }) => /(^|\/)index\.tsx?$/.test(path) || isBarrel(text))
    expect(barrels.map(({ path }) => path)).toEqual([])
  })
})
