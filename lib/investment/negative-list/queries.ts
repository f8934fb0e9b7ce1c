import { z } from 'zod'
import type { FieldDefinition, FormValues } from '@/lib/forms/schema'
import { Refusal } from '@/lib/kernel/refusal'
import { shanghaiDate, workCalendar } from '@/lib/kernel/workday'
import {
  fieldsOf,
  judgeByList,
  type ListInForce,
  type NegativeListMatter,
  negativeListCode,
  negativeListKind,
  negativeListMatters,
  negativeListSchema,
} from '@/lib/matters/rules/negative-list'
import { matterInForce, negativeListOn, paramsInForce } from '@/lib/matters/vocabulary/in-force'
import type { Tx } from '@/lib/platform/db'
import { defineQuery } from '@/lib/platform/query'

export const negativeListInput = z.object({ version: z.coerce.number().int().min(1).max(9999).optional() })

/** The negative list in force, or an earlier version, with its versions and the draft in hand. */
export const negativeListPage = defineQuery({
  name: 'negativeListPage',
  permission: 'business.read',
  input: negativeListInput,
  run: async ({ tx, actor, now }, { version }) => {
    const today = shanghaiDate(now)
    const versions = await tx.$queryRaw<{ version: number; effectiveFrom: string; note: string | null; approvedBy: string | null }[]>`
      select version, effective_from as "effectiveFrom", note, created_by_name as "approvedBy" from definition
      where kind = ${negativeListKind} and code = ${negativeListCode} order by version desc`
    const inForce = versions.find(({ effectiveFrom }) => effectiveFrom <= today)?.version ?? null
    const shown = version ?? inForce
    const row = shown
      ? await tx.definition.findUnique({ where: { kind_code_version: { kind: negativeListKind, code: negativeListCode, version: shown } } })
      : null
    if (version !== undefined && !row) throw new Refusal('not_found', '没有这一版负面清单。')
    const draft = await tx.definitionDraft.findFirst({
      where: { kind: negativeListKind, code: negativeListCode, status: { in: ['draft', 'submitted', 'returned'] } },
    })
    return {
      ...{ versions, inForce, shown, draftId: draft?.id ?? null, effectiveFrom: row?.effectiveFrom ?? null },
      clauses: row ? negativeListSchema.parse(row.body).clauses : [],
      mayDraft: actor.permissions.has('business.define'),
    }
  },
})

/** A field of the what-if form: those that clauses of the matter look at. */
export type WhatIfField = Pick<FieldDefinition, 'key' | 'label' | 'type' | 'unit' | 'options'>

/** What the list would say of a project, by the version in force or by a draft; nothing is kept. Values come as the form takes them; empty ones are unknown. */
export const negativeListWhatIf = defineQuery({
  name: 'negativeListWhatIf',
  permission: 'business.read',
  input: z.object({
    matter: z.enum(Object.keys(negativeListMatters) as [NegativeListMatter, ...NegativeListMatter[]]).default('GZ-GH-02'),
    values: z.record(z.string().max(60), z.string().max(300)).default({}),
    draftId: z.uuid().optional(),
  }),
  run: async ({ tx, actor, now }, { matter: code, values, draftId }) => {
    const today = shanghaiDate(now)
    const matter = await matterInForce(tx, code)
    const list = draftId ? await draftedList(tx, draftId) : await negativeListOn(tx, today)
    const clauses = (list?.list.clauses ?? []).filter(({ matters }) => matters.includes(code))
    const asked = new Set(clauses.flatMap(({ condition }) => fieldsOf(condition, matter)))
    const fields = matter.form.fields
      .filter((field) => asked.has(field.key) && field.type !== 'table')
      .map(({ key, label, type, unit, options }): WhatIfField => ({ key, label, type, unit, options }))
    const typed: FormValues = Object.fromEntries(
      fields.flatMap(({ key, type }) => {
        const text = values[key]?.trim()
        if (!text) return []
        return [[key, type === 'bool' ? text === '是' : type === 'multi' ? [text] : text]]
      }),
    )
    const context = {
      facts: {},
      params: await paramsInForce(tx, actor.orgId, today),
      materials: new Set<string>(),
      today,
      calendar: workCalendar,
    }
    const filled = Object.keys(typed).length > 0
    const results = list && filled ? judgeByList(list, matter, typed, context) : []
    return {
      ...{ matter: code, fields, version: list?.version ?? null, filled },
      results: results.map(({ ruleId, level, title, result, reason, basis }) => ({ ruleId, level, title, result, reason, basis })),
    }
  },
})
export type WhatIf = Awaited<ReturnType<typeof negativeListWhatIf.run>>

async function draftedList(tx: Tx, id: string): Promise<ListInForce> {
  const draft = await tx.definitionDraft.findUnique({ where: { id } })
  const list = negativeListSchema.safeParse(draft?.kind === negativeListKind ? draft.body : null)
  if (!draft || !list.success) throw new Refusal('not_found', '没有这份草稿，或草稿还不完整，不能试算。')
  return { version: draft.baseVersion + 1, effectiveFrom: draft.effectiveFrom ?? '待定', list: list.data }
}
