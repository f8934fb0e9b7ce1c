import type { ColumnDefinition, FieldDefinition, FormDefinition } from '@/lib/forms/schema'

/** Name of the sheet that holds the fields outside tables. */
export const fieldsSheet = '填报内容'
/** Name of the hidden sheet with the choices the drop-downs point at. */
export const choicesSheet = '选项'

/** Where things stand on the sheet of fields. */
export const fieldsLayout = { key: 1, group: 2, label: 3, value: 4, unit: 5, hint: 6, firstRow: 4 } as const
/** Rows of a table's sheet: hidden keys, title, heads, then data. */
export const rowsLayout = { keys: 1, title: 2, heads: 3, firstRow: 4 } as const

/** What can be typed into a cell: everything but tables and files. */
export function fitsCell(field: Pick<FieldDefinition, 'type'>): boolean {
  return field.type !== 'table' && field.type !== 'file'
}

/** True where the platform supplies the value and a typed one is ignored. */
export function isSupplied(field: { readonly compute?: string | undefined; readonly type: string }): boolean {
  return field.compute !== undefined || field.type === 'computed'
}

/** Head of a column: label, mark of what is required, unit: `认缴出资*（万元）`. */
export function headOf(field: Pick<ColumnDefinition, 'label' | 'required' | 'unit'>): string {
  return `${field.label}${field.required ? '*' : ''}${field.unit ? `(${field.unit})` : ''}`
}

/** Sheet names of a form's tables: at most 31 characters, none of []:*?/\, each once. */
export function tableSheets(definition: FormDefinition): Map<string, FieldDefinition> {
  const sheets = new Map<string, FieldDefinition>()
  for (const field of definition.fields) {
    if (field.type !== 'table') continue
    const plain =
      field.label
        .replace(/[[\]:*?/\\']/g, ' ')
        .trim()
        .slice(0, 26) || field.key
    let name = plain
    for (let number = 2; sheets.has(name) || name === fieldsSheet || name === choicesSheet; number++) name = `${plain} ${number}`
    sheets.set(name, field)
  }
  return sheets
}

/** The letters of a column as Excel names it. */
export function columnLetter(number: number): string {
  let letters = ''
  for (let rest = number; rest > 0; rest = Math.floor((rest - 1) / 26)) letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters
  return letters
}
