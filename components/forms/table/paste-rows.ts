import type { ColumnDefinition, FormRow } from '@/lib/forms/schema'

/** Cells copied from Excel or WPS: rows and tab-separated cells, quoted ones with line ends inside. */
export function readCells(text: string): string[][] {
  const rows: string[][] = [[]]
  let cell = ''
  let quoted = false
  const endCell = () => {
    rows.at(-1)!.push(cell)
    cell = ''
  }
  const source = text.replace(/\r\n?/g, '\n').replace(/\n$/, '')
  for (let at = 0; at < source.length; at++) {
    const char = source[at]!
    if (quoted && char === '"' && source[at + 1] === '"') {
      cell += '"'
      at++
    } else if (char === '"' && (quoted || cell === '')) quoted = !quoted
    else if (!quoted && char === '\t') endCell()
    else if (!quoted && char === '\n') {
      endCell()
      rows.push([])
    } else cell += char
  }
  endCell()
  return rows
}

/** True for what fills more than one cell; a single value is pasted by the browser as usual. */
export function isBlock(text: string): boolean {
  return /[\t\n]/.test(text.replace(/\r?\n$/, ''))
}

/** Lays pasted cells over rows from a cell on, to the right and down, adding rows up to `maxRows`; computed columns are stepped over. */
export function pasteRows(
  rows: readonly FormRow[],
  columns: readonly ColumnDefinition[],
  from: { row: number; column: string },
  cells: readonly string[][],
  maxRows: number,
): { rows: FormRow[]; dropped: number } {
  const result = rows.map((row) => ({ ...row }))
  const first = columns.findIndex((column) => column.key === from.column)
  let dropped = 0
  for (const [down, line] of cells.entries()) {
    const at = from.row + down
    if (at >= maxRows) {
      dropped++
      continue
    }
    while (result.length <= at) result.push({})
    for (const [right, text] of line.entries()) {
      const column = columns[first + right]
      if (column && column.compute === undefined) result[at]![column.key] = text.trim() === '' ? null : text
    }
  }
  return { rows: result, dropped }
}
