import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { dirname, join, normalize } from 'node:path'

/** One source file of the repository. */
export type Source = { path: string; text: string; lines: number; folder: string }

// Files that are not yet committed count too, ignored ones do not.
const listed = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard'], { encoding: 'utf8', maxBuffer: 2 ** 26 })

/** Every file of the repository that is not ignored. */
export const allPaths = [...new Set(listed.split('\n'))].filter((path) => path && existsSync(path)).sort()

const read = (path: string): Source => {
  const text = readFileSync(path, 'utf8')
  return { path, text, lines: text.split('\n').length - 1, folder: dirname(path) }
}

/** Every TypeScript file, tests included. */
export const sources = allPaths.filter((path) => /\.tsx?$/.test(path)).map(read)

/** What runs in production or sets it up. */
export const production = sources.filter(({ path }) => /^(app|components|lib|scripts|prisma)\//.test(path))

/** Files whose path begins with one of the folders. */
export const inside = (...folders: string[]) => production.filter(({ path }) => folders.some((folder) => path.startsWith(`${folder}/`)))

/** An import as written, and the file of this repository that it leads to (undefined for packages). */
export type Import = { from: string; specifier: string; target: string | undefined; typeOnly: boolean }

/** Every import and re-export of a file; `import(…)` included. */
export function importsOf({ path, text }: Source): Import[] {
  const statement = /(?:^|\n)(?:import|export)\s+(type\s+)?(?:[\w*{}\s,$]+?\sfrom\s+)?'([^'\n]+)'|import\('([^'\n]+)'\)/g
  return [...withoutComments(text).matchAll(statement)].map((match) => {
    const specifier = match[2] ?? match[3] ?? ''
    return { from: path, specifier, target: resolveImport(path, specifier), typeOnly: Boolean(match[1]) }
  })
}

/** The text without comments, so that an explanation may name what the code may not. */
export const withoutComments = (text: string) => text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/(^|\s)\/\/.*$/gm, '$1')

const known = new Set(allPaths)

function resolveImport(from: string, specifier: string): string | undefined {
  const base = specifier.startsWith('@/')
    ? specifier.slice(2)
    : specifier.startsWith('.')
      ? normalize(join(dirname(from), specifier))
      : undefined
  if (base === undefined) return undefined
  return ['', '.ts', '.tsx', '/index.ts'].map((end) => base + end).find((path) => known.has(path)) ?? base
}

/** The value that the given share of the values does not exceed. */
export function percentile(values: number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? 0
}
