import { limit } from '@/lib/identity/sign-in/sign-in'
import { shanghaiDate } from '@/lib/kernel/workday'
import { asSystem, Prisma } from '@/lib/platform/db'
import { likeOf } from '@/lib/platform/postgres/like'
import { ranked } from './queries/ranked'

/** What the public learns of a purchase: notice, result once it was made public, elements of the contract once it was signed. Amounts in 分. */
export type PublicNotice = {
  readonly id: string
  readonly code: string
  readonly title: string
  readonly buyer: string
  readonly category: string | null
  readonly method: string | null
  readonly noticeOn: string
  readonly noticeUrl: string
  readonly deadlineOn: string | null
  readonly ended: '流标' | '终止' | null
  readonly result: { readonly winner: string; readonly amount: string | null; readonly from: string; readonly to: string | null } | null
  readonly contract: { readonly code: string; readonly amount: string | null; readonly signedOn: string } | null
}
type Row = Omit<PublicNotice, 'result' | 'contract'> & {
  winner: string | null
  amount: string | null
  publicityFrom: string | null
  publicityTo: string | null
  contractCode: string | null
  contractAmount: string | null
  signedOn: string | null
  sortKey: string
}

/** Questions one address may ask within a minute. */
export const noticesPerMinute = 60
const size = 20

/**
 * Purchases whose notice stands on a public medium, newest first, for anybody. Nothing of bids, losers, estimates, limits, experts or risks is read. Throws
 * Refusal(too_many).
 */
export function publicNotices(
  asked: { words: string; stage: 'all' | 'result' | 'contract'; cursor?: string | undefined },
  ip: string | null,
  now: Date,
): Promise<{ rows: PublicNotice[]; next: string | null; previous: string | null }> {
  const today = Prisma.sql`${shanghaiDate(now)}::date`
  const key = Prisma.sql`(t.notice_on - date '1970-01-01')::bigint`
  const rank = ranked(key, Prisma.sql`t.tender_id`, { cursor: asked.cursor, size, descending: true })
  const told = Prisma.sql`t.winner_id is not null and t.publicity_from <= ${today}`
  const like = likeOf(asked.words.slice(0, 60))
  return asSystem('公众查询采购信息', async (tx) => {
    await limit(tx, `notices:${ip ?? 'unknown'}`, noticesPerMinute, now)
    const rows = await tx.$queryRaw<Row[]>`
      select t.tender_id as id, t.code, t.title, o.name as buyer, t.category, t.method, t.notice_on::text as "noticeOn", t.notice_url as "noticeUrl", t.deadline_on::text as "deadlineOn",
        case t.status when 'unsuccessful' then '流标' when 'cancelled' then '终止' end as ended,
        case when ${told} then p.name end as winner, case when ${told} then t.award_amount end::text as amount,
        case when ${told} then t.publicity_from end::text as "publicityFrom", case when ${told} then t.publicity_to end::text as "publicityTo",
        c.code as "contractCode", c.amount::text as "contractAmount", c.signed_on::text as "signedOn", ${key}::text as "sortKey"
      from tender t join org o on o.id = t.org_id left join party p on p.party_id = t.winner_id
      left join lateral (
        select x.code, x.amount, x.signed_on from contract x where x.tender_id = t.tender_id and x.party_id = t.winner_id and x.signed_on <= ${today} and ${told}
        order by x.signed_on, x.contract_id limit 1) c on true
      where t.notice_on <= ${today} and t.notice_url is not null and t.status is distinct from 'planned' and ${rank.after}
        and (${asked.words} = '' or t.title like ${like} or t.code like ${like} or o.name like ${like})
        and (${asked.stage} = 'all' or (${asked.stage} = 'result' and ${told}) or (${asked.stage} = 'contract' and c.code is not null))
      order by ${rank.order} limit ${size + 1}`
    const page = rank.cut(rows)
    return { ...page, rows: page.rows.map(noticeOf) }
  })
}

function noticeOf(row: Row): PublicNotice {
  const { id, code, title, buyer, category, method, noticeOn, noticeUrl, deadlineOn, ended } = row
  return {
    ...{ id, code, title, buyer, category, method, noticeOn, noticeUrl, deadlineOn, ended },
    result:
      row.winner && row.publicityFrom ? { winner: row.winner, amount: row.amount, from: row.publicityFrom, to: row.publicityTo } : null,
    contract: row.contractCode && row.signedOn ? { code: row.contractCode, amount: row.contractAmount, signedOn: row.signedOn } : null,
  }
}
