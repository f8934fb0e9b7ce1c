import type { Rng } from '../../../rng'
import type { Days } from '../calendar'
import { ratio } from '../draw'
import { markOf, rowId } from '../identifiers'
import type { Buyer, Expert, Links, Party } from '../types'

type Listed = { parties: readonly Party[]; institutes: readonly Party[]; buyers: readonly Buyer[]; experts: readonly Expert[] }

/** What the registers say about everybody: holders and officers, relatives, old listings, changes, people of the buyers. Nothing of it ties two bidders. */
export function registersOf(chance: Rng, days: Days, { parties, institutes, buyers, experts }: Listed): Links {
  return {
    party_link: [...parties.flatMap((party, index) => linksOf(chance, days, party, index, institutes)), ...funds(chance, days, parties)],
    kinship: [
      ...kin(chance, experts),
      ...parties.filter((_, index) => index % 5 === 0).map((party, index) => kinRow(`party-${index}`, party.legalRep, party.name, '配偶')),
    ],
    party_listing: parties.filter((_, index) => index % 37 === 5).map((party, index) => oldListing(chance, days, party, index)),
    registry_change: parties.filter((_, index) => index % 3 === 1).map((party, index) => oldChange(chance, days, party, index)),
    insider: buyers.flatMap((buyer, index) => insiders(chance, days, buyer, index)),
    fund_flow: parties.filter((_, index) => index % 4 === 2).map((party, index) => flow(chance, days, party, parties, buyers, index)),
  }
}

function linksOf(chance: Rng, days: Days, party: Party, index: number, institutes: readonly Party[]) {
  const from = days.text(party.established)
  const main = ratio(0.51 + 0.4 * chance.next())
  const link = (order: number, role: string, holder: string | null, pct: number | null = null) => ({
    link_id: rowId('link', index * 8 + order),
    party_id: party.partyId,
    holder_token: holder,
    role,
    pct,
    from_on: from,
  })
  return [
    link(0, '股东', party.legalRep, main),
    link(1, '股东', markOf('person', `股东|${party.name}`), ratio(1 - main)),
    link(2, '高管', party.legalRep),
    link(3, '监事', markOf('person', `监事|${party.name}`)),
    link(4, '董事', markOf('person', `董事|${party.name}`)),
    // A former director here and there, and a holder that is a body of its own and bids for nothing.
    ...(index % 13 === 4
      ? [{ ...link(5, '董事', markOf('person', `前董事|${party.name}`)), to_on: days.text(party.established + 900) }]
      : []),
    ...(index % 61 === 8 && institutes[(index - 8) / 61]
      ? [{ ...link(6, '股东', null, 0.3), holder_id: institutes[(index - 8) / 61]!.partyId }]
      : []),
  ]
}

// A public fund that holds a little in many firms: a coincidence that says nothing.
function funds(chance: Rng, days: Days, parties: readonly Party[]) {
  const fund = markOf('person', '产业引导基金')
  return parties
    .filter(() => chance.chance(0.02))
    .map((party, index) => ({
      link_id: rowId('fund-link', index),
      party_id: party.partyId,
      holder_token: fund,
      role: '股东',
      pct: ratio(0.01 + 0.03 * chance.next()),
      from_on: days.text(party.established + 400),
    }))
}

const kinRow = (key: string, person: string, name: string, relation: string) => ({
  kin_id: rowId(`kin-${key}`, 0),
  person_token: person,
  relative_token: markOf('person', `亲属|${name}`),
  relation,
})
const kin = (chance: Rng, experts: readonly Expert[]) =>
  experts.map((expert, index) => kinRow(`expert-${index}`, expert.token, expert.no, chance.pick(['配偶', '子女', '父母', '兄弟姐妹'])))

// Over before the facts begin.
const oldListing = (chance: Rng, days: Days, party: Party, index: number) => ({
  listing_id: rowId('listing', index),
  party_id: party.partyId,
  kind: chance.pick(['经营异常', '失信被执行人', '严重违法', '禁止采购']),
  from_on: days.text(days.today - 2700),
  to_on: days.text(days.today - chance.int(2000, 2400)),
})

const oldChange = (chance: Rng, days: Days, party: Party, index: number) => ({
  change_id: rowId('registry-change', index),
  party_id: party.partyId,
  kind: chance.pick(['名称', '法定代表人', '股东', '注册资本']),
  // Most lie before the facts; a few fall into them.
  changed_on: days.text(days.today - (chance.chance(0.12) ? chance.int(30, 1800) : chance.int(1900, 2800))),
})

function insiders(chance: Rng, days: Days, buyer: Buyer, index: number) {
  return ['领导', '高管', '采购人员', '采购人员', '领导亲属', '离职人员'].map((role, order) => ({
    insider_id: rowId('insider', index * 8 + order),
    org_id: buyer.orgId,
    person_token: markOf('person', `采购人|${buyer.name}|${order}`),
    role,
    left_on: role === '离职人员' ? days.text(days.today - chance.int(100, 1500)) : null,
  }))
}

// Payments between a firm and one outside its trade: they never bid against each other.
function flow(chance: Rng, days: Days, party: Party, parties: readonly Party[], buyers: readonly Buyer[], index: number) {
  let other = (index * 7919) % parties.length
  while (parties[other]!.category === party.category) other = (other + 1) % parties.length
  return {
    flow_id: rowId('flow', index),
    org_id: chance.pick(buyers).orgId,
    from_id: party.partyId,
    to_id: parties[other]!.partyId,
    person_token: markOf('person', `经办|${party.name}`),
    amount: chance.int(5, 400) * 1_000_000,
    paid_on: days.text(days.today - chance.int(10, 1800)),
  }
}
