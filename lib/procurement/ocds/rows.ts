import { bidRows } from './bids'
import { awardRows, contractRows } from './contracts'
import { bidExtensions, complaintRows, listedRows } from './extension'
import { bidsIn, type Part, partsOf } from './lots'
import { Experts, type Mask, Parties, type Row } from './parties'
import { itemRows, tenderRow } from './tender'
import { type Json, type Note, objectAt, textAt } from './values'

export type { Mask, PersonalKind, Row } from './parties'

/** Rows of the vocabulary by the name of their relation. */
export type FactRows = Record<string, Row[]>

export type RowOptions = {
  /** Whose procurement it is. */
  org?: string
  /** What identifies a party; see `Parties`. */
  by?: 'uscc' | 'ref'
  /** `whole`: a process is one tender whatever lots it has. */
  lots?: 'split' | 'whole'
  mask?: Mask
}

export type Mapped = { ocid: string; tenders: string[]; rows: FactRows; remarks: string[] }

/** A release that is no process: nothing of it can be used. */
export class Unusable extends Error {}

/** Nobody's: rows of a file that is judged without the platform. */
export const noOrganisation = '00000000-0000-0000-0000-000000000000'

const mostRemarks = 20

/** What the parts of a release have in common while it is mapped. */
export type Mapping = { ocid: string; org: string; at: Date; parties: Parties; experts: Experts; note: Note; mask: Mask | undefined }

/**
 * A release (or compiled release) as rows of the vocabulary: tender, tender_item, party, bid, award, contract, contract_change, payment, and
 * what its extension says (bid_trace, bid_bond, bid_item, bid_person, complaint, expert, evaluator, score, bid_access, passage too).
 * The same release gives the same rows. What cannot be used is left out and told in `remarks`. Throws Unusable without an ocid.
 */
export function rowsOf(release: Json, at: Date, { org = noOrganisation, by = 'uscc', lots = 'split', mask }: RowOptions = {}): Mapped {
  const remarks: string[] = []
  const note: Note = (path, words) => {
    const remark = `${path}：${words}`
    if (remarks.length < mostRemarks && !remarks.includes(remark)) remarks.push(remark)
  }
  const ocid = typeof release.ocid === 'string' ? textAt(release, 'ocid', note) : undefined
  if (ocid === undefined) throw new Unusable(release.ocid === undefined ? '没有 ocid' : 'ocid 应为非空文本')
  const mapping: Mapping = { ocid, org, at, parties: new Parties(release, note, by, mask, org), experts: new Experts(), note, mask }
  const parts: Part[] = lots === 'whole' ? [{ key: ocid, lot: undefined, release }] : partsOf(release, ocid, note)
  const rows: FactRows = {}
  for (const part of parts) {
    const found = rowsOfPart(mapping, part)
    for (const [name, list] of Object.entries(found)) rows[name] = rows[name] ? [...rows[name], ...list] : list
  }
  rows.party = mapping.parties.rows()
  const experts = mapping.experts.rows()
  if (experts.length > 0) rows.expert = experts
  return { ocid, tenders: (rows.tender ?? []).map((row) => String(row.tender_id)), rows, remarks }
}

function rowsOfPart(mapping: Mapping, part: Part): FactRows {
  const awards = awardRows(mapping, part)
  const given = bidsIn(part.release, mapping.note)
  const bids = bidRows(mapping, part, given, awards)
  const more = bids.map((bid, index) => bidExtensions(mapping, bid, given[index]!))
  const tender = tenderRow(mapping, part, bids, awards)
  const source = objectAt(part.release, 'tender', mapping.note)
  const complaints = complaintRows(mapping, tender, source)
  return {
    tender: [tender],
    tender_item: itemRows(mapping, part),
    bid: bids,
    ...(more.length > 0 ? together(more) : {}),
    award: awards,
    ...(complaints.length > 0 ? { complaint: complaints } : {}),
    ...listedRows(mapping, tender, bids, source),
    ...contractRows(mapping, part, awards),
  }
}

function together(parts: readonly FactRows[]): FactRows {
  return Object.fromEntries(Object.keys(parts[0]!).map((name) => [name, parts.flatMap((part) => part[name]!)]))
}
