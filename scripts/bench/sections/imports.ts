import { Client } from 'pg'
import { newId } from '@/lib/platform/id'
import { appUrl } from '@/lib/platform/postgres/connection'
import { copyInto, copyText } from '@/lib/platform/postgres/copy'
import { importReleases } from '@/lib/procurement/jobs/import-releases'
import { readOcds } from '@/lib/procurement/ocds/reader'
import { factTables } from '@/lib/procurement/vocabulary'
import type { Figure } from '../figures'
import type { Ground } from '../ground'
import type { Options } from '../options'

/** What an import writes beside the facts. */
const beside = ['procurement_release', 'procurement_import', 'procurement_fault', 'outbox']
const bidders = 4

type Kept = { table: string; columns: string[]; lines: string[] }

/**
 * (9) Rows a second of an import of releases, line by line as a publisher sends them, as a share of COPY of the same rows into the same
 * indexed tables; once without personal identifiers and once with a telephone for every supplier, which is enciphered.
 */
export async function measureImports(ground: Ground, { quick }: Options): Promise<Figure[]> {
  await ground.restart(true)
  const ownerUrl = ground.server().ownerUrl()
  const owner = new Client({ connectionString: ownerUrl, options: '-c timezone=UTC' })
  await owner.connect()
  try {
    const figures: Figure[] = []
    for (const [name, personal, goal] of [
      ['不含个人信息', false, 0.2],
      ['含需加密的电话', true, 0.1],
    ] as const) {
      const shares: number[] = []
      const speeds: number[] = []
      for (let round = 0; round < (quick ? 1 : 3); round++) {
        const { imported, copied, rows } = await compared(owner, appUrl(ownerUrl), quick ? 2000 : 10_000, personal)
        shares.push(copied / imported)
        speeds.push((rows / imported) * 1000)
      }
      figures.push(
        { section: 9, name: `采购导入，${name}`, unit: ' 行/秒', samples: speeds },
        { section: 9, name: `采购导入 ÷ COPY，${name}`, unit: '', samples: shares, goal: { at: 'least', value: goal } },
      )
    }
    return figures
  } finally {
    await owner.end()
  }
}

/** Milliseconds of the import and of COPY of what it wrote, and how many rows of facts that is. */
async function compared(
  owner: Client,
  url: string,
  releases: number,
  personal: boolean,
): Promise<{ imported: number; copied: number; rows: number }> {
  const tables = [...factTables.map(({ name }) => name), 'personal_value']
  await owner.query(`truncate ${[...tables, ...beside].map((name) => `"${name}"`).join(', ')}`)
  const id = newId()
  await owner.query(
    `insert into procurement_import (id, org_id, format, name, digest, status, by_id, by_name, at)
      values ($1, $2, 'ocds', 'bench.jsonl', '', 'queued', $3, '性能测量', now())`,
    [id, newId(), newId()],
  )
  const imported = await timed(() => importReleases(id, readOcds(linesOf(releases, personal)), { url }))
  const kept: Kept[] = []
  for (const table of tables) kept.push(await keep(owner, table))
  await owner.query(`truncate ${tables.map((name) => `"${name}"`).join(', ')}`)
  const copied = await timed(async () => {
    for (const { table, columns, lines } of kept) if (lines.length > 0) await copyInto(owner, `"${table}"`, columns, lines)
  })
  return { imported, copied, rows: kept.reduce((sum, { lines }) => sum + lines.length, 0) }
}

/** The rows of a table as lines for COPY. */
async function keep(owner: Client, table: string): Promise<Kept> {
  const { rows, fields } = await owner.query<Record<string, unknown>>(`select * from "${table}"`)
  const columns = fields.map(({ name }) => name)
  return { table, columns, lines: rows.map((row) => `${columns.map((column) => textOf(row[column])).join('\t')}\n`) }
}

const textOf = (value: unknown) =>
  value !== null && typeof value === 'object' && !Array.isArray(value) && !(value instanceof Date)
    ? copyText(JSON.stringify(value))
    : copyText(value)

async function* linesOf(releases: number, personal: boolean): AsyncGenerator<Buffer> {
  for (let at = 1; at <= releases; at++) yield Buffer.from(`${JSON.stringify(releaseOf(at, personal))}\n`)
}

function releaseOf(at: number, personal: boolean): object {
  const suppliers = Array.from({ length: bidders }, (_, index) => (at * bidders + index * 7) % (Math.floor(at / 2) + 997))
  return {
    ocid: `ocds-bench-${at}`,
    id: `bench-${at}`,
    date: '2026-04-01T00:00:00Z',
    parties: suppliers.map((supplier) => ({
      id: `S${supplier}`,
      name: `供应商${supplier}`,
      ...(personal ? { contactPoint: { telephone: `138${String(10_000_000 + supplier)}` } } : {}),
    })),
    buyer: { id: 'B', name: '采购人' },
    tender: {
      id: `T${at}`,
      title: `标段${at}`,
      status: 'complete',
      procurementMethod: 'open',
      value: { amount: at * 1000, currency: 'CNY' },
      items: [{ id: '1', description: '货物', classification: { id: '12' }, quantity: 3 }],
    },
    bids: {
      details: suppliers.map((supplier, index) => ({
        id: String(index + 1),
        status: 'valid',
        tenderers: [{ id: `S${supplier}` }],
        value: { amount: at * 900 + index * 13.5, currency: 'CNY' },
      })),
    },
    awards: [{ id: 'a', status: 'active', date: '2026-04-02T00:00:00Z', suppliers: [{ id: `S${suppliers[0]}` }] }],
    contracts: [
      {
        id: 'c',
        awardID: 'a',
        value: { amount: at * 900, currency: 'CNY' },
        implementation: { transactions: [{ id: 'p', date: '2026-04-03', value: { amount: at * 300, currency: 'CNY' } }] },
      },
    ],
  }
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const started = performance.now()
  await work()
  return performance.now() - started
}
