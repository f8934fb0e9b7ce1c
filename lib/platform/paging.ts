import { z } from 'zod'
import { isDate } from '@/lib/kernel/workday'

/** Page sizes a list offers. */
export const pageSizes = [20, 50, 100] as const

/** A place in an ordered list: the sort value and id of the row it stands at, and which way to go from there. */
export const cursorSchema = z.object({ value: z.string().nullable(), id: z.guid(), back: z.boolean().default(false) })
export type Cursor = z.infer<typeof cursorSchema>

/** A cursor as it stands in an address. */
export function writeCursor(cursor: Cursor): string {
  return Buffer.from(JSON.stringify([cursor.value, cursor.id, cursor.back ? 1 : 0])).toString('base64url')
}

/** What the sort value of a cursor may be; one of another list, or made by hand, is not read. */
const valueKinds = {
  time: /^\d{4}-\d\d-\d\d[ T]([01]\d|2[0-3])(:[0-5]\d){2}(\.\d{1,6})?(Z|[+-]\d\d)$/,
  number: /^-?\d{1,18}$/,
  text: /^/,
} as const

/**
 * Reads what `writeCursor` wrote for a sort value of this kind; anything else is the first page. `gaps`: the list has rows without a sort
 * value, and a place may be among them.
 */
export function readCursor(text: string | undefined, kind: keyof typeof valueKinds = 'text', gaps = false): Cursor | null {
  if (!text) return null
  try {
    const [value, id, back] = JSON.parse(Buffer.from(text, 'base64url').toString('utf8'))
    const parsed = cursorSchema.safeParse({ value, id, back: back === 1 })
    if (gaps && parsed.data?.value === null) return parsed.data
    const sortValue = parsed.data?.value ?? ''
    return parsed.success && valueKinds[kind].test(sortValue) && (kind !== 'time' || isDate(sortValue.slice(0, 10))) ? parsed.data : null
  } catch {
    return null
  }
}

/** A page of rows with the cursors of its neighbours; null = there is none on that side. */
export type Page<T> = { rows: T[]; next: string | null; previous: string | null }

/**
 * Cuts a page out of rows fetched one more than asked: `key` gives each row's place. Rows fetched backwards are turned round.
 */
export function pageOf<T>(
  fetched: T[],
  size: number,
  cursor: Cursor | null,
  key: (row: T) => { value: string | null; id: string },
): Page<T> {
  const more = fetched.length > size
  const rows = fetched.slice(0, size)
  if (cursor?.back) rows.reverse()
  const first = rows[0]
  const last = rows[rows.length - 1]
  const hasPrevious = cursor ? (cursor.back ? more : true) : false
  const hasNext = cursor?.back ? true : more
  return {
    rows,
    previous: first && hasPrevious ? writeCursor({ ...key(first), back: true }) : null,
    next: last && hasNext ? writeCursor({ ...key(last), back: false }) : null,
  }
}

/** Counting stops here; a list says “1000+”. */
export const countCap = 1000
