import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { allPaths, production, type Source, sources, withoutComments } from './sources'

/** Every line that matches, as `path:line text`; `allowed` lets whole files pass. */
function hits(list: { path: string; text: string }[], pattern: RegExp, allowed: RegExp = /^$/): string[] {
  return list
    .filter(({ path }) => !allowed.test(path))
    .flatMap(({ path, text }) =>
      text.split('\n').flatMap((line, index) => (pattern.test(line) ? [`${path}:${index + 1} ${line.trim().slice(0, 100)}`] : [])),
    )
}

const bare = (list: Source[]) => list.map(({ path, text }) => ({ path, text: withoutComments(text) }))
const written = allPaths
  .filter((path) => /\.(tsx?|mjs|css|md|sql|json|prisma|sh|html|svg|toml|ya?ml)$/.test(path) && path !== 'package-lock.json')
  .map((path) => ({ path, text: readFileSync(path, 'utf8') }))
const itself = /^tests\/architecture\//
const narrowMark = /\p{Script=Han}[,;:](?=\p{Script=Han}|\$\{|\\n|['`])/u

describe('code', () => {
  test('switches no type off', () => {
    expect(hits(bare(sources), /\bas any\b|: any\b|<any>|any\[\]|@ts-nocheck/, itself)).toEqual([])
    expect(hits(sources, /@ts-(ignore|expect-error|nocheck)/, itself)).toEqual([])
  })

  test('reads the environment in one place only', () => {
    expect(hits(bare(production), /process\.env\b/, /^(lib\/platform\/env\.ts|scripts\/)/)).toEqual([])
  })

  test('keeps clock and chance out of the kernel and of rules', () => {
    const pure = bare(production.filter(({ path }) => /^lib\/(kernel\/|[^/]+\/rules(\/|\.ts$))/.test(path)))
    expect(hits(pure, /new Date\(\)|Date\.now\(\)|Math\.random\(/)).toEqual([])
  })

  test('says in one place what an open finding is', () => {
    const again = /gone_at is null and (\w+\.)?status <> 'closed'|goneAt: null, status: \{ not: 'closed' \}/
    const asking = written.filter(
      ({ path }) => /^(app|components|lib|prisma|scripts)\/.*\.(tsx?|sql)$/.test(path) && !path.includes('/generated/'),
    )
    expect(hits(asking, again)).toEqual([expect.stringMatching(/^prisma\/policies\/10-walls\.sql:/)])
  })

  test('asks no server for what PostgreSQL 15 has not', () => {
    const newer =
      /\b(any_value|array_shuffle|array_sample|array_sort|array_reverse|random_normal|pg_input_is_valid|json_(table|exists|value|query|scalar|serialize)|merge_action|uuidv7|casefold)\s*\(/i
    const asking = written.filter(({ path }) => /^(app|lib|prisma|scripts)\/.*\.(ts|sql)$/.test(path) && !path.includes('/generated/'))
    expect(hits(asking, newer)).toEqual([])
  })

  test('keeps chance out of seeds', () => {
    expect(hits(bare(production.filter(({ path }) => path.startsWith('prisma/'))), /Math\.random\(/)).toEqual([])
  })
})

describe('tests', () => {
  test('all run', () => {
    expect(hits(sources, /\b(test|it|describe)\.(skip|only|todo|fixme)\b/, itself)).toEqual([])
  })
})

describe('what is written', () => {
  test('no placeholder reaches a person', () => {
    const visible = written.filter(({ path }) => /^(app|components|lib|prisma)\//.test(path))
    expect(hits(visible, /建设中|敬请期待|暂未开放|功能开发中|[Cc]oming soon|[Ll]orem ipsum|\bTODO\b|\bFIXME\b/)).toEqual([])
  })

  test('Chinese texts use Chinese marks: no narrow comma, semicolon or colon between two Chinese characters or at the end of a text', () => {
    const shown = written.filter(({ path }) => /^(app|components|lib|prisma|scripts)\//.test(path))
    // Values joined by commas and expressions have a quote or a bracket between, so no file needs an exception.
    expect(hits(shown, narrowMark)).toEqual([])
    expect(hits([{ path: 'x', text: '受理,转办' }], narrowMark)).toHaveLength(1)
  })

  test('no address leads to a foreign host', () => {
    // Names of XML formats and of nobody; everything else would be fetched, or would look as if it were.
    const harmless =
      /^(localhost|127\.0\.0\.1|0\.0\.0\.0|\[::1\]|host|www\.w3\.org|schemas\.(openxmlformats|microsoft)\.(org|com)|([\w-]+\.)*(example(\.com|\.org)?|test|invalid))$/
    const addresses = written
      .filter(({ path }) => !itself.test(path))
      .flatMap(({ path, text }) =>
        [...text.matchAll(/\bhttps?:\/\/([^\s/:'"`<>)\\$?#]+)/g)].map((match) => ({ path, host: match[1] ?? '' })),
      )
    expect(addresses.filter(({ host }) => !harmless.test(host)).map(({ path, host }) => `${path}: ${host}`)).toEqual([])
  })

  test('no path of one machine', () => {
    expect(hits(written, /(^|[\s'"`(=])\/(work|root|home|Users)\/\w/, itself)).toEqual([])
  })
})
