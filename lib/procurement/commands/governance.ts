import { z } from 'zod'
import { Refusal } from '@/lib/kernel/refusal'
import { defineCommand } from '@/lib/platform/command'
import { attachFile } from '@/lib/platform/files/attach'
import { newId } from '@/lib/platform/id'
import { postSchema, ruleSchema } from '../schema'

const gone = (what: string) => new Refusal('not_found', `没有这${what}，或者您无权修改。`)

/** Enters a person into a procurement post of the asking person's enterprise, or changes the entry. */
export const savePost = defineCommand({
  name: 'savePost',
  permission: 'procurement.report',
  input: postSchema,
  run: async ({ tx, actor, now, audit }, { id, endedOn, ...given }) => {
    const { orgId } = actor
    const facts = { ...given, endedOn: endedOn ?? null, byName: actor.name, at: now }
    const kept = id ?? newId()
    if (!id) await tx.procurementPost.createMany({ data: [{ id: kept, orgId, ...facts }] })
    else if ((await tx.procurementPost.updateMany({ where: { id, orgId }, data: facts })).count === 0) throw gone('条任职')
    audit({
      subjectKind: 'procurement-post',
      subjectId: kept,
      detail: { post: given.post, startedOn: given.startedOn, endedOn: endedOn ?? null },
    })
    return { id: kept }
  },
})

/** Takes out an entry that was a mistake; who left a post gets an end instead. */
export const removePost = defineCommand({
  name: 'removePost',
  permission: 'procurement.report',
  input: z.object({ id: z.uuid() }),
  run: async ({ tx, actor, audit }, { id }) => {
    if ((await tx.procurementPost.deleteMany({ where: { id, orgId: actor.orgId } })).count === 0) throw gone('条任职')
    audit({ subjectKind: 'procurement-post', subjectId: id, detail: { removed: true } })
    return { id }
  },
})

/** Enters an internal rule of the asking person's enterprise, or changes the entry. */
export const saveRule = defineCommand({
  name: 'saveRule',
  permission: 'procurement.report',
  input: ruleSchema,
  run: async ({ tx, actor, now, audit }, { id, endedOn, ...given }) => {
    const { orgId } = actor
    const facts = { ...given, endedOn: endedOn ?? null, byName: actor.name, at: now }
    const kept = id ?? newId()
    if (!id) await tx.procurementRule.createMany({ data: [{ id: kept, orgId, ...facts }] })
    else if ((await tx.procurementRule.updateMany({ where: { id, orgId }, data: facts })).count === 0) throw gone('项制度')
    audit({ subjectKind: 'procurement-rule', subjectId: kept, detail: { name: given.name, covers: given.covers } })
    return { id: kept }
  },
})

/** Takes out an entry that was a mistake; a rule that was repealed gets an end instead. */
export const removeRule = defineCommand({
  name: 'removeRule',
  permission: 'procurement.report',
  input: z.object({ id: z.uuid() }),
  run: async ({ tx, actor, audit }, { id }) => {
    if ((await tx.procurementRule.deleteMany({ where: { id, orgId: actor.orgId } })).count === 0) throw gone('项制度')
    audit({ subjectKind: 'procurement-rule', subjectId: id, detail: { removed: true } })
    return { id }
  },
})

/** Lays an uploaded file to a rule; it takes the place of the one before. */
export const attachRuleFile = defineCommand({
  name: 'attachRuleFile',
  permission: 'procurement.report',
  input: z.object({ id: z.uuid(), fileId: z.uuid() }),
  run: async ({ tx, actor, audit }, { id, fileId }) => {
    const { orgId } = actor
    if ((await tx.procurementRule.updateMany({ where: { id, orgId }, data: { fileId } })).count === 0) throw gone('项制度')
    const file = await attachFile(tx, { fileId, ownerKind: 'regulation', ownerId: id, orgId, line: null })
    audit({ subjectKind: 'procurement-rule', subjectId: id, detail: { file: file.name, sm3: file.sm3 } })
    return { id }
  },
})
