import { z } from 'zod'
import { Refusal } from '@/lib/kernel/refusal'
import { isId } from '@/lib/platform/id'
import { defineQuery } from '@/lib/platform/query'
import type { MappingLine } from '../mapping/lines'

/** The mappings of the asking person's enterprise by name. */
export const mappingList = defineQuery({
  name: 'mappingList',
  permission: 'procurement.report',
  input: z.object({}),
  run: async ({ tx, actor }) => {
    const rows = await tx.procurementMapping.findMany({ where: { orgId: actor.orgId }, orderBy: { system: 'asc' }, take: 50 })
    return rows.map(({ id, system, lines, updatedAt, updatedByName }) => ({
      ...{ id, system, updatedByName, updatedAt: updatedAt.toISOString() },
      columns: (lines as MappingLine[]).length,
    }))
  },
})
export type MappingRow = Awaited<ReturnType<typeof mappingList.run>>[number]

/** One mapping with its lines. */
export const mappingRecord = defineQuery({
  name: 'mappingRecord',
  permission: 'procurement.report',
  input: z.object({ id: z.string().max(60) }),
  run: async ({ tx, actor }, { id }) => {
    const row = isId(id) ? await tx.procurementMapping.findFirst({ where: { id, orgId: actor.orgId } }) : null
    if (!row) throw new Refusal('not_found', '没有这个映射，或者您无权查看。')
    return { id, system: row.system, version: row.version, lines: row.lines as MappingLine[] }
  },
})
export type MappingRecord = Awaited<ReturnType<typeof mappingRecord.run>>
