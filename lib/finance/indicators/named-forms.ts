import type { StatementForm } from '../statement/form'
import { annualForm, flashForm } from '../statement/forms'

/** The form a formula may name cells of, by how often its indicator is asked for. */
export type NamedForms = { readonly month: StatementForm; readonly year: StatementForm }

/** The forms as the program brings them. */
export const releasedNamed: NamedForms = { month: flashForm, year: annualForm }

/** A line that people added to a form, with the paths of its cells. */
export type AddedLine = { readonly form: string; readonly sheet: string; readonly label: string; readonly paths: readonly string[] }

/** The lines of forms that the program did not bring. */
export function addedLines(forms: NamedForms): AddedLine[] {
  return ([forms.month, forms.year] as const).flatMap((form, index) => {
    const released = [flashForm, annualForm][index]!
    const known = new Set(released.sheets.flatMap(({ key, lines }) => lines.map((line) => `${key}.${line.key}`)))
    return form.sheets.flatMap(({ key, title, lines, columns }) =>
      lines
        .filter((line) => !line.title && !line.retired && !known.has(`${key}.${line.key}`))
        .map((line) => ({
          ...{ form: form.name, sheet: title, label: line.label },
          paths: columns.map((column) => `${key}.${line.key}@${column.key}`),
        })),
    )
  })
}
