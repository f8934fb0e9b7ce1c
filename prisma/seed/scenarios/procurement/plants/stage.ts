import type { Days } from '../calendar'
import { rowId } from '../identifiers'
import type { Buyer, Links, Party, Row } from '../types'

/** Where the facts of a cast are written, before any tender is made. */
export type Registers = {
  days: Days
  notice: number
  buyer: Buyer
  agency: Party
  mark: string
  /** A holder or officer, from long before the facts. */
  tie: (party: Party, row: Row) => void
  kin: (person: string, relative: string, relation: string) => void
  listed: (party: Party, kind: string) => void
  changed: (party: Party, kind: string, day: number) => void
  /** A person of the buyer. */
  insider: (token: string, role: string) => void
}

/** Writes into the registers for one plant; `next` numbers the rows of all plants. */
export function registersFor(
  links: Links,
  next: () => number,
  about: Pick<Registers, 'days' | 'notice' | 'buyer' | 'agency' | 'mark'>,
): Registers {
  const { days, notice, buyer } = about
  return {
    ...about,
    tie: (party, row) =>
      links.party_link.push({ link_id: rowId('plant-link', next()), party_id: party.partyId, from_on: '2018-03-01', ...row }),
    kin: (person, relative, relation) =>
      links.kinship.push({ kin_id: rowId('plant-kin', next()), person_token: person, relative_token: relative, relation }),
    listed: (party, kind) =>
      links.party_listing.push({
        listing_id: rowId('plant-listing', next()),
        party_id: party.partyId,
        kind,
        from_on: days.text(notice - 60),
        to_on: days.text(notice + 300),
      }),
    changed: (party, kind, day) =>
      links.registry_change.push({ change_id: rowId('plant-change', next()), party_id: party.partyId, kind, changed_on: days.text(day) }),
    insider: (token, role) =>
      links.insider.push({
        insider_id: rowId('plant-insider', next()),
        org_id: buyer.orgId,
        person_token: token,
        role,
        left_on: role === '离职人员' ? days.text(notice - 300) : null,
      }),
  }
}
