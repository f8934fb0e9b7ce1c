import { toCents } from '@/lib/kernel/money'
import { Refusal } from '@/lib/kernel/refusal'
import { defineCommand } from '@/lib/platform/command'
import { newId } from '@/lib/platform/id'
import { thresholdSchema, wordSchema } from '../schema'

/** Sets from which amount on a payment is large, for everybody, an industry or an enterprise; earlier ones stay as the history. */
export const setThreshold = defineCommand({
  name: 'setThreshold',
  permission: 'treasury.rule',
  input: thresholdSchema,
  run: async ({ tx, actor, now, audit }, { scope, industry, orgId, amount, fromOn, reason }) => {
    const cents = toCents(amount, '万元')
    if (cents <= 0n) throw new Refusal('invalid', '阈值应大于零。', { amount: '应大于零' })
    if (scope === 'industry' && !industry) throw new Refusal('invalid', '请填写行业代码。', { industry: '请填写行业代码，如 E48' })
    if (scope === 'org' && !(orgId && (await tx.org.findUnique({ where: { id: orgId }, select: { id: true } }))))
      throw new Refusal('invalid', '请选择您监管范围内的企业。', { orgId: '请选择您监管范围内的企业' })
    const of = { orgId: scope === 'org' ? orgId! : null, industry: scope === 'industry' ? industry! : null }
    const id = newId()
    await tx.treasuryThreshold.createMany({ data: [{ id, ...of, amount: cents, fromOn, reason, byName: actor.name, at: now }] })
    audit({ subjectKind: 'treasury-threshold', subjectId: id, detail: { ...of, amount: cents.toString(), fromOn } })
    return { id }
  },
})

/** Adds a sensitive word. */
export const addWord = defineCommand({
  name: 'addWord',
  permission: 'treasury.rule',
  input: wordSchema,
  run: async ({ tx, actor, now, audit }, { word, kind }) => {
    const { count } = await tx.treasuryWord.createMany({ data: [{ word, kind, byName: actor.name, at: now }], skipDuplicates: true })
    if (count === 0) throw new Refusal('conflict', `“${word}”已在词表中。`, { word: '已在词表中' })
    audit({ subjectKind: 'treasury-word', detail: { word, kind } })
    return { word }
  },
})

/** Takes a sensitive word out; what it found stays. */
export const removeWord = defineCommand({
  name: 'removeWord',
  permission: 'treasury.rule',
  input: wordSchema.pick({ word: true }),
  run: async ({ tx, audit }, { word }) => {
    const { count } = await tx.treasuryWord.deleteMany({ where: { word } })
    if (count === 0) throw new Refusal('not_found', `词表中没有“${word}”。`)
    audit({ subjectKind: 'treasury-word', detail: { word, removed: true } })
    return { word }
  },
})
