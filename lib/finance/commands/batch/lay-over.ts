import { type Amounts, type FilingUnit, NoAmount, readAmount } from '../../statement/amounts'
import type { Cell } from '../../statement/form'

export type CellFault = { cell: number; message: string }

/** Lays values as sent over amounts, each at its cell (undefined = the form has none such); every wrong one is named by its place. */
export function layOver(
  before: Amounts,
  cells: readonly (Cell | undefined)[],
  values: readonly string[],
  unit: FilingUnit,
): { amounts: Amounts; faults: CellFault[] } {
  const amounts = [...before]
  const faults: CellFault[] = []
  for (const [index, text] of values.entries()) {
    const cell = cells[index]
    // A form without the cell takes an empty value: annual and monthly statements may come in one batch.
    if (!cell) {
      if (text.trim() !== '') faults.push({ cell: index, message: '本表没有这一格' })
      continue
    }
    try {
      amounts[cell.position - 1] = readAmount(text, cell, unit)
    } catch (error) {
      if (!(error instanceof NoAmount)) throw error
      faults.push({ cell: index, message: `${cell.label}（${cell.columnLabel}）：${error.message}` })
    }
  }
  return { amounts, faults }
}

/** Whether two statements say the same in every cell. */
export const sameAmounts = (one: Amounts, other: Amounts) => one.length === other.length && one.every((amount, at) => amount === other[at])
