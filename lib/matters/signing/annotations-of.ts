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

type Row = Note & Omit<NoteThread, keyof Note | 'answers'> & { parentId: string | null }

/** The notes of a filing as `app.filing_parts` gives them, oldest first, each with its answers. */
export function annotationsFrom(answer: readonly unknown[]): NoteThread[] {
  const rows = answer as readonly Row[]
  const note = ({ id, text, byName, department, round, at }: Row): Note => ({
    ...{ id, text, byName, department, round, at: new Date(at).toISOString() },
  })
  return rows
    .filter((row) => row.parentId === null)
    .map((row) => ({
      ...note(row),
      ...{ field: row.field, materialId: row.materialId, page: row.page, x: row.x, y: row.y },
      answers: rows.filter((one) => one.parentId === row.id).map(note),
    }))
}
