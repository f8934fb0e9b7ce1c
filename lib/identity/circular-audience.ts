import type { Tx } from '@/lib/platform/db'
import { newId } from '@/lib/platform/id'
import { searchTokens } from '@/lib/platform/search-tokens'

const batch = 500

/** Gives everybody of a circular's audience a notice (its reading is the receipt) and makes the circular findable. May run again. Gives how many were told. */
export async function tellAudience(tx: Tx, circularId: string, now: Date): Promise<number> {
  const circular = await tx.circular.findUnique({ where: { id: circularId } })
  if (!circular) return 0
  const told = new Set((await tx.notice.findMany({ where: { circularId }, select: { userId: true } })).map((row) => row.userId))
  const audience = circular.audience === 'all' ? {} : { side: circular.audience }
  const people = await tx.userAccount.findMany({ where: { status: 'active', ...audience }, select: { id: true, side: true } })
  const waiting = people.filter((user) => !told.has(user.id))
  const body = circular.body.length > 120 ? `${circular.body.slice(0, 120)}…` : circular.body
  for (let start = 0; start < waiting.length; start += batch) {
    const data = waiting.slice(start, start + batch).map((user) => ({
      ...{ id: newId(), at: now, userId: user.id, kind: 'circular', title: circular.title, body, circularId },
      href: `/${user.side}/notices/circulars/${circularId}`,
    }))
    await tx.notice.createMany({ data })
  }
  await indexCircular(tx, circular)
  return waiting.length
}

async function indexCircular(tx: Tx, circular: NonNullable<Awaited<ReturnType<Tx['circular']['findUnique']>>>): Promise<void> {
  const side = circular.audience === 'all' ? null : circular.audience
  const tokens = searchTokens(`${circular.title} ${circular.publisher} ${circular.body.slice(0, 500)}`)
  await tx.$executeRaw`
    insert into search_doc (kind, ref_id, org_id, line, side, title, hint, href, tokens, weight, at)
    values ('notice', ${circular.id}, null, null, ${side}, ${circular.title}, ${`通知公告 · ${circular.publisher}`},
      ${`/notices/circulars/${circular.id}`}, ${tokens}::tsvector, 1, ${circular.publishedAt})
    on conflict (kind, ref_id) do nothing`
}
