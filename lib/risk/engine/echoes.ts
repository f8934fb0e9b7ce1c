import { literal } from './detector'
import type { Place } from './evaluate'
import { placed } from './evaluate'

/** Columns of traces and of the register of which `tender_echo` tells in which tenders two bids have the same value. */
const ofTraces = [
  ...['ip', 'mac', 'cpu', 'disk', 'board', 'lock_no', 'login_device', 'download_device', 'pdf_id', 'rsid_root', 'scanner'],
  ...['rep_token', 'rep_phone_token', 'email_token', 'handler_token'],
]
const ofRegister = ['legal_rep_token', 'address', 'phone_token', 'email_token', 'registrar_token']
/** `x.author` = a name that stands as author or last saver; it and the file code count where they are not those of the tender's own file. */
const echoed = [
  ...ofTraces.map((name) => `x.${name}`),
  'x.file_code',
  'x.author',
  ...ofRegister.map((name) => `p.${name}`),
  'm.person_token',
]

/** Whether `tender_echo` tells of a column, written `alias.column`. */
export const isEchoed = (column: string): boolean => echoed.includes(column)

/**
 * Tenders in which two bids have the same value in any of these columns, as a condition: what is shared nowhere need not be compared pair by
 * pair. An array, so that the tenders are found by their index whatever joins the planner may use. Throws on a column that is not told of. Read under a long name, so it is no need of a model.
 */
export function echoIn(tender: string, ...columns: string[]): string {
  const unknown = columns.filter((column) => !isEchoed(column))
  if (unknown.length > 0) throw new Error(`tender_echo does not tell of ${unknown.join(', ')}`)
  return `${tender} = any(array(select echo.tender_id from {fact}.tender_echo echo where {in:echo} and echo.mark in ${literal(columns)}))`
}

const repeated = (alias: string, names: readonly string[]) =>
  `array_remove(array[${names.map((name) => `case when count(${alias}.${name}) > count(distinct ${alias}.${name}) then '${alias}.${name}' end`).join(', ')}], null) as marks`

/**
 * In which tenders a value occurs twice, as rows of `tender_echo`: one row a tender and column. A tender that is not there shares nothing; one
 * that is there is to be looked at, no more: the models ask who shares what, and leave out what says nothing.
 */
export function echoRows(place: Place): string {
  return placed(
    `with noted as (
  select x.tender_id, ${repeated('x', ofTraces)} from {fact}.bid_trace x where {in:x} group by x.tender_id
  union all
  select coded.tender_id, array['x.file_code'] from (
    select x.tender_id, x.file_code from {fact}.bid_trace x join {fact}.tender t on t.tender_id = x.tender_id
    where {in:x} and x.file_code is distinct from t.doc_file_code
  ) coded group by coded.tender_id having count(coded.file_code) > count(distinct coded.file_code)
  union all
  select named.tender_id, array['x.author'] from (
    select x.tender_id, unnest(case when x.last_saved_by is distinct from x.author then array[x.author, x.last_saved_by] else array[x.author] end) as name
    from {fact}.bid_trace x where {in:x}
  ) named join {fact}.tender t on t.tender_id = named.tender_id
  where named.name is distinct from t.doc_author and named.name is distinct from t.doc_last_saved_by
  group by named.tender_id having count(named.name) > count(distinct named.name)
  union all
  select b.tender_id, ${repeated('p', ofRegister)} from {fact}.bid b join {fact}.party p on p.party_id = b.party_id where {in:b} group by b.tender_id
  union all
  select m.tender_id, array['m.person_token'] from {fact}.bid_person m where {in:m} group by m.tender_id having count(m.person_token) > count(distinct m.person_token)
)
select md5(t.tender_id::text || mark)::uuid as echo_id, t.tender_id, t.org_id, mark
from noted join {fact}.tender t on t.tender_id = noted.tender_id cross join lateral unnest(noted.marks) mark`,
    place,
  )
}
