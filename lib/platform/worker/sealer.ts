import { chainStart, sealHash } from '@/lib/platform/audit'
import { type AuditHead, headNameSql, keepHead, keptHead } from '@/lib/platform/audit-head'
import { asSystem, Prisma } from '@/lib/platform/db'
import { log } from '@/lib/platform/log'

// A row that only the platform's own roles may lock: an advisory lock could be held by any login of the database, the sandbox's too.
const sealer = 'sealer'

/**
 * Chains the audit lines of the last hour not sealed yet, oldest first, at most `most` a call; gives how many. Only one sealer works at a time.
 * Lines younger than the settle time wait, so that a line committed late does not fall behind its neighbours. The newest link is kept
 * outside the database too, unless the one kept there is no longer in the chain: then it stays, as evidence.
 */
export async function sealAudit(now: Date, most = 2000, settleMs = 250): Promise<number> {
  return keep(await seal(now, most, recent(now, settleMs)))
}

/**
 * The same for lines of any time: what is not in the chain is put into it. A clock that jumped, or a host whose clock was wrong, leaves lines
 * dated outside the hour; looking through the whole trail is dear, so the worker does it every few minutes.
 */
export async function sealForgotten(now: Date, most = 2000): Promise<number> {
  return keep(await seal(now, most, Prisma.sql`true`))
}

// From an hour before the newest sealed line, or before now where that line lies ahead of the clock.
function recent(now: Date, settleMs: number): Prisma.Sql {
  return Prisma.sql`l.at >= least(${now}::timestamptz, coalesce(
      (select l2.at from audit_seal s2 join audit_line l2 on l2.id = s2.line_id order by s2.seq desc limit 1), '-infinity'::timestamptz)) - interval '1 hour'
    and l.at <= ${new Date(now.getTime() - settleMs)}`
}

function keep(sealed: Sealed | null): number {
  if (!sealed) return 0
  if (sealed.broken) log.error({ database: sealed.name }, '审计链尾与本机留存的不符，请运行 guozi audit verify 核查')
  else keepHead(sealed.name, sealed.head)
  return sealed.count
}

type Sealed = { count: number; name: string; head: AuditHead; broken: boolean }

function seal(now: Date, most: number, which: Prisma.Sql): Promise<Sealed | null> {
  return asSystem('审计封链', async (tx) => {
    await tx.$executeRaw`insert into heartbeat (name, at, detail) values (${sealer}, ${now}, '{}') on conflict (name) do nothing`
    const got = await tx.$queryRaw<{ name: string }[]>`select name from heartbeat where name = ${sealer} for update skip locked`
    if (got.length === 0) return null
    const lines = await tx.$queryRaw<{ id: string; digest: string }[]>`
      select l.id::text, l.digest from audit_line l
      where not exists (select 1 from audit_seal s where s.line_id = l.id) and ${which}
      order by l.at, l.id limit ${most}`
    if (lines.length === 0) return null
    const [last] = await tx.$queryRaw<{ seq: bigint; hash: string }[]>`select seq, hash from audit_seal order by seq desc limit 1`
    let seq = last?.seq ?? 0n
    let previous = last?.hash ?? chainStart
    const links = lines.map((line) => {
      seq += 1n
      const hash = sealHash(seq, line.id, line.digest, previous)
      const link = { seq: seq.toString(), line_id: line.id, previous, hash, sealed_at: now.toISOString() }
      previous = hash
      return link
    })
    await tx.$executeRaw`insert into audit_seal select * from jsonb_populate_recordset(null::audit_seal, ${JSON.stringify(links)}::jsonb)`
    const [{ name } = { name: '' }] = await tx.$queryRawUnsafe<{ name: string }[]>(headNameSql)
    const kept = keptHead(name)
    const still = kept && (await tx.auditSeal.findUnique({ where: { seq: BigInt(kept.seq) } }))
    return { count: links.length, name, head: { seq: seq.toString(), hash: previous }, broken: kept !== null && still?.hash !== kept.hash }
  })
}
