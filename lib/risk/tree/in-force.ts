import type { Tx } from '@/lib/platform/db'
import { builtInTree, completedTree, type TreeBody, treeCode, treeKind, treeSchema } from './definition'

/** The version of the tree in force on a day, complete for the models there are; version 0 is the one a release comes with. */
export async function treeInForce(tx: Tx, day: string): Promise<{ version: number; effectiveFrom: string | null; body: TreeBody }> {
  const row = await tx.definition.findFirst({
    where: { kind: treeKind, code: treeCode, effectiveFrom: { lte: day } },
    orderBy: [{ effectiveFrom: 'desc' }, { version: 'desc' }],
  })
  if (!row) return { version: 0, effectiveFrom: null, body: builtInTree() }
  return { version: row.version, effectiveFrom: row.effectiveFrom, body: completedTree(treeSchema.parse(row.body)) }
}

/** The body of a version; 0 is the one a release comes with, null when there is no such version. */
export async function treeVersion(tx: Tx, version: number): Promise<TreeBody | null> {
  if (version === 0) return builtInTree()
  const row = await tx.definition.findUnique({ where: { kind_code_version: { kind: treeKind, code: treeCode, version } } })
  return row ? completedTree(treeSchema.parse(row.body)) : null
}
