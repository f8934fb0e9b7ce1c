import { Prisma, rowsIn, type Tx } from '@/lib/platform/db'
import type { StatementForm } from './form'
import { annualForm, flashForm } from './forms'
import { formVersion } from './read'

/** The form a formula may name cells of, by how often its indicator is asked for. */
export type NamedForms = { readonly month: StatementForm; readonly year: StatementForm }

/** The forms as the program brings them. */
export const releasedNamed: NamedForms = { month: flashForm, year: annualForm }

/**
 * The newest published versions of the forms. They have every line that any version has, people's own too, each where it was first put; statements of
 * earlier versions have nothing in lines that came later.
 */
export async function newestForms(tx: Tx): Promise<NamedForms> {
  const newestSql = Prisma.sql`
    select distinct on (code) code, id::text from definition where kind = 'statement_form' order by code, version desc`
  const rows = await rowsIn<{ code: string; id: string }>(tx, newestSql)
  const of = async (code: string, released: StatementForm) => {
    const found = rows.find((row) => row.code === code)
    return found ? (await formVersion(tx, found.id)).form : released
  }
  return { month: await of('flash', flashForm), year: await of('annual', annualForm) }
}

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
