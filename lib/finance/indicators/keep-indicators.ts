import { Prisma, rowsIn, type Tx } from '@/lib/platform/db'
import { formVersion } from '../statement/read'
import { computeSql } from './compute'
import { type Indicator, indicatorSchema } from './definition'

const held = new Map<string, Indicator[]>()

/** A set of versions of the library: its indicators in the order in which values are kept. */
export type Edition = { id: string; indicators: Indicator[] }

const none: Edition = { id: '', indicators: [] }

const newestIn = (where: Prisma.Sql) => Prisma.sql`
  select e.id::text from indicator_edition e where ${where} order by e.from_period desc, e.at desc, e.id desc limit 1`

/** Which edition is in force this month, as a question that may stand beside others; see `editionFrom`. */
export const currentEditionSql = newestIn(Prisma.sql`e.from_period <= to_char(now() at time zone 'Asia/Shanghai', 'YYYYMM')::int`)

/** The edition in force this month. */
export async function currentEdition(tx: Tx): Promise<Edition> {
  return editionFrom(tx, await rowsIn(tx, currentEditionSql))
}

/** The edition by which statements of a period are worked out: the newest of those that begin last before it. */
export async function editionFor(tx: Tx, period: number): Promise<Edition> {
  return read(tx, Prisma.sql`e.from_period <= ${period}`)
}

/** The edition by which the values of an accepted statement were worked out; empty where there are none. */
export async function editionOf(tx: Tx, statementId: string): Promise<Edition> {
  return read(tx, Prisma.sql`e.id = (select i.edition_id from indicator_sheet i where i.statement_id = ${statementId}::uuid)`)
}

async function read(tx: Tx, where: Prisma.Sql): Promise<Edition> {
  return editionFrom(tx, await rowsIn(tx, newestIn(where)))
}

/** The edition of the answer to `currentEditionSql`. */
export async function editionFrom(tx: Tx, answer: readonly unknown[] = []): Promise<Edition> {
  const rows = answer as readonly { id: string }[]
  const id = rows[0]?.id
  if (id === undefined) return none
  // An edition never changes: its definitions, which are long, are read once a process.
  const indicators = held.get(id) ?? (await definitionsOf(tx, id))
  held.set(id, indicators)
  return { id, indicators }
}

async function definitionsOf(tx: Tx, editionId: string): Promise<Indicator[]> {
  const bodies = Prisma.sql`
    select d.body from indicator_edition e, unnest(e.definition_ids) with ordinality u(id, position) join definition d on d.id = u.id
    where e.id = ${editionId}::uuid order by u.position`
  const rows = await rowsIn<{ body: unknown }>(tx, bodies)
  return rows.map(({ body }) => indicatorSchema.parse(body))
}

/** Works out every indicator for the accepted version of one statement, in the transaction that accepts it. */
export async function keepIndicators(tx: Tx, statementId: string): Promise<void> {
  const rows = await tx.$queryRaw<{ formId: string; period: number }[]>`
    select v.form_id::text as "formId", s.period from statement s join statement_version v on v.id = s.accepted_version_id where s.id = ${statementId}::uuid`
  if (!rows[0]) return
  const { id: editionId, indicators } = await editionFor(tx, rows[0].period)
  if (!editionId) return
  const { form } = await formVersion(tx, rows[0].formId)
  await tx.$executeRawUnsafe(computeSql(indicators, form, 's.id = $3::uuid'), rows[0].formId, editionId, statementId)
}
