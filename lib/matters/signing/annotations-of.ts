import type { Tx } from '@/lib/platform/db'

/** One note or answer as pages show it. */
export type Note = { id: string; text: string; byName: string; department: string | null; round: number; at: string }
/** A note with its answers, oldest first. `page` null = the material as a whole; x and y in thousandths of the page. */
export type NoteThread = Note & {
  field: string | null
  materialId: string | null
  page: number | null
  x: number | null
  y: number | null
  answers: Note[]
}

/** The notes on a filing, oldest first; none for the enterprise. */
export async function annotationsOf(tx: Tx, filingId: string): Promise<NoteThread[]> {
  const rows = await tx.annotation.findMany({ where: { filingId }, orderBy: [{ at: 'asc' }, { id: 'asc' }] })
  const note = ({ id, text, byName, department, round, at }: (typeof rows)[number]): Note => ({
    ...{ id, text, byName, department, round, at: at.toISOString() },
  })
  return rows
    .filter((row) => row.parentId === null)
    .map((row) => ({
      ...note(row),
      ...{ field: row.field, materialId: row.materialId, page: row.page, x: row.x, y: row.y },
      answers: rows.filter((one) => one.parentId === row.id).map(note),
    }))
}
