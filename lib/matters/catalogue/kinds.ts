import type { Tx } from '@/lib/platform/db'
import { currentMatters } from '../definitions'
import { checkDelegationList, listChanges } from '../delegations/check'
import { type MatterDefinition, matterDefinitionSchema } from '../schema'
import { type CatalogueFault, checkMatter, type KnownCodes } from './check'
import { differenceOf, type MatterChange } from './difference'

/** What the policy department keeps as versions. */
export const catalogueKinds = ['matter', 'delegation'] as const
export type CatalogueKind = (typeof catalogueKinds)[number]

/** Codes a definition may name, and the matters themselves for delegation lists. */
export type Known = Required<KnownCodes> & { definitions: readonly MatterDefinition[] }

/** Everything the checks of drafts look at outside the draft. */
export async function knownTo(tx: Tx): Promise<Known> {
  const [departments, roles, versions] = [
    await tx.department.findMany({ select: { code: true } }),
    await tx.role.findMany({ select: { code: true } }),
    await currentMatters(tx),
  ]
  const definitions = versions.map((version) => version.matter)
  return {
    ...{ departments: departments.map((row) => row.code), roles: roles.map((row) => row.code) },
    ...{ matters: definitions.map((matter) => matter.code), definitions },
  }
}

/** Everything that keeps a draft from being submitted. */
export function faultsIn(kind: CatalogueKind, body: unknown, known: Known): CatalogueFault[] {
  return kind === 'matter' ? checkMatter(body, known).faults : checkDelegationList(body, known.definitions)
}

/** What a draft changes against the version it was made from; a body that cannot be read yet has no difference. */
export function changesIn(kind: CatalogueKind, before: unknown, after: unknown, known: Known): MatterChange[] {
  if (kind === 'delegation') return listChanges(before, after, known.definitions)
  const [old, now] = [matterDefinitionSchema.safeParse(before), matterDefinitionSchema.safeParse(after)]
  return old.success && now.success ? differenceOf(old.data, now.data) : []
}
