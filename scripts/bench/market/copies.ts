import type { Client } from 'pg'
import { type FactTable, factTables } from '@/lib/procurement/vocabulary'
import { derivedTables } from '@/lib/procurement/vocabulary/derived'

/** Relations that are worked out, not copied. */
const derived = new Set<string>(derivedTables.map(({ name }) => name))
/** Texts that name a thing: a copy must not be taken for the same. */
const naming =
  /_token$|^(uscc|ocid|code|award_no|expert_no|mac|cpu|disk|board|lock_no|(doc_)?file_code|pdf_id|rsid_root|login_device|download_device|guarantee_no|invoice_no)$/

/** Copies the whole market so many times under other ids, every relation in the proportions it has; buyers stay the same enterprises. */
export async function copyMarket(client: Client, times: number): Promise<void> {
  await client.query('set synchronous_commit = off')
  for (const table of factTables.filter(({ name }) => !derived.has(name))) {
    for (let copy = 1; copy <= times; copy += 1) await client.query(copySql(table, copy))
  }
  await client.query('analyze')
}

function copySql({ name, columns }: FactTable, copy: number): string {
  const values = columns.map((column) => {
    if (column.name === 'org_id') return column.name
    if (column.type === 'uuid') return `md5(${column.name}::text || '-${copy}')::uuid`
    if (column.type === 'text' && naming.test(column.name)) return `${column.name} || '-${copy}'`
    return column.name
  })
  // The first relation that is copied doubles the rows below it: only originals are copied.
  return `insert into ${name} (${columns.map((column) => column.name).join(', ')}) select ${values.join(', ')} from bench_${name}`
}

/** Keeps the originals beside the market, so that every copy is of them. */
export async function keepOriginals(client: Client): Promise<void> {
  for (const { name } of factTables.filter((table) => !derived.has(table.name)))
    await client.query(`create unlogged table bench_${name} as select * from ${name}`)
}
