import type { FieldDefinition } from './schema'

const suffix = '__reason'

/** Key under which the values hold why an auto-filled value was changed. */
export function reasonKey(key: string): string {
  return `${key}${suffix}`
}

/** Fields that may carry a reason: auto-filled ones that may be typed over. */
export function takesReason(field: Pick<FieldDefinition, 'source'>): boolean {
  return field.source?.mode === 'auto_editable'
}

/** The field a key of the values belongs to: itself, or the field whose change it explains. */
export function ownerOf(key: string): string {
  return key.endsWith(suffix) ? key.slice(0, -suffix.length) : key
}
