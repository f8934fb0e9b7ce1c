import { asSystem } from '@/lib/platform/db'
import { newId } from '@/lib/platform/id'
import { builtInTree, treeCode, treeKind, treeName } from '@/lib/risk/tree/definition'
import { idOf } from '../../support/accounts'
import type { Entries } from './entry'

const owned = '指标体系是公开的分类，不涉及任何一家企业；待核查数是各人范围内的'

/** Ends the draft in hand, and with a state lays a new one with a class renamed in its place. */
const drafted = (status?: 'draft' | 'submitted') =>
  asSystem('测试指标体系', async (tx) => {
    await tx.definitionDraft.updateMany({ where: { kind: treeKind }, data: { status: 'discarded' } })
    if (!status) return {}
    const newest = await tx.definition.findFirst({ where: { kind: treeKind }, orderBy: { version: 'desc' } })
    const [id, at, modeler] = [newId(), new Date(), await idOf('modeler')]
    const body = builtInTree()
    body.classes[0]!.name = `大类${id.slice(-6)}`
    const facts = {
      kind: treeKind,
      code: treeCode,
      name: treeName,
      baseVersion: newest?.version ?? 0,
      body,
      status,
      effectiveFrom: '2099-01-01',
    }
    const who = { createdAt: at, editedAt: at, editedBy: modeler, editedByName: '建模人员', editors: [modeler], submittedBy: modeler }
    await tx.definitionDraft.create({ data: { id, ...facts, ...who } })
    return { id, version: 1 }
  })

/** A draft as it may be kept half done. */
const half = {
  classes: [{ name: '大类', weight: 1, groups: [{ name: '小类', weight: 1, models: [{ code: 'FS001', name: '', weight: 1 }] }] }],
}
const tuner = { who: 'modeler' } as const

/** The tree of risk indicators and its drafts. */
export const riskTreeEntries: Entries = {
  riskTree: { ...tuner, everybodys: owned, input: () => ({}), proves: ({ tree }: { tree: unknown[] }) => tree.length > 0 },
  treeDraft: {
    ...tuner,
    everybodys: owned,
    input: async () => (await drafted('draft'), {}),
    proves: ({ draft }: { draft: unknown }) => draft !== null,
  },
  openTreeDraft: { ...tuner, input: () => drafted() },
  saveTreeDraft: { ...tuner, input: async () => ({ ...(await drafted('draft')), body: half }) },
  submitTreeDraft: { ...tuner, input: async () => ({ ...(await drafted('draft')), effectiveFrom: '2099-01-01', note: '测试' }) },
  discardTreeDraft: { ...tuner, input: () => drafted('draft') },
  decideTreeDraft: { who: 'jdjc-chief', input: async () => ({ ...(await drafted('submitted')), approve: true }) },
}
