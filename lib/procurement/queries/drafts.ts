import { z } from 'zod'
import type { FormValues } from '@/lib/forms/schema'
import { Refusal } from '@/lib/kernel/refusal'
import { isId } from '@/lib/platform/id'
import { defineQuery } from '@/lib/platform/query'

/** Forms of the asker's enterprises that have not been sent, the latest first. */
export const tenderDrafts = defineQuery({
  name: 'tenderDrafts',
  permission: 'procurement.report',
  input: z.object({ form: z.enum(['tender', 'trade']).default('tender') }),
  run: async ({ tx }, { form }) => {
    const rows = await tx.procurementDraft.findMany({ where: { importId: null, form }, orderBy: { updatedAt: 'desc' }, take: 50 })
    return rows.map(({ id, title, updatedAt, updatedByName }) => ({ id, title, at: updatedAt.toISOString(), by: updatedByName }))
  },
})
export type TenderDrafts = Awaited<ReturnType<typeof tenderDrafts.run>>

/** One form with its values. */
export const tenderDraft = defineQuery({
  name: 'tenderDraft',
  permission: 'procurement.report',
  input: z.object({ id: z.string().max(60) }),
  run: async ({ tx }, { id }) => {
    const row = isId(id) ? await tx.procurementDraft.findUnique({ where: { id } }) : null
    if (!row) throw new Refusal('not_found', '没有这份填报，或者您无权查看。')
    const { title, values, version, importId, tradeId, form, updatedAt, updatedByName } = row
    return { id, title, form, tradeId, values: values as FormValues, version, importId, at: updatedAt.toISOString(), by: updatedByName }
  },
})
