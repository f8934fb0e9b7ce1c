import { literal } from './detector'

/** Columns of traces and of the register of which `tender_echo` tells in which tenders two bids have the same value. */
export const ofTraces = [
  ...['ip', 'mac', 'cpu', 'disk', 'board', 'lock_no', 'login_device', 'download_device', 'pdf_id', 'rsid_root', 'scanner'],
  ...['rep_token', 'rep_phone_token', 'email_token', 'handler_token'],
]
export const ofRegister = ['legal_rep_token', 'address', 'phone_token', 'email_token', 'registrar_token']
/** `x.author` = a name that stands as author or last saver; it and the file code count where they are not those of the tender's own file. */
const echoed = [
  ...ofTraces.map((name) => `x.${name}`),
  'x.file_code',
  'x.author',
  ...ofRegister.map((name) => `p.${name}`),
  'm.person_token',
]

/** Columns of traces that hold lists: which two bidders' lists meet is worked out for all of them together. */
export const listColumns = ['rsids', 'images', 'odd_errors', 'cert_nos', 'supplements'] as const
export type ListColumn = (typeof listColumns)[number]

/** Whether `tender_echo` tells of a column, written `alias.column`. */
export const isEchoed = (column: string): boolean => echoed.includes(column)

/**
 * Tenders in which two bids have times so close in a column of traces (seconds; an expression), as a statement: neighbours in time are looked
 * at instead of all pairs. A second more than asked, so that rounding loses none. Read apart from the sorting, or the index would be walked to spare it.
 */
export const nearInTime = (column: string, seconds: string) => `select near.tender_id from (
    select timed.tender_id, timed.at - lag(timed.at) over (partition by timed.tender_id order by timed.at) as gap
    from (select x.tender_id, x.${column} as at from {fact}.bid_trace x where {in:x} and x.${column} is not null offset 0) timed
  ) near where near.gap <= make_interval(secs => ${seconds} + 1)`

/**
 * Tenders in which two bids have the same value in any of these columns, as a condition: what is shared nowhere need not be compared pair by
 * pair. An array, so that the tenders are found by their index whatever joins the planner may use. Throws on a column that is not told of. Read under a long name, so it is no need of a model.
 */
export function echoIn(tender: string, ...columns: string[]): string {
  const unknown = columns.filter((column) => !isEchoed(column))
  if (unknown.length > 0) throw new Error(`tender_echo does not tell of ${unknown.join(', ')}`)
  return `${tender} = any(array(select echo.tender_id from {fact}.tender_echo echo where {in:echo} and echo.mark in ${literal(columns)}))`
}
