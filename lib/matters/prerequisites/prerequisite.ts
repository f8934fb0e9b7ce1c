import type { MatterDefinition, MatterDependency } from '@/lib/matters/schema'

/** A 前置 of a matter with the number under which it is reported. */
export type Prerequisite = MatterDependency & { id: string; level: '阻断' | '预警' | '提示'; serves: readonly string[] }

/**
 * How the prerequisite stands: decided, in the commission's hands, a draft of the same enterprise, or not begun. The filing is named
 * only where it is the enterprise's own. `targetless` = the form does not name yet what it is to be looked for.
 */
export type PrerequisiteState = {
  state: 'decided' | 'in_hand' | 'draft' | 'none' | 'targetless'
  filingId: string | null
  number: string | null
}
export type PrerequisiteStates = Readonly<Record<string, PrerequisiteState>>

/** The way to what has to be done first: the matter to begin, or the enterprise's own filing of it to go on with. */
export type Remedy = { matter: string; name: string; state: PrerequisiteState['state']; filingId: string | null; number: string | null }

/** The prerequisites of a matter in the order of the catalogue, numbered GZ-CQ-03-D01, -D02 … */
export function prerequisitesOf(matter: Pick<MatterDefinition, 'code' | 'dependencies'>): Prerequisite[] {
  return matter.dependencies
    .filter((one) => one.relation === '前置')
    .map((one, index) => ({
      ...one,
      id: `${matter.code}-D${String(index + 1).padStart(2, '0')}`,
      level: one.level ?? '提示',
      serves: [one.matter, ...(one.or ?? [])],
    }))
}

/** The organisation a filing is about: its target enterprise, or the organisation its headline names. Null where there is none. */
export function targetField(matter: Pick<MatterDefinition, 'form' | 'targetField'>): string | null {
  const isOrg = (key: string) => matter.form.fields.some((field) => field.key === key && field.type === 'org')
  if (isOrg('target_org')) return 'target_org'
  return matter.targetField !== null && isOrg(matter.targetField) ? matter.targetField : null
}
