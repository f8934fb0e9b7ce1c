import { settle } from '@/lib/forms/conditions'
import { formatWithUnit, noValue } from '@/lib/forms/display'
import type { FormContext } from '@/lib/forms/parse/parsed'
import type { FormValues } from '@/lib/forms/schema'
import { issuingOrgan } from '@/lib/matters/paper/organ'
import type { MatterDefinition } from '@/lib/matters/schema'
import type { Known } from './skeleton'

/** What a filing already tells its materials; without one only what the definition says. */
export type Told = {
  enterprise: string
  target: string | null
  values: FormValues
  names: Readonly<Record<string, string>>
  context: FormContext
}

// What stands elsewhere in the skeleton, or is too long or too private for a table that leaves the platform.
const elsewhere = ['applicant_org', 'target_org', 'title', 'contact']

/** What is known when a material of a matter is begun. Identifiers of persons (L3) stay places to be filled in by hand. */
export function knownOf(matter: MatterDefinition, told: Told | null): Known {
  const values = told?.values ?? {}
  const hidden = told ? settle(matter.form, values, told.context).conditions.hidden : new Set<string>()
  const written = (key: string) => (typeof values[key] === 'string' && values[key].trim() ? values[key].trim() : null)
  const shown = matter.form.fields.filter(
    (field) =>
      !elsewhere.includes(field.key) &&
      !hidden.has(field.key) &&
      !['table', 'textarea', 'file'].includes(field.type) &&
      field.sensitivity !== 'L3',
  )
  return {
    matter: matter.name,
    organ: issuingOrgan.name,
    enterprise: told?.enterprise ?? null,
    target: told?.target ?? null,
    subject: written('title'),
    contact: written('contact'),
    basis: matter.basis.map((one) => `《${one.name}》`),
    attachments: matter.materials.filter((one) => one.required && !/请示/.test(one.name)).map((one) => one.name),
    data: shown.map((field) => {
      const value = formatWithUnit(field, values[field.key], { names: told?.names ?? {} })
      return { label: field.label, value: value === noValue ? null : value }
    }),
  }
}
