import type { ListState } from './list-state'

/** Rows of one page and the keys of its neighbours, as QueryTable takes them. */
export type PageOf<Row> = { rows: readonly Row[]; page: { previous: string | null; next: string | null } }

/**
 * One page of a list that is read whole, in the order it has; the page begins after or ends before the row whose key the address names.
 * A key that is no longer there begins at the front.
 */
export function pageOf<Row>(
  rows: readonly Row[],
  keyOf: (row: Row) => string,
  { after, before }: Pick<ListState, 'after' | 'before'>,
  size: number,
): PageOf<Row> {
  const place = (key: string | null) => (key === null ? -1 : rows.findIndex((row) => keyOf(row) === key))
  const from = before === null ? place(after) + 1 : Math.max(0, place(before) - size)
  const shown = rows.slice(from, from + size)
  const [first, last] = [shown[0], shown.at(-1)]
  return {
    rows: shown,
    page: {
      previous: first && from > 0 ? keyOf(first) : null,
      next: last && from + size < rows.length ? keyOf(last) : null,
    },
  }
}
