import { z } from 'zod'
import { isDate } from '@/lib/kernel/workday'
import { Prisma, type Tx } from '@/lib/platform/db'
import { countCap, type Page, pageOf, readCursor } from '@/lib/platform/paging'
import { defineQuery } from '@/lib/platform/query'
import { askedTexts } from '../asked-text'

const date = z.string().refine(isDate, '日期格式应为 2026-01-31')

/** Filters of the register of uses; all of them stand in the address. */
export const sealFilterSchema = z.object({
  tab: z.enum(['done', 'open', 'all']).default('done'),
  words: z.string().max(100).optional(),
  kind: z.enum(['paper', 'reseal', 'document']).optional(),
  basis: z.enum(['decision', 'standing', 'request']).optional(),
  from: date.optional(),
  to: date.optional(),
  size: z.coerce.number().int().min(1).max(5000).default(20),
  cursor: z.string().max(400).optional(),
})
export type SealFilter = z.infer<typeof sealFilterSchema>

export type SealRow = {
  id: string
  kind: 'paper' | 'reseal' | 'document'
  basis: 'decision' | 'standing' | 'request'
  status: 'open' | 'approved' | 'refused' | 'withdrawn' | 'done'
  number: string | null
  title: string
  reason: string
  filingId: string | null
  askedBy: string
  askedByName: string
  department: string | null
  askedAt: string
  decidedByName: string | null
  decidedAt: string | null
  opinion: string | null
  sealedAt: string | null
  fileId: string | null
  sourceFileId: string | null
  verifyCode: string | null
  keyName: string | null
  fingerprint: string | null
  /** What the paper says, for who decides on an open request. */
  text: readonly string[] | null
}

/**
 * 用印台账 as far as the asking person may see it: the office all of it, others what they asked for and what belongs to filings of theirs.
 * Filing and files are named only to whoever may open them; the office reads the line, not every department's papers.
 */
export const sealRegister = defineQuery({
  name: 'sealRegister',
  permission: 'seal.read',
  input: sealFilterSchema,
  run: async ({ tx }, filter): Promise<Page<SealRow> & { count: number; open: number; keeper: boolean; changes: number }> => {
    const cursor = readCursor(filter.cursor, 'time')
    const where = conditions(filter)
    const order = cursor?.back
      ? Prisma.sql`coalesce(u.sealed_at, u.asked_at) asc, u.id asc`
      : Prisma.sql`coalesce(u.sealed_at, u.asked_at) desc, u.id desc`
    const rows = await tx.$queryRaw<Omit<SealRow, 'text'>[]>`
      select u.id::text, u.kind, u.basis, u.status, u.number, u.title, u.reason, g.id::text as "filingId", u.asked_by::text as "askedBy",
        u.asked_by_name as "askedByName", u.department, ${iso('asked_at')} as "askedAt", u.decided_by_name as "decidedByName",
        ${iso('decided_at')} as "decidedAt", u.opinion, ${iso('sealed_at')} as "sealedAt", f.id::text as "fileId",
        s.id::text as "sourceFileId", coalesce(u.verify_code, p.verify_code) as "verifyCode", k.name as "keyName", k.fingerprint
      from (select u.* from seal_use u where ${where} ${after(cursor)} order by ${order} limit ${filter.size + 1}) u
      left join seal_key k on k.id = u.key_id left join paper p on p.id = u.paper_id left join filing g on g.id = u.filing_id
      left join stored_file f on f.id = u.file_id left join stored_file s on s.id = u.source_file_id
      order by ${order}`
    const page = pageOf(rows, filter.size, cursor, (row) => ({ value: row.sealedAt ?? row.askedAt, id: row.id }))
    const [keeper] = await tx.$queryRaw<{ keeps: boolean }[]>`select app.keeps_seal(true) as keeps`
    const asked = keeper?.keeps ? page.rows.filter((row) => row.status === 'open' && row.kind !== 'document').map((row) => row.id) : []
    const texts = await askedTexts(tx, asked)
    return {
      ...page,
      rows: page.rows.map((row) => ({ ...row, text: texts.get(row.id) ?? null })),
      count: await counted(tx, where),
      open: await tx.sealUse.count({ where: { status: 'open' } }),
      keeper: keeper?.keeps ?? false,
      changes: keeper?.keeps ? await tx.sealChange.count({ where: { status: 'open' } }) : 0,
    }
  },
})

const iso = (column: string) => Prisma.raw(`to_char(u.${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`)

function after(cursor: ReturnType<typeof readCursor>): Prisma.Sql {
  if (!cursor) return Prisma.empty
  const place = Prisma.sql`(coalesce(u.sealed_at, u.asked_at), u.id)`
  const there = Prisma.sql`(${cursor.value}::timestamptz, ${cursor.id}::uuid)`
  return cursor.back ? Prisma.sql`and ${place} > ${there}` : Prisma.sql`and ${place} < ${there}`
}

function conditions({ tab, words, kind, basis, from, to }: SealFilter): Prisma.Sql {
  const day = Prisma.sql`to_char(coalesce(u.sealed_at, u.asked_at) at time zone 'Asia/Shanghai', 'YYYY-MM-DD')`
  const like = `%${words?.replace(/[\\%_]/g, '\\$&')}%`
  const parts = [
    tab === 'done' ? Prisma.sql`u.status = 'done'` : tab === 'open' ? Prisma.sql`u.status in ('open', 'approved')` : Prisma.sql`true`,
    ...(words
      ? [Prisma.sql`(u.title like ${like} or u.number like ${like} or u.asked_by_name like ${like} or u.decided_by_name like ${like})`]
      : []),
    ...(kind ? [Prisma.sql`u.kind = ${kind}`] : []),
    ...(basis ? [Prisma.sql`u.basis = ${basis}`] : []),
    ...(from ? [Prisma.sql`${day} >= ${from}`] : []),
    ...(to ? [Prisma.sql`${day} <= ${to}`] : []),
  ]
  return Prisma.join(parts, ' and ')
}

async function counted(tx: Tx, where: Prisma.Sql): Promise<number> {
  const rows = await tx.$queryRaw<{ count: number }[]>`
    select count(*)::int as count from (select 1 from seal_use u where ${where} limit ${countCap + 1}) counted`
  return rows[0]?.count ?? 0
}
