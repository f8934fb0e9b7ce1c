import { z } from 'zod'
import { Refusal } from '@/lib/kernel/refusal'
import { defineCommand } from '@/lib/platform/command'
import type { Tx } from '@/lib/platform/db'
import { beginDraft, newestOf, openDraftOf } from '@/lib/platform/definition-draft'
import { currentMatters } from '../../definitions'
import { withoutPlatformRules } from '../../platform-rules'
import { kindOf } from '../kinds'
import { begunFrom } from '../rules/begun-from'
import { freeCode } from '../rules/free-code'

const name = z.string().trim().min(2, '请填写名称，至少两个字').max(120, '名称不超过 120 字')
const department = z.string().max(20).min(1, '请选择处室')
const matterCode = z.string().regex(/^GZ-[A-Z]{2}-\d{2}$/, '事项编码格式应为 GZ-CQ-01')

/** Refuses a code that a version or an open draft has already; the message names a free one. Throws Refusal(invalid). */
async function requireFree(tx: Tx, code: string): Promise<void> {
  const kind = kindOf(code)
  const holder = (await newestOf(tx, kind, code)) ?? (await openDraftOf(tx, kind, code))
  if (!holder) return
  const [published, drafts] = [
    await tx.definition.findMany({ where: { kind }, select: { code: true }, distinct: ['code'] }),
    await tx.definitionDraft.findMany({ where: { kind, status: { not: 'discarded' } }, select: { code: true } }),
  ]
  const free = freeCode(
    code.slice(0, -2),
    [...published, ...drafts].map((row) => row.code),
  )
  const message = `编码 ${code} 已用于“${holder.name}”${free ? `，可以用 ${free}` : '，请换一个编码'}`
  throw new Refusal('invalid', message, { code: message })
}

async function departmentNamed(tx: Tx, code: string, field: string): Promise<string> {
  const found = await tx.department.findFirst({ where: { code } })
  if (!found) throw new Refusal('invalid', `没有编码为 ${code} 的处室`, { [field]: `没有编码为 ${code} 的处室，请从名单中选择` })
  return found.name
}

/**
 * Begins a new 一件事 as a draft: code, name, lead department and the matters it joins, in the order of the form. Everything else is
 * edited, submitted, approved by a second person and put in force like a change. Gives the draft's id.
 */
export const beginOneThing = defineCommand({
  name: 'beginOneThing',
  permission: 'catalogue.edit',
  input: z.object({
    code: z
      .string()
      .trim()
      .regex(/^OT-\d{2}$/, '一件事编码格式应为 OT-14'),
    name,
    department,
    description: z.string().trim().max(500, '说明不超过 500 字').default(''),
    matters: z.array(matterCode).min(2, '至少选择两个事项').max(20, '不超过 20 个事项'),
  }),
  run: async ({ tx, actor, now, audit }, { code, name, department, description, matters }) => {
    await requireFree(tx, code)
    await departmentNamed(tx, department, 'department')
    const known = new Set((await currentMatters(tx)).map(({ matter }) => matter.code))
    const wrong = matters.find((one, index) => !known.has(one) || matters.indexOf(one) < index)
    if (wrong !== undefined) {
      const message = known.has(wrong) ? `事项 ${wrong} 选了两次` : `没有编码为 ${wrong} 的现行事项，请从目录中选择`
      throw new Refusal('invalid', message, { matters: message })
    }
    const parts = matters.map((matter) => ({ matter, later: false, supplies: [] }))
    const body = { code, name, department, description, matters: parts, choosers: [], same: [] }
    const id = await beginDraft(tx, { kind: 'one_thing', code, orgId: null, name, baseVersion: 0, body }, actor, now)
    audit({ subjectKind: 'catalogue', subjectId: code, detail: { draft: id, begun: matters } })
    return { id }
  },
})

/** How a new matter begins: with everything of another one, or with its way and applicant's part only. */
export const beginnings = ['whole', 'frame'] as const

/** Begins a new matter as a draft made from another one in force. Gives the draft's id. */
export const beginMatter = defineCommand({
  name: 'beginMatter',
  permission: 'catalogue.edit',
  input: z.object({
    code: z.string().trim().pipe(matterCode),
    name,
    department,
    from: z.string().regex(/^GZ-[A-Z]{2}-\d{2}$/, '请从现行事项中选择底稿'),
    beginning: z.enum(beginnings, '请选择起草方式').default('whole'),
  }),
  run: async ({ tx, actor, now, audit }, { code, name, department, from, beginning }) => {
    await requireFree(tx, code)
    const departmentName = await departmentNamed(tx, department, 'department')
    const model = (await currentMatters(tx)).find(({ matter }) => matter.code === from)?.matter
    if (!model) throw new Refusal('invalid', `没有编码为 ${from} 的现行事项`, { from: `没有编码为 ${from} 的现行事项，请从目录中选择` })
    const body = begunFrom(withoutPlatformRules(model), { code, name, line: department, departmentName, beginning })
    const id = await beginDraft(tx, { kind: 'matter', code, orgId: null, name, baseVersion: 0, body }, actor, now)
    audit({ subjectKind: 'catalogue', subjectId: code, detail: { draft: id, from, beginning } })
    return { id }
  },
})
