import type { Workbook, Worksheet } from 'exceljs'
import type { FormContext, ParsableField } from '@/lib/forms/parse/parsed'
import { choicesSheet } from './sheet-plan'

const mostChoices = 2000

/** A code or id with its name, as cells show it: `房地产开发 [K7010]`. */
export function namedCode(code: string, name: string | undefined): string {
  return name === undefined || name === code ? code : `${name} [${code}]`
}

/** The code inside the brackets of such a cell, or the text itself. */
export function codeInBrackets(text: string): string {
  return /\[([^[\]]{1,64})\]\s*$/.exec(text)?.[1] ?? text
}

/** Gives every field with choices a drop-down; the choices stand in a hidden sheet, as a formula holds only 255 characters. */
export class ChoiceSheet {
  private readonly columns = new Map<string, string>()
  private readonly sheet: Worksheet

  constructor(workbook: Workbook) {
    this.sheet = workbook.addWorksheet(choicesSheet, { state: 'veryHidden' })
  }

  /** The reference a list validation uses (`选项!$A$1:$A$9`), or null when the field has no choices or too many. */
  referenceFor(field: ParsableField, context: FormContext): string | null {
    const choices = choicesOf(field, context)
    if (choices.length === 0 || choices.length > mostChoices) return null
    const text = choices.join('\n')
    const known = this.columns.get(text)
    if (known) return known
    const column = this.sheet.getColumn(this.columns.size + 1)
    column.values = choices
    const reference = `${choicesSheet}!$${column.letter}$1:$${column.letter}$${choices.length}`
    this.columns.set(text, reference)
    return reference
  }
}

function choicesOf(field: ParsableField, context: FormContext): string[] {
  if (field.type === 'bool') return ['是', '否']
  if (field.type === 'multi') return []
  if (field.options) return field.options
  return (field.list ? (context.lists?.[field.list] ?? []) : []).map((item) => namedCode(item.code, item.name))
}
