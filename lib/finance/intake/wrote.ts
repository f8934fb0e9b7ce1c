import type { Cell } from '../statement/form'

/** Where a value stood in a file: the sheet where a statement has several, its row (0 = the row of the submission) and column, both counted from 1. */
export type FilePlace = { readonly sheet?: string; readonly row: number; readonly column: number }

/** Cells that follow one another, `width` to a row: the amounts from position `at` on, and where the first of them stood in the file. */
export type Block = { readonly at: number; readonly width: number; readonly rows: number; readonly from?: FilePlace }

/** Cells that were typed, by position: the second (Unix time) at which each was last saved, and whether the page had worked it out from others. */
export type Typed = Readonly<Record<string, { readonly t: number; readonly sum?: true }>>

/** What a submission wrote: blocks of what came at once, times of what was typed. */
export type Wrote = readonly Block[] | Typed

type Placed = { readonly position: number; readonly from?: FilePlace | undefined }

/**
 * Cells with their places as few blocks as a walk in the order of their positions finds: a whole statement in the order of its template is one block a
 * sheet, a row of a batch is one altogether, so that what came in one piece costs next to nothing to remember.
 */
export function blocksOf(cells: readonly Placed[]): Block[] {
  const blocks: Block[] = []
  for (const run of runsOf(cells)) {
    const last = blocks.at(-1)
    const below = last && { at: last.at + last.width * last.rows, from: last.from && { ...last.from, row: last.from.row + last.rows } }
    if (last && run.from && run.width === last.width && run.at === below!.at && samePlace(run.from, below!.from))
      blocks[blocks.length - 1] = { ...last, rows: last.rows + 1 }
    else blocks.push(run)
  }
  return blocks
}

/** Stretches within one row of the file: neighbours in the statement that are neighbours there. */
function runsOf(cells: readonly Placed[]): Block[] {
  const runs: Block[] = []
  for (const { position, from } of cells.toSorted((a, b) => a.position - b.position)) {
    const last = runs.at(-1)
    const next = last?.from && { ...last.from, column: last.from.column + last.width }
    if (last && position === last.at + last.width && samePlace(from, next)) runs[runs.length - 1] = { ...last, width: last.width + 1 }
    else runs.push({ at: position, width: 1, rows: 1, ...(from ? { from } : {}) })
  }
  return runs
}

const samePlace = (one: FilePlace | undefined, other: FilePlace | undefined) =>
  one?.sheet === other?.sheet && one?.row === other?.row && one?.column === other?.column

/** Whether blocks hold a position, and where it stood in the file (null = not known). */
export function placeIn(blocks: readonly Block[], position: number): { from: FilePlace | null } | null {
  const block = blocks.find(({ at, width, rows }) => position >= at && position < at + width * rows)
  if (!block) return null
  const [row, column] = [Math.floor((position - block.at) / block.width), (position - block.at) % block.width]
  return { from: block.from ? { ...block.from, row: block.from.row + row, column: block.from.column + column } : null }
}

/** Typing as it is kept: each cell with the second it was saved in. */
export function typedOf(cells: readonly Cell[], sums: ReadonlySet<string>, now: Date): Typed {
  const t = Math.floor(now.getTime() / 1000)
  return Object.fromEntries(cells.map(({ position, path }) => [position, sums.has(path) ? { t, sum: true as const } : { t }]))
}
