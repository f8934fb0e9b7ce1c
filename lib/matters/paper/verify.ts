import { limit } from '@/lib/identity/sign-in/sign-in'
import { shanghaiDate } from '@/lib/kernel/workday'
import { asSystem, type Tx } from '@/lib/platform/db'
import { maskName } from './mask-name'
import { readVerifyCode } from './verify-code'

/** Everything the public learns of a paper. `date` and `revokedOn` are `YYYY-MM-DD`, the holder's name partly hidden. */
export type PaperVerdict =
  | {
      state: 'genuine' | 'revoked'
      revokedOn: string | null
      number: string
      title: string
      kind: string
      organ: string
      date: string
      holder: string
    }
  | { state: 'unknown' }

/** Questions one address may ask within a minute. */
export const verificationsPerMinute = 30

// Has the form of no code and no digest: asked in the place of what was mistyped, so that every question costs the same.
const nothing = '-'

/**
 * Whether a code belongs to an issued paper; anybody may ask. A code that cannot be one is asked like every other, and the one
 * statement gives one row whether it is known or not. Throws Refusal(too_many).
 */
export function verifyByCode(typed: string, ip: string | null, now: Date): Promise<PaperVerdict> {
  return verify(ip, now, (tx) => lookUp(tx, readVerifyCode(typed) ?? nothing, nothing))
}

/** Whether a PDF with this SM3 (64 hex characters) is, byte for byte, one that was issued. Throws Refusal(too_many). */
export function verifyByDigest(sm3: string, ip: string | null, now: Date): Promise<PaperVerdict> {
  return verify(ip, now, (tx) => lookUp(tx, nothing, /^[0-9a-f]{64}$/.test(sm3) ? sm3 : nothing))
}

/** Counts a file about to be digested; throws Refusal(too_many) before a byte is read. */
export function admitFile(ip: string | null, now: Date): Promise<void> {
  return asSystem('公众核验文书', (tx) => limit(tx, `verify-file:${ip ?? 'unknown'}`, verificationsPerMinute, now))
}

async function verify(ip: string | null, now: Date, ask: (tx: Tx) => Promise<PaperVerdict>): Promise<PaperVerdict> {
  return asSystem('公众核验文书', async (tx) => {
    await limit(tx, `verify:${ip ?? 'unknown'}`, verificationsPerMinute, now)
    return ask(tx)
  })
}

type Row = {
  number: string | null
  title: string
  kind: string
  organ: string
  date: string
  holder: string
  revoked: Date | null
}

async function lookUp(tx: Tx, code: string, sm3: string): Promise<PaperVerdict> {
  const rows = await tx.$queryRaw<Row[]>`
    select p.number, p.title, p.kind, p.body ->> 'organ' as organ, p.body ->> 'date' as date, f.org_name as holder,
      p.revoked_at as revoked
    from (select ${code}::text as code, ${sm3}::text as sm3) asked
    left join paper p on p.id = coalesce(
      (select c.id from paper c where c.verify_code = asked.code),
      (select s.owner_id from stored_file s where s.sm3 = asked.sm3 and s.owner_kind = 'paper' limit 1))
    left join filing f on f.id = p.filing_id`
  const row = rows[0]
  if (!row?.number) return { state: 'unknown' }
  const { number, title, kind, organ, date, holder, revoked } = row
  const revokedOn = revoked && shanghaiDate(revoked)
  return { state: revoked ? 'revoked' : 'genuine', revokedOn, number, title, kind, organ, date, holder: maskName(holder) }
}
