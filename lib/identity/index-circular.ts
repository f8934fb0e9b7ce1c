import type { Tx } from '@/lib/platform/db'
import { searchTokens } from '@/lib/platform/search-tokens'

/** Keeps the search row of a circular: found by its title and its words, by the side it was published to. */
export async function indexCircular(tx: Tx, id: string): Promise<void> {
  const circular = await tx.circular.findUnique({ where: { id } })
  if (!circular) return
  const tokens = searchTokens(`${circular.title} ${circular.body.slice(0, 2000)}`)
  const side = circular.audience === 'all' ? null : circular.audience
  await tx.$executeRaw`
    insert into search_doc (kind, ref_id, org_id, line, side, title, hint, href, tokens, weight, at)
    values ('notice', ${id}, null, null, ${side}, ${circular.title}, ${circular.publisher}, ${`/circulars/${id}`}, ${tokens}::tsvector, 0, ${circular.publishedAt})
    on conflict (kind, ref_id) do update set title = excluded.title, hint = excluded.hint, tokens = excluded.tokens, side = excluded.side`
}
