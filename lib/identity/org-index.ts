import type { Tx } from '@/lib/platform/db'
import { searchTokens } from '@/lib/platform/search-tokens'
import { districtName } from './districts'

const levels = ['', '一级企业', '二级企业', '三级企业', '四级企业', '五级企业']

/** Keeps an enterprise findable under its present name and place. Runs with base rights. */
export async function indexOrg(tx: Tx, id: string, now: Date): Promise<void> {
  const org = await tx.org.findUniqueOrThrow({ where: { id } })
  const hint = [levels[org.level] ?? `${org.level} 级企业`, districtName(org.adcode), org.industryName, org.code].join(' · ')
  const tokens = searchTokens(`${org.name} ${org.shortName} ${org.code} ${org.legalPerson}`)
  await tx.$executeRaw`
    insert into search_doc (kind, ref_id, org_id, line, side, title, hint, href, tokens, weight, at)
    values ('org', ${id}, ${id}::uuid, null, null, ${org.name}, ${hint}, ${`/organisations/${id}`}, ${tokens}::tsvector, ${Math.max(0, 3 - org.level)}, ${now})
    on conflict (kind, ref_id) do update set title = excluded.title, hint = excluded.hint, tokens = excluded.tokens, weight = excluded.weight, at = excluded.at`
}
