import { z } from 'zod'
import { type SheetColumn, type Workbook, workbookOf } from '@/lib/identity/workbook'
import type { Actor } from '@/lib/kernel/actor'
import { fromCents } from '@/lib/kernel/money'
import { Refusal } from '@/lib/kernel/refusal'
import { defineCommand, runCommand } from '@/lib/platform/command'
import { Prisma } from '@/lib/platform/db'
import { anyLike } from '@/lib/platform/postgres/like'
import { defineQuery } from '@/lib/platform/query'
import { type ExternalKind, externalKind, externalKinds } from './kinds'

/** Most rows of a workbook that is made while somebody waits. */
const mostRows = 10_000

export const externalFilter = z.object({
  kind: externalKind.optional(),
  period: z.number().int().min(190001).max(219912).optional(),
  words: z.string().trim().max(50).default(''),
  page: z.int().min(1).max(100_000).default(1),
  size: z.int().min(1).max(mostRows).default(50),
})

type Row = {
  key: string
  orgName: string
  kind: ExternalKind
  period: number
  amount: string
  source: string
  asOf: string
  by: string
  at: string
}

/** Imported figures of outside systems, the newest period first, page by page (from 1); amounts in 1/100 元 as text. */
export const externalFigureList = defineQuery({
  name: 'externalFigureList',
  permission: 'finance.read',
  input: externalFilter,
  run: async ({ tx }, { kind, period, words, page, size }) => {
    const from = Prisma.sql`from external_figure x join org o on o.id = x.org_id where true
      ${kind ? Prisma.sql`and x.kind = ${kind}` : Prisma.empty} ${period ? Prisma.sql`and x.period = ${period}` : Prisma.empty}
      ${words ? Prisma.sql`and ${anyLike(['o.short_name', 'o.name', 'o.code', 'x.source'], words)}` : Prisma.empty}`
    const [count] = await tx.$queryRaw<{ n: number }[]>`select count(*)::int as n ${from}`
    const rows = await tx.$queryRaw<Row[]>`
      select x.org_id::text || ' ' || x.kind || ' ' || x.period as key, o.short_name as "orgName", x.kind, x.period, x.amount::text as amount, x.source,
        x.as_of as "asOf", x.by_name as by, to_char(x.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as at
      ${from} order by x.period desc, o.short_name, x.org_id, x.kind limit ${size} offset ${(page - 1) * size}`
    const total = count?.n ?? 0
    return { total, page, pages: Math.max(1, Math.ceil(total / size)), rows }
  },
})
export type ExternalFigureList = Awaited<ReturnType<typeof externalFigureList.run>>

/** The same, all pages of it, for a workbook. Taking it out is audited. */
export const exportExternalFigures = defineCommand({
  name: 'exportExternalFigures',
  permission: 'finance.read',
  input: externalFilter.omit({ page: true, size: true }),
  run: async ({ tx, actor, now, audit }, filter) => {
    const found = await externalFigureList.run({ tx, actor, now }, { ...filter, page: 1, size: mostRows })
    if (found.pages > 1) throw new Refusal('too_large', `筛选结果超过 ${mostRows} 条，请先选择事项或期间再导出。`)
    audit({ subjectKind: 'external-figure', detail: { export: true, rows: found.total } })
    return found.rows
  },
})

const columns: readonly SheetColumn<Row>[] = [
  { title: '企业', width: 28, value: ({ orgName }) => orgName },
  { title: '事项', width: 20, value: ({ kind }) => externalKinds[kind].label },
  { title: '期间', width: 10, value: ({ period }) => period },
  { title: '金额（元）', width: 20, value: ({ amount }) => Number(fromCents(BigInt(amount), '元')) },
  { title: '来源', width: 40, value: ({ source }) => source },
  { title: '数据日期', width: 12, value: ({ asOf }) => asOf },
  { title: '导入人', width: 12, value: ({ by }) => by },
]

/** The list as it is filtered, as a spreadsheet. */
export async function externalWorkbook(actor: Actor, params: Record<string, string>, now: Date): Promise<Workbook> {
  const period = /^\d{6}$/.test(params.period ?? '') ? { period: Number(params.period) } : {}
  const filter = { kind: params.kind || undefined, words: (params.q ?? '').slice(0, 50), ...period }
  return workbookOf('外部核对数据', columns, await runCommand(exportExternalFigures, actor, filter, { now }), actor, now)
}
