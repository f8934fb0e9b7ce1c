import { z } from 'zod'
import { pathText } from '@/lib/forms/issues'
import { parseForm } from '@/lib/forms/parse-form'
import type { FormValues } from '@/lib/forms/schema'
import { canonicalJson } from '@/lib/kernel/canonical'
import { Refusal } from '@/lib/kernel/refusal'
import { versionSchema } from '@/lib/kernel/version'
import { shanghaiDate } from '@/lib/kernel/workday'
import { defineCommand } from '@/lib/platform/command'
import type { Prisma, Tx } from '@/lib/platform/db'
import { newId } from '@/lib/platform/id'
import { put } from '@/lib/platform/storage'
import { knownOcids, processPrefix } from '../jobs/known-ocids'
import { tradeHandForm } from '../property/hand-form'
import { crossIssues, handForm, rowsOfForm } from '../templates/hand-form'
import { heldValues } from '../templates/held-values'
import { releaseOfRows } from '../templates/release'
import { storeImport } from './imports'

const gone = () => new Refusal('not_found', '没有这份填报，或者您无权处理。')
const kept = (values: FormValues) => values as Prisma.InputJsonValue
const untitled = { tender: '未命名标段', trade: '未命名项目' } as const
type DraftForm = keyof typeof untitled
const forms = { tender: handForm, trade: tradeHandForm } as const
const titleOf = (values: FormValues, form: DraftForm = 'tender') =>
  typeof values.title === 'string' && values.title ? values.title.slice(0, 200) : untitled[form]

/** Opens a form for a tender of the asker's enterprise: an empty one, or with what the platform has of a tender. */
export const openTenderDraft = defineCommand({
  name: 'openTenderDraft',
  permission: 'procurement.report',
  input: z.object({ tenderId: z.uuid().optional() }),
  run: async ({ tx, actor, now, audit }, { tenderId }) => {
    const tender = tenderId ? await tx.tender.findUnique({ where: { tenderId }, select: { orgId: true } }) : null
    const values = tenderId && tender ? await heldValues(tx, tenderId) : {}
    if ((tenderId && !tender) || !values) throw new Refusal('not_found', '没有这个标段，或者您无权查看。')
    const id = newId()
    const orgId = tender?.orgId ?? actor.orgId
    const who = { byName: actor.name, createdAt: now, updatedAt: now, updatedByName: actor.name }
    await tx.procurementDraft.create({
      data: {
        ...{ id, orgId, tenderId: tenderId ?? null, title: titleOf(values), values: kept(values) },
        ...(tenderId ? { opened: kept(values) } : {}),
        ...who,
      },
    })
    audit({ subjectKind: 'procurement-draft', subjectId: id, orgId, detail: { tenderId } })
    return { id }
  },
})

const valuesSchema = z.record(z.string().max(80), z.unknown()).refine((values) => Object.keys(values).length <= 100, '字段过多')

/** Saves a form (tender or property transaction) as far as it goes; what somebody else saved in the meantime is not overwritten (stale). */
export const saveTenderDraft = defineCommand({
  name: 'saveTenderDraft',
  permission: 'procurement.report',
  input: z.object({ id: z.uuid(), version: versionSchema, values: valuesSchema }),
  run: async ({ tx, actor, now, audit }, { id, version, values }) => {
    const { form } = await openDraft(tx, id)
    const read = parseForm(forms[form as DraftForm], values, 'draft', { today: shanghaiDate(now) }).values
    const { count } = await tx.procurementDraft.updateMany({
      where: { id, version, importId: null },
      data: {
        values: kept(read),
        title: titleOf(read, form as DraftForm),
        version: version + 1,
        updatedAt: now,
        updatedByName: actor.name,
      },
    })
    if (count === 0) throw new Refusal('stale', '他人刚刚修改了这份填报，请刷新后再改。')
    audit({ subjectKind: 'procurement-draft', subjectId: id, detail: { version: version + 1 } })
    return { version: version + 1, savedAt: now.toISOString() }
  },
})

/** Sends the form as a release of its own, by the same way as every import. Throws Refusal(blocked) with the places that are not right. */
export const sendTenderDraft = defineCommand({
  name: 'sendTenderDraft',
  permission: 'procurement.report',
  input: z.object({ id: z.uuid(), version: versionSchema }),
  run: async (context, { id, version }) => {
    const { tx, actor, now, audit } = context
    const draft = await openDraft(tx, id)
    if (draft.form !== 'tender') throw gone()
    const { values, issues } = parseForm(handForm, draft.values, 'submit', { today: shanghaiDate(now) })
    const wrong = [
      ...issues.filter(({ level }) => level === '阻断').map(({ path, message }) => ({ path: pathText(path), message })),
      ...crossIssues(values),
    ]
    if (wrong.length > 0) {
      const fields = Object.fromEntries(wrong.map(({ path, message }) => [`form.${path}`, message]))
      throw new Refusal('blocked', `还有 ${wrong.length} 处需要改正：${wrong[0]!.message}`, fields)
    }
    const code = String(values.code)
    const ocid =
      (await heldOcid(tx, draft.tenderId)) ?? (await knownOcids(draft.orgId)([code])).get(code) ?? `${processPrefix(draft.orgId)}${code}`
    const stored = await put(Buffer.from(`${canonicalJson(releaseOfRows(ocid, rowsOfForm(values), '在线填报'))}\n`))
    const imported = await storeImport(context, { name: draft.title, format: 'form', orgId: draft.orgId, ...stored })
    const { count } = await tx.procurementDraft.updateMany({
      where: { id, version, importId: null },
      data: { importId: imported.id, updatedAt: now },
    })
    if (count === 0) throw new Refusal('stale', '他人刚刚修改了这份填报，请刷新后再报送。')
    audit({ subjectKind: 'procurement-draft', subjectId: id, orgId: draft.orgId, detail: { ocid, by: actor.name } })
    return { importId: imported.id }
  },
})

/** Throws a form away that has not been sent. */
export const removeTenderDraft = defineCommand({
  name: 'removeTenderDraft',
  permission: 'procurement.report',
  input: z.object({ id: z.uuid() }),
  run: async ({ tx, audit }, { id }) => {
    const { count } = await tx.procurementDraft.deleteMany({ where: { id, importId: null } })
    if (count === 0) throw gone()
    audit({ subjectKind: 'procurement-draft', subjectId: id })
    return { id }
  },
})

async function openDraft(tx: Tx, id: string) {
  const draft = await tx.procurementDraft.findUnique({ where: { id } })
  if (!draft) throw gone()
  if (draft.importId) throw new Refusal('conflict', '这份填报已经报送；再要修改，请从标段页面打开。')
  return draft
}

const heldOcid = async (tx: Tx, tenderId: string | null) =>
  tenderId ? (await tx.tender.findUnique({ where: { tenderId }, select: { ocid: true } }))?.ocid : undefined
