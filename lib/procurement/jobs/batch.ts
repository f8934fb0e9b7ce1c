import type { Client } from 'pg'
import { canonicalJson } from '@/lib/kernel/canonical'
import { usccValid } from '@/lib/kernel/expr/uscc'
import { sm3 } from '@/lib/platform/crypto'
import { dateOf, mergeReleases } from '../ocds/merge'
import { isFault, type Read, type ReadFault } from '../ocds/reader'
import { type FactRows, type Mask, type Row, rowsOf, Unusable } from '../ocds/rows'
import type { Json } from '../ocds/values'

export type Fault = { line: number; ref: string; reason: string; text: string }
/** What a batch comes to: rows that are newer than what is there, rows that only fill gaps, and what is to be counted and told. */
export type Batch = {
  newer: FactRows[]
  older: FactRows[]
  tenders: string[]
  releases: { ocid: string; releaseId: string; digest: string; at: Date }[]
  faults: Fault[]
  kept: number
  unchanged: number
  faulty: number
  remarks: number
}

/** Of what is told without being a fault, so much a batch. */
const mostRemarks = 100

type Group = { ocid: string; reads: { line: number; release: Json }[]; latest: Json; digest: string }
type Held = { org: string; digest: string; at: Date }

/** Sorts a batch of an organisation out against what has been taken in before. Writes nothing. */
export async function batchOf(client: Client, reads: readonly (Read | ReadFault)[], org: string, now: Date, mask: Mask): Promise<Batch> {
  const batch: Batch = { newer: [], older: [], tenders: [], releases: [], faults: [], kept: 0, unchanged: 0, faulty: 0, remarks: 0 }
  const groups = groupsOf(reads, batch)
  const held = await heldReleases(client, groups)
  for (const group of groups) {
    const earlier = held.get(group.ocid)
    if (earlier && earlier.org !== org) refuse(batch, group, '这个采购过程（ocid）已由另一家企业报送')
    else if (earlier?.digest === group.digest) batch.unchanged += group.reads.length
    else take(batch, group, earlier, org, now, mask)
  }
  await knownParties(client, [...batch.newer, ...batch.older])
  return batch
}

function groupsOf(reads: readonly (Read | ReadFault)[], batch: Batch): Group[] {
  const groups = new Map<string, { line: number; release: Json }[]>()
  for (const read of reads) {
    const ocid = isFault(read) ? undefined : read.release.ocid
    if (isFault(read)) add(batch, read)
    else if (typeof ocid !== 'string' || ocid.trim() === '')
      add(batch, { line: read.line, ref: '', reason: 'ocid 应为非空文本', text: textOf(read.release) })
    else groups.set(ocid.trim(), [...(groups.get(ocid.trim()) ?? []), read])
  }
  return [...groups].flatMap(([ocid, own]) => {
    try {
      const latest = own
        .map(({ release }) => release)
        .toSorted((a, b) => dateOf(a) - dateOf(b))
        .at(-1)!
      return { ocid, reads: own, latest, digest: sm3(canonicalJson(latest)) }
    } catch (error) {
      if (!(error instanceof RangeError)) throw error
      for (const { line, release } of own) add(batch, { line, ref: ocid, reason: '嵌套过深，无法处理', text: textOf(release) })
      return []
    }
  })
}

function take(batch: Batch, group: Group, earlier: Held | undefined, org: string, now: Date, mask: Mask): void {
  const at = new Date(Number.isFinite(dateOf(group.latest)) ? dateOf(group.latest) : now)
  const late = earlier !== undefined && at < earlier.at
  try {
    const mapped = rowsOf(mergeReleases(group.reads.map(({ release }) => release)), now, { org, mask })
    if (late) batch.older.push(mapped.rows)
    else batch.newer.push(mapped.rows)
    batch.tenders.push(...mapped.tenders)
    // A release older than what is there fills gaps only and does not count as news.
    batch[late ? 'unchanged' : 'kept'] += group.reads.length
    if (!late) batch.releases.push({ ocid: group.ocid, releaseId: String(group.latest.id ?? '').slice(0, 200), digest: group.digest, at })
    const told = mapped.remarks.slice(0, mostRemarks - batch.remarks)
    batch.remarks += told.length
    for (const remark of told) batch.faults.push({ line: group.reads.at(-1)!.line, ref: group.ocid, reason: `提示：${remark}`, text: '' })
  } catch (error) {
    if (!(error instanceof Unusable)) throw error
    refuse(batch, group, error.message)
  }
}

function refuse(batch: Batch, group: Group, reason: string): void {
  for (const { line, release } of group.reads) add(batch, { line, ref: group.ocid, reason, text: textOf(release) })
}

function add(batch: Batch, fault: Fault): void {
  batch.faulty += 1
  batch.faults.push({ ...fault, ref: fault.ref.slice(0, 200), text: fault.text.slice(0, 200) })
}

const textOf = (release: Json) => JSON.stringify({ ocid: release.ocid, id: release.id, date: release.date })

async function heldReleases(client: Client, groups: readonly Group[]): Promise<Map<string, Held>> {
  const { rows } = await client.query(
    'select ocid, org_id::text as org, digest, at from procurement_release where ocid = any($1) order by ocid for update',
    [groups.map(({ ocid }) => ocid)],
  )
  return new Map(rows.map((row) => [row.ocid, { org: row.org, digest: row.digest, at: row.at }]))
}

const references = ['party_id', 'buyer_id', 'procuring_entity_id', 'winner_id']

/** A party that the registers already have under an id of their own is that party. */
async function knownParties(client: Client, rows: readonly FactRows[]): Promise<void> {
  const parties = rows.flatMap((each) => each.party ?? [])
  const codes = [...new Set(parties.map((party) => String(party.uscc)).filter(usccValid))]
  const found = await client.query(
    'select distinct on (uscc) uscc, party_id::text as id from party where uscc = any($1) order by uscc, party_id',
    [codes],
  )
  const byCode = new Map(found.rows.map((row) => [row.uscc, row.id as string]))
  const known = new Map(parties.map((party) => [party.party_id, byCode.get(party.uscc) ?? party.party_id]))
  if ([...known].every(([from, to]) => from === to)) return
  const renamed = (row: Row): void => {
    for (const column of references) if (known.has(row[column])) row[column] = known.get(row[column])
    if (Array.isArray(row.party_ids)) row.party_ids = row.party_ids.map((id) => known.get(id) ?? id)
  }
  for (const each of rows) for (const list of Object.values(each)) for (const row of list) renamed(row)
}
