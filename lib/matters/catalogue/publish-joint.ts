import type { Actor } from '@/lib/kernel/actor'
import { canonicalJson } from '@/lib/kernel/canonical'
import { Refusal } from '@/lib/kernel/refusal'
import { sm3 } from '@/lib/platform/crypto'
import type { Tx } from '@/lib/platform/db'
import { writeVersion } from '@/lib/platform/definition-draft'
import type { Definition, DefinitionDraft } from '@/lib/platform/generated/client'
import { composedAnew, jointOf } from '../one-thing/composed-anew'
import { composedOf, oneThingFaults } from '../one-thing/edited'
import { type MatterDefinition, matterDefinitionSchema } from '../schema'

/** The newest version of every code of a kind, in force or not yet, retired ones too. */
async function newestVersions(tx: Tx, kind: 'matter' | 'one_thing'): Promise<(Definition & { matter: MatterDefinition })[]> {
  const rows = await tx.definition.findMany({ where: { kind }, distinct: ['code'], orderBy: [{ code: 'asc' }, { version: 'desc' }] })
  return rows.map((row) => ({ ...row, matter: matterDefinitionSchema.parse(row.body) }))
}

/** The definition a recipe makes of the newest versions of its matters. Throws Refusal(invalid) with what it lacks. */
export async function composedNow(tx: Tx, recipe: Record<string, unknown>): Promise<object> {
  const newest = (await newestVersions(tx, 'matter')).filter((row) => !row.retired)
  const matters = new Map(newest.map(({ code, matter }) => [code, matter]))
  const [fault] = oneThingFaults(recipe, matters, {})
  if (fault) throw new Refusal('invalid', `不能发布：${fault.place}：${fault.message}`)
  return composedOf(recipe, matters)
}

/**
 * After a matter was published: the joint matters (一件事) that contain it get a further version composed from it, in force no earlier
 * than it is and than their own newest version; with a matter taken out of the catalogue they are taken out too. Gives their codes.
 */
export async function publishJoint(tx: Tx, draft: DefinitionDraft, effectiveFrom: string, actor: Actor, now: Date): Promise<string[]> {
  const things = (await newestVersions(tx, 'one_thing')).filter(({ matter }) => jointOf(draft.code, [matter]).length > 0)
  if (things.length === 0) return []
  const newest = await newestVersions(tx, 'matter')
  const inUse = new Map(newest.filter((row) => !row.retired).map(({ code, matter }) => [code, matter]))
  const changed: string[] = []
  for (const thing of things) {
    const complete = thing.matter.composedFrom!.matters.every((one) => one.later || inUse.has(one.matter))
    const body = complete ? composedAnew(thing.matter, inUse) : thing.matter
    if (thing.retired === !complete && sm3(canonicalJson(body)) === thing.digest) continue
    const { kind, code, orgId, version } = thing
    const from = thing.effectiveFrom > effectiveFrom ? thing.effectiveFrom : effectiveFrom
    const next = { kind, code, orgId, name: body.name, version: version + 1, effectiveFrom: from, retired: !complete, body }
    await writeVersion(tx, next, draft, actor, now)
    changed.push(code)
  }
  return changed
}
