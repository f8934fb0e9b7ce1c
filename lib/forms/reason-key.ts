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
