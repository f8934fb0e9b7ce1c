import type { FormValues } from '@/lib/forms/schema'
import type { MatterDefinition } from '@/lib/matters/schema'
import type { Stage } from './stage'

/** Names of the organisations that the org fields of a form point at, by id. */
export function namesInForm(matter: MatterDefinition, values: FormValues, stage: Stage): Record<string, string> {
  const ids = matter.form.fields.flatMap((field) => {
    const value = values[field.key]
    if (field.type === 'org' && typeof value === 'string') return [value]
    if (field.type !== 'table' || !Array.isArray(value)) return []
    const columns = (field.columns ?? []).filter((column) => column.type === 'org').map((column) => column.key)
    return value.flatMap((row) => (typeof row === 'string' ? [] : columns.map((key) => String(row[key] ?? ''))))
  })
  return Object.fromEntries([...new Set(ids)].filter(Boolean).map((id) => [id, stage.org(id).name]))
}
