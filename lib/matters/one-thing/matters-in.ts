import type { MatterDefinition } from '../schema'

/** A matter as it stands in a form: alone under its own names, or as a part of a 一件事 with `names` (own field → field of the joint form). */
export type MatterInForm = { code: string; names: Readonly<Record<string, string>>; when?: string }

/** The matters a form decides: itself, or those it joins. Pure. */
export function mattersIn({ code, parts }: Pick<MatterDefinition, 'code' | 'parts'>): MatterInForm[] {
  if (!parts) return [{ code, names: {} }]
  return parts.map(({ matter, names, when }) => ({ code: matter, names, ...(when === undefined ? {} : { when }) }))
}
