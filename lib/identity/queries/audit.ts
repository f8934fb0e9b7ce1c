import { z } from 'zod'
import { type AuditRecord, auditDigest, chainStart, sealHash } from '@/lib/platform/audit'
import { Prisma, type Tx } from '@/lib/platform/db'
import { countCap, pageOf, readCursor } from '@/lib/platform/paging'
import { defineQuery } from '@/lib/platform/query'
import { auditConditions, auditFilter } from '../audit-filter'
import { actionName } from '../audit-words'

export type AuditRow = {
  id: string
  at: string
  actorName: string
  action: string
  actionName: string
  subjectKind: string | null
  subjectId: string | null
  outcome: string
  ip: string | null
  detail: unknown
  /** Place in the chain; null = not sealed yet. */
  seq: string | null
}

type RawRow = {
  id: string
  at: Date
  actor_name: string
  action: string
  subject_kind: string | null
  subject_id: string | null
  outcome: string
  ip: string | null
  detail: unknown
  seq: bigint | null
}

/** Lines of the audit trail, newest first, by key; the count stops at the cap. */
export const auditList = defineQuery({
  name: 'auditList',
  permission: 'audit.read',
  input: auditFilter.extend({
    size: z.coerce.number().int().min(1).max(200).default(20),
    cursor: z.string().max(300).optional(),
  }),
  run: async ({ tx }, { size, cursor: text, ...filter }) => {
    const cursor = readCursor(text, 'time')
    const back = cursor?.back ?? false
    const conditions = auditConditions(filter)
    const where = Prisma.join(conditions, ' and ')
    const place = cursor
      ? Prisma.sql`and (l.at, l.id) ${Prisma.raw(back ? '>' : '<')} (${cursor.value}::timestamptz, ${cursor.id}::uuid)`
      : Prisma.empty
    const order = Prisma.raw(back ? 'asc' : 'desc')
    const rows = await tx.$queryRaw<RawRow[]>`
      select l.id::text, l.at, l.actor_name, l.action, l.subject_kind, l.subject_id, l.outcome, l.ip, l.detail, s.seq
      from audit_line l left join audit_seal s on s.line_id = l.id
      where ${where} ${place} order by l.at ${order}, l.id ${order} limit ${size + 1}`
    const [total] = await tx.$queryRaw<{ count: bigint }[]>`
      select count(*) from (select 1 from audit_line l where ${where} limit ${countCap + 1}) c`
    const page = pageOf(rows, size, cursor, (row) => ({ value: row.at.toISOString(), id: row.id }))
    return { ...page, count: Number(total?.count ?? 0), rows: page.rows.map(toRow) }
  },
})

/** A raw line as people read it. */
export function toRow(row: RawRow): AuditRow {
  const { id, action, outcome, ip, detail } = row
  return {
    ...{ id, action, outcome, ip, detail },
    at: row.at.toISOString(),
    actorName: row.actor_name,
    actionName: actionName(action),
    subjectKind: row.subject_kind,
    subjectId: row.subject_id,
    seq: row.seq?.toString() ?? null,
  }
}

/** Actions and kinds of subjects that occur, for the filter. */
export const auditChoices = defineQuery({
  name: 'auditChoices',
  permission: 'audit.read',
  input: z.object({}),
  run: async ({ tx }) => {
    const actions = await tx.$queryRaw<{ action: string }[]>`
      with recursive a as (
        (select action from audit_line order by action limit 1)
        union all select (select l.action from audit_line l where l.action > a.action order by l.action limit 1) from a where a.action is not null)
      select action from a where action is not null`
    return actions.map((row) => ({ value: row.action, label: actionName(row.action) }))
  },
})

export type ChainState = {
  sealed: number
  unsealed: number
  lastSealAt: string | null
  lastHash: string | null
  /** Links recomputed now, and what is wrong with them. */
  checked: number
  problems: { seq: string; lineId: string; problem: string }[]
}

/** Where the chain stands, with its newest `links` links recomputed; `guozi audit verify` recomputes all of them. */
export const auditChain = defineQuery({
  name: 'auditChain',
  permission: 'audit.read',
  input: z.object({ links: z.coerce.number().int().min(1).max(50_000).default(1000) }),
  run: async ({ tx }, { links }): Promise<ChainState> => {
    const last = await tx.auditSeal.findFirst({ orderBy: { seq: 'desc' } })
    const [waiting] = await tx.$queryRaw<{ count: bigint }[]>`
      select count(*) from (select 1 from audit_line l where not exists (select 1 from audit_seal s where s.line_id = l.id) limit ${countCap + 1}) c`
    const { checked, problems } = await recompute(tx, links)
    return {
      sealed: Number(last?.seq ?? 0n),
      unsealed: Number(waiting?.count ?? 0),
      lastSealAt: last?.sealedAt.toISOString() ?? null,
      lastHash: last?.hash ?? null,
      ...{ checked, problems },
    }
  },
})

async function recompute(tx: Tx, links: number): Promise<Pick<ChainState, 'checked' | 'problems'>> {
  const seals = (await tx.auditSeal.findMany({ orderBy: { seq: 'desc' }, take: links })).reverse()
  const lines = new Map<string, Awaited<ReturnType<Tx['auditLine']['findMany']>>[number]>()
  for (let at = 0; at < seals.length; at += 5000) {
    const ids = seals.slice(at, at + 5000).map((seal) => seal.lineId)
    for (const line of await tx.auditLine.findMany({ where: { id: { in: ids } } })) lines.set(line.id, line)
  }
  const first = seals[0]
  const before = first ? await tx.auditSeal.findUnique({ where: { seq: first.seq - 1n } }) : null
  let previous = before?.hash ?? (first?.seq === 1n ? chainStart : first?.previous)
  let expected = first?.seq ?? 1n
  const problems: ChainState['problems'] = []
  for (const seal of seals) {
    const say = (problem: string) => void problems.push({ seq: seal.seq.toString(), lineId: seal.lineId, problem })
    const line = lines.get(seal.lineId)
    if (seal.seq !== expected) say(`缺少第 ${expected} 至 ${seal.seq - 1n} 号封链`)
    if (seal.previous !== previous) say('与前一行的链接不符')
    if (!line) say('日志行已被删除')
    else {
      if (auditDigest(recordOf(line)) !== line.digest) say('日志行内容被改动')
      if (sealHash(seal.seq, seal.lineId, line.digest, seal.previous) !== seal.hash) say('封链值不符')
    }
    previous = seal.hash
    expected = seal.seq + 1n
  }
  return { checked: seals.length, problems: problems.slice(0, 100) }
}

function recordOf(line: Awaited<ReturnType<Tx['auditLine']['findMany']>>[number]): AuditRecord {
  const { digest: _, at, outcome, ...rest } = line
  return { ...rest, at: at.toISOString(), outcome: outcome === 'refused' ? 'refused' : 'done' }
}
