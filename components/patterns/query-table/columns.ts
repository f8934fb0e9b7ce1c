import type { ReactNode } from 'react'

/** One column of a list. The unit stands in the title: 金额（万元）. */
export type Column<Row> = {
  key: string
  title: string
  align?: 'left' | 'right' | 'center'
  /** A CSS width such as `8rem`; without it the column takes what it needs. */
  width?: string
  render: (row: Row) => ReactNode
  /** A second, quiet line under the value. */
  sub?: (row: Row) => ReactNode
  /** Sort key in the URL; must be one of the list definition's `sorts`. */
  sort?: string
  /** False = always shown; by default a column can be hidden by the person. */
  hideable?: boolean
  /** On a phone a row is a card: its title, label and value, a mark that needs no label, or left out. Default `meta`. */
  mobile?: 'title' | 'meta' | 'mark' | 'hidden'
  /** May break into lines; figures, dates and words of state stay on one line. */
  wrap?: boolean
}

/** The columns to draw, in order, without those the person has hidden. */
export function shownColumns<Row>(columns: readonly Column<Row>[], hidden: readonly string[]): readonly Column<Row>[] {
  return columns.filter((column) => column.hideable === false || !hidden.includes(column.key))
}
