import { limit } from '@/lib/identity/sign-in/sign-in'
import { shanghaiDate } from '@/lib/kernel/workday'
import type { FoundSeal } from '@/lib/matters/seal/format'
import { asSystem, type Tx } from '@/lib/platform/db'
import { verifyDigest } from '@/lib/platform/sm2'
import { maskName } from './mask-name'
import { readVerifyCode } from './verify-code'

/** The seal on a paper as the public learns it; `holds` = the stored signature verifies under the key it names. Times are ISO instants. */
export type SealFact = { name: string; fingerprint: string; status: 'active' | 'rotated' | 'disabled'; at: string; holds: boolean }

/** Why a file that looks like one of ours is not: its seal does not fit its bytes, its seal is damaged, it differs from the paper that was asked for. */
export type ChangedWhy = 'signature' | 'damaged' | 'differs'

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
      /** null = issued before papers were sealed. */
      seal: SealFact | null
      /** The file is genuine, but not the paper whose page it was compared on. */
      other?: true
    }
  | { state: 'changed'; why: ChangedWhy; claimed: { number: string; title: string } | null }
  /** Sealed by a key that is not ours, or by ours without a line in the register. */
  | { state: 'foreign'; why: 'key' | 'register' }
  | { state: 'unknown' }

/** What was found of an uploaded file; nothing of the file itself. `of` = code of the paper whose page it was compared on. */
export type AskedFile = { sm3: string; seal?: FoundSeal; of?: string | undefined }

/** Questions one address may ask within a minute. */
export const verificationsPerMinute = 30

// Has the form of no code and no digest: asked in the place of what was mistyped, so that every question costs the same.
const nothing = '-'

/**
 * Whether a code belongs to an issued paper; anybody may ask. A code that cannot be one is asked like every other, and the one
 * statement gives one row whether it is known or not. Throws Refusal(too_many).
 */
export function verifyByCode(typed: string, ip: string | null, now: Date): Promise<PaperVerdict> {
  return verify(ip, now, (tx) => lookUpPaper(tx, { code: typed }))
}

/** Whether a PDF with this SM3 (64 hex characters) is, byte for byte, one that was issued. Throws Refusal(too_many). */
export function verifyByDigest(sm3: string, ip: string | null, now: Date): Promise<PaperVerdict> {
  return verifyFile({ sm3 }, ip, now)
}

/**
 * Whether a file is, byte for byte, one that was issued; if not, what its seal says about it. A file that carries a seal which does not
 * fit its bytes was changed after sealing. Throws Refusal(too_many).
 */
export function verifyFile({ sm3, seal, of }: AskedFile, ip: string | null, now: Date): Promise<PaperVerdict> {
  return verify(ip, now, async (tx) => {
    const wanted = of ? readVerifyCode(of) : null
    const known = await lookUp(tx, nothing, /^[0-9a-f]{64}$/.test(sm3) ? sm3 : nothing)
    if ('number' in known) return wanted && (await claimed(tx, wanted))?.number !== known.number ? { ...known, other: true } : known
    if (seal?.kind === 'sealed') {
      const key = await tx.sealKey.findUnique({ where: { fingerprint: seal.head.key } })
      if (!key)
        return wanted ? { state: 'changed', why: 'signature', claimed: await claimed(tx, wanted) } : { state: 'foreign', why: 'key' }
      if (verifyDigest(seal.digest, seal.signature, key.publicKey)) return { state: 'foreign', why: 'register' }
      return { state: 'changed', why: 'signature', claimed: await claimed(tx, wanted ?? seal.head.code) }
    }
    if (seal?.kind === 'damaged') return { state: 'changed', why: 'damaged', claimed: await claimed(tx, wanted) }
    return wanted ? { state: 'changed', why: 'differs', claimed: await claimed(tx, wanted) } : known
  })
}

/** The verdict on a code or a digest, for callers that count questions in another way; needs the platform's own rights. */
export function lookUpPaper(tx: Tx, { code, sm3 }: { code?: string | undefined; sm3?: string | undefined }): Promise<PaperVerdict> {
  const digest = sm3 && /^[0-9a-f]{64}$/.test(sm3) ? sm3 : nothing
  return lookUp(tx, (code && readVerifyCode(code)) || nothing, digest)
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
  seal: { name: string; fingerprint: string; status: SealFact['status']; at: string; digest: string; signature: string; key: string } | null
}

// A paper, or a document sealed on request, by its code or by the file itself; with the seal on that very file, else the newest.
async function lookUp(tx: Tx, code: string, sm3: string): Promise<PaperVerdict> {
  const rows = await tx.$queryRaw<Row[]>`
    select coalesce(p.number, u.number) as number, coalesce(p.title, u.title) as title, coalesce(p.kind, '用印文件') as kind,
      coalesce(p.body ->> 'organ', k.organ) as organ,
      coalesce(p.body ->> 'date', to_char(u.sealed_at at time zone 'Asia/Shanghai', 'YYYY-MM-DD')) as date, coalesce(f.org_name, '') as holder,
      p.revoked_at as revoked,
      case when u.id is not null then jsonb_build_object('name', k.name, 'fingerprint', k.fingerprint, 'status', k.status, 'at', u.sealed_at,
        'digest', u.digest, 'signature', u.signature, 'key', k.public_key) end as seal
    from (select ${code}::text as code, ${sm3}::text as sm3) asked
    left join stored_file s on s.id = (
      select id from stored_file o where o.sm3 = asked.sm3 and (o.owner_kind = 'paper'
        or (o.owner_kind = 'seal' and exists (select 1 from seal_use d where d.file_id = o.id))) limit 1)
    left join paper p on p.id = coalesce((select c.id from paper c where c.verify_code = asked.code),
      case when s.owner_kind = 'paper' then s.owner_id end)
    left join filing f on f.id = p.filing_id
    left join seal_use u on u.id = (
      select e.id from seal_use e where e.status = 'done' and (e.paper_id = p.id or (p.id is null and (e.verify_code = asked.code or e.file_id = s.id)))
      order by (e.file_id = s.id) desc nulls last, e.sealed_at desc limit 1)
    left join seal_key k on k.id = u.key_id`
  const row = rows[0]
  if (!row?.number) return { state: 'unknown' }
  const { number, title, kind, organ, date, holder, revoked, seal } = row
  const revokedOn = revoked && shanghaiDate(revoked)
  const shown = { number, title, kind, organ, date, holder: holder && maskName(holder), seal: seal && sealFact(seal) }
  return { state: revoked ? 'revoked' : 'genuine', revokedOn, ...shown }
}

function sealFact({ name, fingerprint, status, at, digest, signature, key }: NonNullable<Row['seal']>): SealFact {
  return { name, fingerprint, status, at: new Date(at).toISOString(), holds: verifyDigest(digest, signature, key) }
}

/** The paper that a code belongs to, as a changed file pretends to be it. */
async function claimed(tx: Tx, code: string | null): Promise<{ number: string; title: string } | null> {
  const found = code ? await lookUp(tx, code, nothing) : null
  return found && 'number' in found ? { number: found.number, title: found.title } : null
}
