import { filingStatuses } from '@/lib/matters/status'
import { Prisma, rowsIn, type Tx } from '@/lib/platform/db'
import { type Cursor, countCap, type Page, pageOf, readCursor } from '@/lib/platform/paging'
import { type FilingFilter, statusesOf } from './filing-filter'
import { type FilingRow, type RawRow, rowColumns, toRow } from './filing-rows'

const columns = {
  arrived: Prisma.sql`f.arrived_at`,
  due: Prisma.sql`f.due_at`,
  amount: Prisma.sql`f.amount`,
  updated: Prisma.sql`f.updated_at`,
} as const
const types = { arrived: 'timestamptz', due: 'timestamptz', amount: 'bigint', updated: 'timestamptz' } as const

/** One index scan of the list for each row of a source that names what stands in front of the index. */
type Leg = { source: Prisma.Sql; condition: Prisma.Sql }

/**
 * What narrows a list beside its filter: conditions on `filing f`, and the sources its rows are fetched by. `gaps`: rows without a sort value
 * may be among them. `few`: no more rows than are soon read in full and put in order.
 */
export type Narrowing = { conditions: Prisma.Sql[]; legs: Leg[]; gaps: boolean; few?: boolean }

/** One ordered scan for each organisation of the asking person (index filing_org). */
export function legOfScope(userId: string): Leg {
  return {
    source: Prisma.sql`(select a.org_id from actor_org a where a.user_id = ${userId}::uuid) own(org_id)`,
    condition: Prisma.sql`f.org_id = own.org_id`,
  }
}

/** One ordered scan for each status of a filter, where an index begins with the status; null where it does not. */
export function legOfStatus(filter: FilingFilter, side: 'gov' | 'ent'): Leg | null {
  const indexed = side === 'gov' ? ['arrived', 'due'] : ['updated']
  const statuses = statusesOf(filter) ?? (side === 'gov' && filter.sort === 'due' ? Object.keys(filingStatuses) : null)
  if (statuses === null || !indexed.includes(filter.sort)) return null
  return { source: Prisma.sql`unnest(${statuses}::text[]) lies(status)`, condition: Prisma.sql`f.status = lies.status` }
}

/**
 * Rows of a list in order, one page by key. Rows without a sort value stand last, whichever way the others go. Keys are fetched leg by leg,
 * each in the order of an index and no further than a page, and merged; only the page's own rows are read in full.
 */
export async function filingPage(tx: Tx, filter: FilingFilter, narrowing: Narrowing): Promise<Page<FilingRow>> {
  const cursor = readCursor(filter.cursor, filter.sort === 'amount' ? 'number' : 'time', true)
  const back = cursor?.back ?? false
  const wanted = filter.size + 1
  const among: Part = cursor && cursor.value === null ? 'empty' : 'valued'
  const rows = await partOf(tx, filter, narrowing, { part: among, cursor, back, limit: wanted })
  // The page may reach from the last rows with a value to the first without, or back.
  if (narrowing.gaps && rows.length < wanted && back === (among === 'empty')) {
    const part = among === 'empty' ? 'valued' : 'empty'
    rows.push(...(await partOf(tx, filter, narrowing, { part, cursor: null, back, limit: wanted - rows.length })))
  }
  const page = pageOf(rows, filter.size, cursor, (row) => ({ value: row.sort_value, id: row.id }))
  return { ...page, rows: page.rows.map(toRow) }
}

type Part = 'valued' | 'empty'
type Stretch = { part: Part; cursor: Cursor | null; back: boolean; limit: number }

/** Rows with a sort value, or those without in the order of their ids, from a place on. */
async function partOf(tx: Tx, filter: FilingFilter, narrowing: Narrowing, { part, cursor, back, limit }: Stretch): Promise<RawRow[]> {
  const column = columns[filter.sort]
  const type = Prisma.raw(types[filter.sort])
  const down = (filter.direction === 'desc') !== back
  const order = Prisma.raw(down ? 'desc' : 'asc')
  const beyond = Prisma.raw(down ? '<' : '>')
  const place = part === 'empty' ? Prisma.sql`null::${type}` : column
  const after = !cursor
    ? []
    : part === 'empty'
      ? [Prisma.sql`f.id ${beyond} ${cursor.id}::uuid`]
      : [Prisma.sql`(${column}, f.id) ${beyond} (${cursor.value}::${type}, ${cursor.id}::uuid)`]
  const by = part === 'empty' ? Prisma.sql`f.id ${order}` : Prisma.sql`${column} ${order}, f.id ${order}`
  const there = [part === 'empty' ? Prisma.sql`${column} is null` : Prisma.sql`${column} is not null`, ...after]
  if (narrowing.few) {
    const where = Prisma.join([...narrowing.conditions, ...there], ' and ')
    return rowsIn(
      tx,
      Prisma.sql`select ${rowColumns}, ${place}::text as sort_value from filing f where ${where} order by ${by} limit ${limit}`,
    )
  }
  const keys = ofLegs(
    narrowing,
    (where) => Prisma.sql`select f.id, ${place} as place from filing f where ${where} order by ${by} limit ${limit}`,
    there,
  )
  return rowsIn<RawRow>(
    tx,
    Prisma.sql`
    select ${rowColumns}, top.place::text as sort_value
    from (select k.id, k.place from (${keys}) k order by k.place ${order}, k.id ${order} limit ${limit}) top
    join filing f on f.id = top.id order by top.place ${order}, top.id ${order}`,
  )
}

/** Number of rows of a list, counted to the cap and no further, in whatever order they come. */
export async function filingCount(tx: Tx, conditions: readonly Prisma.Sql[]): Promise<number> {
  const where = conditions.length > 0 ? Prisma.join([...conditions], ' and ') : Prisma.sql`true`
  const [row] = await rowsIn<{ count: number }>(
    tx,
    Prisma.sql`select count(*)::int as count from (select 1 from filing f where ${where} limit ${countCap + 1}) capped`,
  )
  return row?.count ?? 0
}

function ofLegs({ conditions, legs }: Narrowing, one: (where: Prisma.Sql) => Prisma.Sql, more: Prisma.Sql[]): Prisma.Sql {
  const where = [...legs.map((leg) => leg.condition), ...conditions, ...more]
  const inner = one(Prisma.join(where, ' and '))
  if (legs.length === 0) return inner
  const sources = Prisma.join(
    legs.map((leg) => leg.source),
    ' cross join ',
  )
  return Prisma.sql`select leg.* from ${sources} cross join lateral (${inner}) leg`
}
