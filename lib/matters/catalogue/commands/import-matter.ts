import { z } from 'zod'
import { Refusal } from '@/lib/kernel/refusal'
import { shanghaiDate } from '@/lib/kernel/workday'
import { defineCommand } from '@/lib/platform/command'
import { beginDraft, newestOf } from '@/lib/platform/definition-draft'
import { editedOf } from '../../one-thing/edited'
import { checkMatter } from '../check'
import { kindOf } from '../kinds'
import { withDerived, withStampedBasis } from '../normalise'
import { refuseFaults } from './decide-draft'

/**
 * Makes a draft of a matter from an exported JSON: of an existing matter its next version, of a new code its first. What is not a matter
 * is refused with the place of every fault; a new code needs every expression right as well, as nothing else speaks for it.
 */
export const importMatter = defineCommand({
  name: 'importMatter',
  permission: 'catalogue.edit',
  input: z.object({ text: z.string().min(2, '文件是空的').max(1_000_000, '文件不超过 1 MB') }),
  run: async ({ tx, actor, now, audit }, { text }) => {
    const body = readJson(text)
    const { matter, faults } = checkMatter(body)
    if (!matter) refuseFaults(faults, '导入的 JSON ')
    const { code, name } = matter!
    const kind = kindOf(code)
    const newest = await newestOf(tx, kind, code)
    if (!newest) refuseFaults(faults, '导入的 JSON ')
    const stamped = withStampedBasis(withDerived(matter), [newest?.body], actor.name, shanghaiDate(now)) as Record<string, unknown>
    const id = await beginDraft(
      tx,
      { kind, code, orgId: null, name, baseVersion: newest?.version ?? 0, body: kind === 'one_thing' ? editedOf(stamped) : stamped },
      actor,
      now,
    )
    audit({ subjectKind: 'catalogue', subjectId: code, detail: { draft: id, imported: true } })
    return { id, code, faults: faults.length }
  },
})

/** The JSON of a text. Throws Refusal(invalid) with line and column of the first fault. */
export function readJson(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''))
  } catch (error) {
    const at = /position (\d+)/.exec(error instanceof Error ? error.message : '')?.[1]
    const before = text.slice(0, at === undefined ? text.length : Number(at))
    const line = before.split('\n').length
    const column = before.length - before.lastIndexOf('\n')
    const message = `第 ${line} 行第 ${column} 字不是合法的 JSON`
    throw new Refusal('invalid', `文件无法读取：${message}，请用平台导出的文件修改后导入。`, { text: message })
  }
}
