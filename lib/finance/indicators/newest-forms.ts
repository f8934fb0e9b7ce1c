import { Prisma, rowsIn, type Tx } from '@/lib/platform/db'
import type { StatementForm } from '../statement/form'
import { formVersion } from '../statement/read'
import { type NamedForms, releasedNamed } from './named-forms'

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
  return { month: await of('flash', releasedNamed.month), year: await of('annual', releasedNamed.year) }
}
