import { setImmediate as others } from 'node:timers/promises'
import type { Client } from 'pg'
import { canonicalJson } from '@/lib/kernel/canonical'
import { sm3 } from '@/lib/platform/crypto'
import { asExported } from '../ocds/exported-release'
import { dateOf, mergeReleases } from '../ocds/merge'
import { isFault, type Read, type ReadFault } from '../ocds/reader'
import { type FactRows, type Mapped, rowsOf, Unusable } from '../ocds/rows'
import type { Json } from '../ocds/values'
import { PersonalValues } from '../personal'
import { knownExperts, knownParties, knownRows } from './known-rows'

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

/** Groups mapped before others on the thread (the batch being written) are let in. */
const share = 8

type Group = { ocid: string; reads: { line: number; release: Json }[]; latest: Json; digest: string }
/** A group as rows, with the personal identifiers they stand for; or why it can be none. */
type Usable = Group & { mapped: Mapped; personal: PersonalValues }
type Ready = Usable | (Group & { unusable: string })
/** A batch as far as it can be brought without the database. */
export type Prepared = { lines: number; now: Date; faults: Fault[]; groups: Ready[] }
/** What the platform has of a process: of whose, the last release, and when its rows arrived (without a release: not by an import). */
type Held = { org: string; digest?: string; at?: Date; arrived?: Date }

/** Reads a batch of an organisation into rows. Asks nothing of the database, and lets others on the thread: the batch before is being written. */
export async function prepared(reads: readonly (Read | ReadFault)[], org: string, now: Date): Promise<Prepared> {
  const faults: Fault[] = []
  const groups: Ready[] = []
  for (const group of groupsOf(reads, faults)) {
    groups.push(readyOf(group, org, now))
    if (groups.length % share === 0) await others()
  }
  return { lines: reads.length, now, faults, groups }
}

/** Sorts a batch of an organisation out against what has been taken in before; `personal` takes the identifiers of what is used. Writes nothing. */
export async function batchOf(client: Client, { faults, groups, now }: Prepared, org: string, personal: PersonalValues): Promise<Batch> {
  const batch: Batch = { newer: [], older: [], tenders: [], releases: [], faults, kept: 0, unchanged: 0, faulty: faults.length, remarks: 0 }
  const held = await heldReleases(client, groups)
  for (const group of groups) {
    const earlier = held.get(group.ocid)
    if (earlier && earlier.org !== org) refuse(batch.faults, group, '这个采购过程（ocid）已由另一家企业报送')
    else if (earlier?.digest === group.digest || ownExport(group, earlier)) batch.unchanged += group.reads.length
    else if ('unusable' in group) refuse(batch.faults, group, group.unusable)
    else take(batch, group, earlier, now, personal)
  }
  batch.faulty = batch.faults.length - batch.remarks
  await knownParties(client, [...batch.newer, ...batch.older])
  await knownExperts(client, [...batch.newer, ...batch.older], org)
  await knownRows(client, [...batch.newer, ...batch.older])
  return batch
}

function* groupsOf(reads: readonly (Read | ReadFault)[], faults: Fault[]): Generator<Group> {
  const groups = new Map<string, { line: number; release: Json }[]>()
  for (const read of reads) {
    const ocid = isFault(read) ? undefined : read.release.ocid
    if (isFault(read)) add(faults, read)
    else if (typeof ocid !== 'string' || ocid.trim() === '')
      add(faults, { line: read.line, ref: '', reason: 'ocid 应为非空文本', text: textOf(read.release) })
    else groups.set(ocid.trim(), [...(groups.get(ocid.trim()) ?? []), read])
  }
  for (const [ocid, own] of groups) {
    try {
      const latest = own
        .map(({ release }) => release)
        .toSorted((a, b) => dateOf(a) - dateOf(b))
        .at(-1)!
      yield { ocid, reads: own, latest, digest: sm3(canonicalJson(latest)) }
    } catch (error) {
      if (!(error instanceof RangeError)) throw error
      for (const { line, release } of own) add(faults, { line, ref: ocid, reason: '嵌套过深，无法处理', text: textOf(release) })
    }
  }
}

function readyOf(group: Group, org: string, now: Date): Ready {
  const personal = new PersonalValues()
  try {
    return {
      ...group,
      personal,
      mapped: rowsOf(mergeReleases(group.reads.map(({ release }) => release)), now, { org, mask: personal.mask }),
    }
  } catch (error) {
    if (!(error instanceof Unusable)) throw error
    return { ...group, unusable: error.message }
  }
}

function take(batch: Batch, group: Usable, earlier: Held | undefined, now: Date, personal: PersonalValues): void {
  const { mapped } = group
  personal.add(group.personal)
  const at = new Date(Number.isFinite(dateOf(group.latest)) ? dateOf(group.latest) : now)
  const late = earlier?.at !== undefined && at < earlier.at
  if (late) batch.older.push(mapped.rows)
  else batch.newer.push(mapped.rows)
  batch.tenders.push(...mapped.tenders)
  // A release older than what is there fills gaps only and does not count as news.
  batch[late ? 'unchanged' : 'kept'] += group.reads.length
  if (!late) batch.releases.push({ ocid: group.ocid, releaseId: String(group.latest.id ?? '').slice(0, 200), digest: group.digest, at })
  const told = mapped.remarks.slice(0, mostRemarks - batch.remarks)
  batch.remarks += told.length
  for (const remark of told) batch.faults.push({ line: group.reads.at(-1)!.line, ref: group.ocid, reason: `提示：${remark}`, text: '' })
}

function refuse(faults: Fault[], group: Group, reason: string): void {
  for (const { line, release } of group.reads) add(faults, { line, ref: group.ocid, reason, text: textOf(release) })
}

function add(faults: Fault[], fault: Fault): void {
  faults.push({ ...fault, ref: fault.ref.slice(0, 200), text: fault.text.slice(0, 200) })
}

const textOf = (release: Json) => JSON.stringify({ ocid: release.ocid, id: release.id, date: release.date })

/** An export of what is there, as it left: it says nothing new. */
function ownExport({ reads }: Group, held: Held | undefined): boolean {
  const { arrived } = held ?? {}
  return arrived !== undefined && reads.every(({ release }) => asExported(release) && dateOf(release) <= arrived.getTime())
}

async function heldReleases(client: Client, groups: readonly Group[]): Promise<Map<string, Held>> {
  const ocids = [groups.map(({ ocid }) => ocid)]
  const releases = await client.query(
    'select ocid, org_id::text as org, digest, at from procurement_release where ocid = any($1) order by ocid for update',
    ocids,
  )
  const tenders = await client.query(
    'select ocid, min(org_id::text) as org, max(received_at) as arrived from tender where ocid = any($1) group by ocid',
    ocids,
  )
  const held = new Map<string, Held>(tenders.rows.map(({ ocid, org, arrived }) => [ocid, { org, arrived }]))
  for (const { ocid, org, digest, at } of releases.rows) held.set(ocid, { ...held.get(ocid), org, digest, at })
  return held
}
