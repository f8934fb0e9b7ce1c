import type { Tx } from '@/lib/platform/db'
import { currentMatters } from '../definitions'
import { checkDelegationList, listChanges } from '../delegations/check'
import { jointFaults } from '../one-thing/composed-anew'
import { composedOf, oneThingChanges, oneThingFaults } from '../one-thing/edited'
import { isRecipe, jointPath } from '../one-thing/schema'
import { type MatterDefinition, matterDefinitionSchema } from '../schema'
import { type CatalogueFault, checkMatter, type KnownCodes } from './check'
import { changesOfSections, differenceOf, type MatterChange, type NamesOfCodes } from './difference'
import { sections } from './sections'

/** What the policy department keeps as versions. */
export const catalogueKinds = ['matter', 'one_thing', 'delegation'] as const
export type CatalogueKind = (typeof catalogueKinds)[number]

/** What kind of definition a code of the catalogue names: OT-01 is a 一件事, GZ-CQ-01 a matter. */
export function kindOf(code: string): 'matter' | 'one_thing' {
  return code.startsWith('OT-') ? 'one_thing' : 'matter'
}

/** Codes a definition may name and what they are called, the matters themselves for delegation lists, and the joint matters composed from them. */
export type Known = Required<KnownCodes> & {
  names: NamesOfCodes
  definitions: readonly MatterDefinition[]
  things: readonly MatterDefinition[]
}

/** Everything the checks of drafts look at outside the draft. */
export async function knownTo(tx: Tx): Promise<Known> {
  const [departments, roles, versions] = [
    await tx.department.findMany({ select: { code: true, name: true } }),
    await tx.role.findMany({ select: { code: true } }),
    await currentMatters(tx),
  ]
  const definitions = versions.map((version) => version.matter)
  return {
    ...{ departments: departments.map((row) => row.code), roles: roles.map((row) => row.code) },
    ...{ matters: definitions.map((matter) => matter.code), definitions },
    names: Object.fromEntries([...departments, ...definitions].map(({ code, name }) => [code, name])),
    things: (await currentMatters(tx, 'one_thing')).map((version) => version.matter),
  }
}

/** Everything that keeps a draft from being submitted. */
export function faultsIn(kind: CatalogueKind, body: unknown, known: Known): CatalogueFault[] {
  if (kind === 'delegation') return checkDelegationList(body, known.definitions)
  const byCode = new Map(known.definitions.map((one) => [one.code, one]))
  if (kind === 'one_thing') return isRecipe(body) ? oneThingFaults(body, byCode, known) : checkMatter(body, known).faults
  const { matter, faults } = checkMatter(body, known)
  if (matter === null || faults.length > 0) return faults
  return jointFaults(matter, known.things, byCode).map((message) => ({ path: jointPath, place: '一件事', message }))
}

/** What a draft changes against the version it was made from (null = there is none); a body that cannot be read yet has no difference. */
export function changesIn(kind: CatalogueKind, before: unknown, after: unknown, known: Known): MatterChange[] {
  if (kind === 'delegation') return listChanges(before, after, known.definitions)
  if (kind === 'one_thing') return oneThingChanges(before, after, new Map(known.definitions.map((one) => [one.code, one])), known.names)
  const [old, now] = [matterDefinitionSchema.safeParse(before), matterDefinitionSchema.safeParse(after)]
  if (!now.success) return []
  if (old.success) return differenceOf(old.data, now.data, known.names)
  // The first version: everything it says is new.
  return before === null || before === undefined ? changesOfSections(sections, {}, now.data, known.names) : []
}

/** The definition a draft would be published as; null while it has faults, and for delegation lists. */
export function previewOf(kind: CatalogueKind, body: unknown, known: Known): MatterDefinition | null {
  if (kind === 'delegation' || faultsIn(kind, body, known).length > 0) return null
  if (kind === 'one_thing' && isRecipe(body)) return composedOf(body, new Map(known.definitions.map((one) => [one.code, one])))
  return matterDefinitionSchema.parse(body)
}
