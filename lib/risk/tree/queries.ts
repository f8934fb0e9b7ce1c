import { z } from 'zod'
import { shanghaiDate } from '@/lib/kernel/workday'
import type { Tx } from '@/lib/platform/db'
import { type DraftState, draftStates, newestOf, openDraftOf } from '@/lib/platform/definition-draft'
import { defineQuery } from '@/lib/platform/query'
import { indicatorTree } from '../models/indicator-tree'
import { catalogue } from '../models/registry'
import { builtInTree, completedTree, type TreeBody, treeChanges, treeCode, treeFaults, treeKind, treeSchema } from './definition'
import { treeInForce, treeVersion } from './in-force'

/** Findings that still hold and are not judged, by code of the model, as far as the asker sees them. */
export async function openByModel(tx: Tx): Promise<Map<string, number>> {
  const open = await tx.$queryRaw<{ code: string; n: number }[]>`
    select model_code as code, count(*)::int as n from risk_finding f where app.is_open(f) group by 1`
  return new Map(open.map(({ code, n }) => [code, n]))
}

/** The tree in force with its counts, all versions with what each changed, and the draft in hand. */
export const riskTree = defineQuery({
  name: 'riskTree',
  permission: 'risk.model',
  input: z.object({}),
  run: async ({ tx, actor, now }) => {
    const today = shanghaiDate(now)
    const force = await treeInForce(tx, today)
    const rows = await tx.definition.findMany({ where: { kind: treeKind, code: treeCode }, orderBy: { version: 'desc' }, take: 50 })
    const bodies = rows.map(({ body }) => treeSchema.parse(body))
    const draft = await openDraftOf(tx, treeKind, treeCode)
    return {
      ...{ version: force.version, effectiveFrom: force.effectiveFrom, tree: indicatorTree(force.body, await openByModel(tx)) },
      versions: rows.map(({ version, effectiveFrom, createdByName, draftedByName, note }, index) => {
        const before = bodies[index + 1] ?? (version === 1 ? builtInTree() : null)
        return {
          ...{ version, effectiveFrom, by: createdByName, draftedBy: draftedByName, note, coming: effectiveFrom > today },
          changes: before ? treeChanges(before, bodies[index]!) : [],
        }
      }),
      draft: draft && { state: draftStates[draft.status as DraftState], by: draft.editedByName, at: draft.editedAt.toISOString() },
      mayEdit: actor.permissions.has('risk.tune'),
    }
  },
})
export type RiskTree = Awaited<ReturnType<typeof riskTree.run>>

/** The open draft of the tree with its faults, what it changes, and what the asker may do with it; `draft` null without one. */
export const treeDraft = defineQuery({
  name: 'treeDraft',
  permission: 'risk.model',
  input: z.object({}),
  run: async ({ tx, actor }) => {
    const newest = (await newestOf(tx, treeKind, treeCode))?.version ?? 0
    const draft = await openDraftOf(tx, treeKind, treeCode)
    const mayOpen = actor.permissions.has('risk.tune')
    if (!draft) return { newest, mayOpen, draft: null }
    const body = draft.body as TreeBody
    const base = await treeVersion(tx, draft.baseVersion)
    const read = treeSchema.safeParse(body)
    const mine = draft.editors.includes(actor.userId) || draft.submittedBy === actor.userId
    const decides = draft.status === 'submitted' && actor.permissions.has('risk.publish')
    return {
      ...{ newest, mayOpen },
      draft: {
        ...{ id: draft.id, base: draft.baseVersion, version: draft.version, status: draft.status },
        ...{ state: draftStates[draft.status as DraftState], effectiveFrom: draft.effectiveFrom, note: draft.note, reason: draft.reason },
        ...{ editedBy: draft.editedByName, editedAt: draft.editedAt.toISOString(), submittedBy: draft.submittedByName },
        ...{ decidedBy: draft.decidedByName, body, faults: treeFaults(body), overtaken: newest !== draft.baseVersion },
        changes: base && read.success ? treeChanges(base, completedTree(read.data)) : [],
        names: Object.fromEntries(catalogue.map(({ code, name }) => [code, name])),
        may: { edit: ['draft', 'returned'].includes(draft.status) && mayOpen, decide: decides && !mine, barred: decides && mine },
      },
    }
  },
})
export type OpenTreeDraft = NonNullable<Awaited<ReturnType<typeof treeDraft.run>>['draft']>
