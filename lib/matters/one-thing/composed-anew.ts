import { checkMatter } from '@/lib/matters/catalogue/check'
import { withoutPlatformRules } from '@/lib/matters/platform-rules'
import { type MatterDefinition, matterDefinitionSchema } from '@/lib/matters/schema'
import { composeOneThing } from './compose'

type Matters = ReadonlyMap<string, MatterDefinition>

/** The joint matters (一件事) among these that decide a matter together with others. */
export function jointOf(code: string, things: readonly MatterDefinition[]): MatterDefinition[] {
  return things.filter((thing) => thing.composedFrom?.matters.some((one) => one.matter === code && !one.later))
}

/** A joint matter composed again from what its parts say now. Throws when a part is unknown. */
export function composedAnew(thing: MatterDefinition, matters: Matters): MatterDefinition {
  if (!thing.composedFrom) return thing
  const parts = thing.composedFrom.matters.flatMap((one) => matters.get(one.matter) ?? []).map(withoutPlatformRules)
  return matterDefinitionSchema.parse(composeOneThing(thing.composedFrom, new Map(parts.map((part) => [part.code, part]))))
}

/** Why a joint matter could no longer be composed or run with this version of a matter; one sentence for each fault. */
export function jointFaults(matter: MatterDefinition, things: readonly MatterDefinition[], matters: Matters): string[] {
  const next = new Map(matters).set(matter.code, matter)
  return jointOf(matter.code, things).flatMap((thing) =>
    checkMatter(composedAnew(thing, next)).faults.map(
      (fault) => `这样修改后，包含本事项的“${thing.name}”无法办理：${fault.place}：${fault.message}`,
    ),
  )
}
