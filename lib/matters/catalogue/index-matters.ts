import type { Tx } from '@/lib/platform/db'
import { searchTokens } from '@/lib/platform/search-tokens'
import { currentMatters } from '../definitions'

/** Brings the search rows of matters to the versions in force today; what is retired is found no more. Gives how many there are. */
export async function indexMatters(tx: Tx, now: Date): Promise<number> {
  const versions = await currentMatters(tx)
  const rows = versions.map(({ matter }) => ({
    ...{ kind: 'matter', ref_id: matter.code, title: matter.name, href: `/matters/${matter.code}`, weight: 2, at: now.toISOString() },
    hint: `监管事项 · ${matter.kind} · ${matter.group} · ${matter.code}`,
    tokens: searchTokens([matter.name, matter.code, matter.group, matter.trigger, ...matter.keywords].join(' ')),
  }))
  await tx.$executeRaw`delete from search_doc where kind = 'matter' and not (ref_id = any (${rows.map((row) => row.ref_id)}))`
  await tx.$executeRaw`
    insert into search_doc (kind, ref_id, title, hint, href, tokens, weight, at)
    select r.kind, r.ref_id, r.title, r.hint, r.href, r.tokens::tsvector, r.weight, r.at
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      as r (kind text, ref_id text, title text, hint text, href text, tokens text, weight int, at timestamptz)
    on conflict (kind, ref_id) do update set title = excluded.title, hint = excluded.hint, tokens = excluded.tokens, at = excluded.at`
  return rows.length
}
