import { z } from 'zod'
import { Refusal } from '@/lib/kernel/refusal'
import { Prisma, type Tx } from '@/lib/platform/db'
import { isId } from '@/lib/platform/id'
import { likeOf } from '@/lib/platform/postgres/like'
import { defineQuery } from '@/lib/platform/query'
import { type CellOrigin, originOf, type WritingIntake, type WritingVersion } from './origin'
import type { IntakeKind } from './schema'
import type { Wrote } from './wrote'

/** One submission as it shows at a version; `shared` = it brought other statements too that the asker may see. Times are ISO instants. */
export type Intake = {
  readonly id: string
  readonly batchId: string
  readonly kind: IntakeKind
  readonly fileName: string
  readonly digest: string
  readonly request: string
  readonly place: string
  readonly cells: number
  readonly byName: string
  readonly at: string
  readonly untilAt: string
  readonly shared: boolean
}

type Dated = Omit<Intake, 'at' | 'untilAt'> & { at: Date; untilAt: Date }
const columns = Prisma.sql`i.id::text, i.batch_id::text as "batchId", i.kind, i.file_name as "fileName", i.digest, i.request, i.place, i.cells,
  i.by_name as "byName", i.at, i.until_at as "untilAt"`
const told = ({ at, untilAt, ...rest }: Dated): Intake => ({
  ...rest,
  at: new Date(at).toISOString(),
  untilAt: new Date(untilAt).toISOString(),
})

/** What brought a version its amounts, the first first. Empty for versions from before submissions were kept. */
export async function intakesOf(tx: Tx, versionId: string): Promise<Intake[]> {
  const rows = await tx.$queryRaw<Dated[]>`
    select ${columns}, exists (select 1 from statement_intake b where b.batch_id = i.batch_id and b.statement_id <> i.statement_id) as shared
    from statement_intake i where i.version_id = ${versionId}::uuid order by i.at, i.id`
  return rows.map(told)
}

/** Who wrote each of some cells of a version last, by position; `filled` says which have a value. What a version copied is looked for in the one before. */
export async function originsOf(
  tx: Tx,
  { id, number }: { id: string; number: number },
  cells: readonly { position: number; filled: boolean }[],
): Promise<Map<number, CellOrigin>> {
  const rows = await tx.$queryRaw<(Dated & { number: number; wrote: Wrote | null })[]>`
    select ${columns}, exists (select 1 from statement_intake b where b.batch_id = i.batch_id and b.statement_id <> i.statement_id) as shared, v.number, i.wrote
    from statement_intake i join statement_version v on v.id = i.version_id
    where v.statement_id = ${id}::uuid and v.number <= ${number} order by i.at, i.id`
  const versions = Array.from({ length: number }, (_, index): WritingVersion => {
    const own = rows.filter((row) => row.number === number - index)
    return { number: number - index, intakes: own.map(({ number: _of, wrote, ...row }): WritingIntake => ({ ...told(row), wrote })) }
  })
  return new Map(cells.map(({ position, filled }) => [position, originOf(versions, position, filled)]))
}

/** A statement that a batch brought amounts. */
export type BatchRow = {
  readonly statementId: string
  readonly orgName: string
  readonly formCode: 'flash' | 'annual'
  readonly period: number
  readonly scope: string
  readonly status: string
  readonly number: number
  readonly place: string
  readonly cells: number
}

export const batchSchema = z.object({
  id: z.string().max(60),
  words: z.string().trim().max(50).default(''),
  page: z.number().int().min(1).max(1000).default(1),
  size: z.number().int().min(1).max(500).default(50),
})

/** What came in one submission, as far as the asker may see it, in the order it came. */
export const statementBatch = defineQuery({
  name: 'statementBatch',
  permission: 'finance.read',
  input: batchSchema,
  run: async ({ tx }, { id, words, page, size }) => {
    const [head] = isId(id)
      ? await tx.$queryRaw<
          Dated[]
        >`select ${columns}, true as shared from statement_intake i where i.batch_id = ${id}::uuid order by i.at, i.id limit 1`
      : []
    if (!head) throw new Refusal('not_found', '没有这一批次，或者您无权查看。')
    const named = words ? Prisma.sql`and s.org_name like ${likeOf(words)}` : Prisma.empty
    const of = Prisma.sql`from statement_intake i join statement s on s.id = i.statement_id join statement_version v on v.id = i.version_id
      where i.batch_id = ${id}::uuid ${named}`
    const rows = await tx.$queryRaw<BatchRow[]>`
      select s.id::text as "statementId", s.org_name as "orgName", s.form_code as "formCode", s.period, s.scope, s.status, v.number, i.place, i.cells
      ${of} order by length(i.place), i.place, s.org_name, s.scope, i.id limit ${size} offset ${(page - 1) * size}`
    const [count] = await tx.$queryRaw<{ n: number }[]>`select count(*)::int as n ${of}`
    return { head: told(head), rows, total: count?.n ?? 0 }
  },
})
export type StatementBatch = Awaited<ReturnType<typeof statementBatch.run>>
