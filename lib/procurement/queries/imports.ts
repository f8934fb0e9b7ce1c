import { z } from 'zod'
import { Refusal } from '@/lib/kernel/refusal'
import type { Tx } from '@/lib/platform/db'
import { isId } from '@/lib/platform/id'
import { pageOf, readCursor } from '@/lib/platform/paging'
import { defineQuery } from '@/lib/platform/query'
import type { ImportFormat } from '../commands/imports'

export const importStatuses = { queued: '排队', running: '导入中', done: '完成', cancelled: '已停止', failed: '失败' } as const

/** Files and pushes of the asker's organisations, newest first. */
export const importList = defineQuery({
  name: 'importList',
  permission: 'procurement.report',
  input: z.object({ cursor: z.string().max(300).optional(), size: z.number().int().min(1).max(100).default(20) }),
  run: async ({ tx }, { cursor: at, size }) => {
    return {
      ...(await newestImports(tx, {}, at, size)),
      running: await tx.procurementImport.count({ where: { status: { in: ['queued', 'running'] } } }),
    }
  },
})
export type ImportRow = ReturnType<typeof toImportRow>

/** A page of imports by the time they came: ids are not told by time where rows were written for a period that is over. */
export async function newestImports(tx: Tx, where: { orgId?: string }, at: string | undefined, size: number) {
  const read = readCursor(at, 'time')
  const time = new Date(read?.value ?? 0)
  const cursor = Number.isNaN(time.getTime()) ? null : read
  const [after, order] = cursor?.back ? (['gt', 'asc'] as const) : (['lt', 'desc'] as const)
  const rows = await tx.procurementImport.findMany({
    where: { ...where, ...(cursor ? { OR: [{ at: { [after]: time } }, { at: time, id: { [after]: cursor.id } }] } : {}) },
    orderBy: [{ at: order }, { id: order }],
    take: size + 1,
  })
  const page = pageOf(rows, size, cursor, (row) => ({ value: row.at.toISOString(), id: row.id }))
  return { ...page, rows: page.rows.map(toImportRow) }
}

/** One import with its faults, five hundred at most, in the order of the file. */
export const importRecord = defineQuery({
  name: 'importRecord',
  permission: 'procurement.report',
  input: z.object({ id: z.string().max(60) }),
  run: async ({ tx }, { id }) => {
    const row = isId(id) ? await tx.procurementImport.findUnique({ where: { id } }) : null
    if (!row) throw new Refusal('not_found', '没有这次导入，或者您无权查看。')
    const faults = await tx.procurementFault.findMany({ where: { importId: id }, orderBy: { line: 'asc' }, take: 500 })
    return { ...toImportRow(row), faults: faults.map(({ line, ref, reason, text }) => ({ line, ref, reason, text })) }
  },
})
export type ImportRecord = Awaited<ReturnType<typeof importRecord.run>>

/** The lines of an import that could not be read, in the order of the file. */
export const importFaults = defineQuery({
  name: 'importFaults',
  permission: 'procurement.report',
  input: z.object({ id: z.uuid(), cursor: z.string().max(400).optional(), size: z.number().int().min(1).max(100).default(20) }),
  run: async ({ tx }, { id, cursor: at, size }) => {
    if (!(await tx.procurementImport.findUnique({ where: { id }, select: { id: true } })))
      throw new Refusal('not_found', '没有这次导入，或者您无权查看。')
    const read = readCursor(at, 'number')
    const cursor = read?.value && !read.back && Math.abs(Number(read.value)) < 2 ** 31 ? read : null
    const line = Number(cursor?.value)
    const rows = await tx.procurementFault.findMany({
      where: { importId: id, ...(cursor ? { OR: [{ line: { gt: line } }, { line, id: { gt: cursor.id } }] } : {}) },
      orderBy: [{ line: 'asc' }, { id: 'asc' }],
      take: size + 1,
    })
    const page = pageOf(rows, size, cursor, (row) => ({ value: String(row.line), id: row.id }))
    return { rows: page.rows.map(({ line: at, ref, reason, text }) => ({ line: at, ref, reason, text })), next: page.next }
  },
})

type Stored = {
  id: string
  format: string
  name: string
  status: string
  lines: number
  kept: number
  unchanged: number
  faulty: number
  error: string | null
  stopAsked: boolean
  byName: string
  at: Date
  endedAt: Date | null
}

/** An import as lists show it. */
function toImportRow({ id, format, name, status, lines, kept, unchanged, faulty, error, stopAsked, byName, at, endedAt }: Stored) {
  return {
    ...{ id, name, lines, kept, unchanged, faulty, error, stopAsked, byName },
    format: format as ImportFormat,
    status: status as keyof typeof importStatuses,
    at: at.toISOString(),
    endedAt: endedAt?.toISOString() ?? null,
  }
}
