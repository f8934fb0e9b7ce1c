import { Prisma, rowsIn, type Tx } from '@/lib/platform/db'
import { countCap } from '@/lib/platform/paging'
import { defineQuery, type QueryContext } from '@/lib/platform/query'
import { searchQuery } from '@/lib/platform/search-tokens'
import { type FilingFilter, filingConditions, filingFilterSchema } from './filing-filter'
import { filingCount, filingPage, legOfScope, legOfStatus, type Narrowing } from './filing-page'

/** So many found rows are read in full, and put in order then. */
const fewFound = 100

/** The ledger of filings: the asker's rows under a filter, by key, with a capped count. */
export const filingList = defineQuery({
  name: 'filingList',
  permission: 'matter.read',
  input: filingFilterSchema,
  run: async (context, filter) => {
    const chosen = filingConditions(filter, context.now)
    const { found, ...narrowing } = await narrow(context, filter, chosen)
    const page = await filingPage(context.tx, filter, narrowing)
    // Words alone: what was found is counted already.
    const counted = found !== undefined && chosen.length === 0
    return { ...page, count: counted ? Math.min(found, countCap + 1) : await filingCount(context.tx, narrowing.conditions) }
  },
})

/** How the rows of a filter are reached; `found` = how many the words alone lead to, as far as counting goes. */
async function narrow({ tx, actor }: QueryContext, filter: FilingFilter, chosen: Prisma.Sql[]): Promise<Narrowing & { found?: number }> {
  const gov = actor.side === 'gov'
  const ownSide = gov
    ? Prisma.sql`f.arrived_at is not null`
    : Prisma.sql`f.org_id = any (array(select a.org_id from actor_org a where a.user_id = ${actor.userId}::uuid))`
  const conditions = [...chosen, ownSide]
  // What has arrived has a day of arrival, and every filing one of its last change.
  const gaps = filter.sort !== 'updated' && !(gov && filter.sort === 'arrived')
  const status = legOfStatus(filter, actor.side)
  const words = filter.words ? searchQuery(filter.words) : ''
  if (!words) return { conditions, gaps, legs: [gov ? null : legOfScope(actor.userId), status].filter((leg) => leg !== null) }
  const ids = await saying(tx, words)
  if (ids)
    return {
      conditions: [...conditions, Prisma.sql`f.id = any (${ids}::uuid[])`],
      gaps,
      legs: [],
      found: ids.length,
      few: ids.length <= fewFound,
    }
  // Words of very many filings: the list is walked in its own order, and soon has a page of them.
  return { conditions: [...conditions, sayingHere(words)], gaps, legs: gov && status ? [status] : [], found: countCap + 1 }
}

/** All filings of the asker's scope whose words fit, in no order; null when they are more than is worth collecting (at least 1,001). */
async function saying(tx: Tx, words: string): Promise<string[] | null> {
  const [row] = await rowsIn<{ ids: string[] | null }>(tx, Prisma.sql`select to_json(app.search_filings(${words})) as ids`)
  return row?.ids ?? null
}

// `offset 0` keeps it a probe of the key for each row walked: made into a join it would read all that was ever written.
const sayingHere = (words: string) => Prisma.sql`exists (
  select 1 from search_doc d where d.kind = 'filing' and d.ref_id = f.id::text and d.tokens @@ ${words}::tsquery offset 0)`
