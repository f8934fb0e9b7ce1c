import type { SubjectKind } from './detector'

/** A relation whose rows can be judged one by one, with what a finding needs to know of a row. */
export type Source = {
  subject: SubjectKind
  from: string
  key: string
  name: string
  org: string
  tender: string
  parties: string
  /** The alias by which rows are narrowed to tenders. */
  narrow: string
  /** The columns by which rows are found when it is known beforehand which can be meant: by tender, or by contract. */
  told?: readonly string[]
}

const tenderJoin = (alias: string) => `join {fact}.tender t on t.tender_id = ${alias}.tender_id`
const some = (...ids: string[]) => `array_remove(array[${ids.join(', ')}]::uuid[], null)`
const nobody = "'{}'::uuid[]"
const ofTender = { org: 't.org_id', tender: 't.tender_id', narrow: 't' } as const
const ofContract = { org: 'c.org_id', tender: 'c.tender_id', parties: some('c.party_id'), narrow: 'c' } as const
const contract = '{fact}.contract c left join {fact}.tender t on t.tender_id = c.tender_id'

export const sources = {
  tender: {
    ...ofTender,
    subject: 'tender',
    from: '{fact}.tender t',
    key: 't.tender_id',
    name: 't.title',
    parties: some('t.winner_id'),
    told: ['t.tender_id'],
  },
  /** 招标文件: the same row as the tender, said of its documents. */
  document: {
    ...ofTender,
    subject: 'document',
    from: '{fact}.tender t',
    key: 't.tender_id',
    name: 't.title',
    parties: nobody,
    told: ['t.tender_id'],
  },
  feature: {
    ...ofTender,
    subject: 'tender',
    from: `{fact}.tender t join {fact}.tender_feature tf on tf.tender_id = t.tender_id`,
    key: 't.tender_id',
    name: 't.title',
    parties: some('t.winner_id'),
    told: ['t.tender_id', 'tf.tender_id'],
  },
  winner: {
    ...ofTender,
    subject: 'supplier',
    from: '{fact}.tender t join {fact}.party p on p.party_id = t.winner_id',
    key: 't.tender_id',
    name: "p.name || '：' || t.title",
    parties: some('t.winner_id'),
    told: ['t.tender_id'],
  },
  /** The winner with a listing or a penalty of its own; one row a listing. */
  'winner-listing': {
    ...ofTender,
    subject: 'supplier',
    from: `{fact}.tender t join {fact}.party p on p.party_id = t.winner_id join {fact}.party_listing z on z.party_id = t.winner_id`,
    key: "t.tender_id || ':' || z.listing_id",
    name: "p.name || '：' || t.title",
    parties: some('t.winner_id'),
    told: ['t.tender_id'],
  },
  'winning-bid': {
    ...ofTender,
    subject: 'supplier',
    from: '{fact}.tender t join {fact}.bid b on b.tender_id = t.tender_id and b.is_winner',
    key: 'b.bid_id',
    name: 't.title',
    parties: some('b.party_id'),
    told: ['t.tender_id', 'b.tender_id'],
  },
  bid: {
    ...ofTender,
    subject: 'bid',
    from: `{fact}.bid b ${tenderJoin('b')}`,
    key: 'b.bid_id',
    name: 't.title',
    parties: some('b.party_id'),
    told: ['t.tender_id', 'b.tender_id'],
  },
  /** A bid beside what the register says of the bidder. */
  bidder: {
    ...ofTender,
    subject: 'bid',
    from: `{fact}.bid b join {fact}.party p on p.party_id = b.party_id ${tenderJoin('b')}`,
    key: 'b.bid_id',
    name: "p.name || '：' || t.title",
    parties: some('b.party_id'),
    told: ['t.tender_id', 'b.tender_id'],
  },
  trace: {
    ...ofTender,
    subject: 'bid',
    from: `{fact}.bid_trace x join {fact}.bid b on b.bid_id = x.bid_id ${tenderJoin('b')}`,
    key: 'b.bid_id',
    name: 't.title',
    parties: some('b.party_id'),
    told: ['t.tender_id', 'b.tender_id', 'x.tender_id'],
  },
  bond: {
    ...ofTender,
    subject: 'bid',
    from: `{fact}.bid_bond g join {fact}.bid b on b.bid_id = g.bid_id ${tenderJoin('b')}`,
    key: 'b.bid_id',
    name: 't.title',
    parties: some('b.party_id'),
    told: ['t.tender_id', 'b.tender_id', 'g.tender_id'],
  },
  'bid-person': {
    ...ofTender,
    subject: 'bid',
    from: `{fact}.bid_person m ${tenderJoin('m')}`,
    key: 'm.bid_person_id',
    name: 't.title',
    parties: some('m.party_id'),
    told: ['t.tender_id', 'm.tender_id'],
  },
  passage: {
    ...ofTender,
    subject: 'document',
    from: `{fact}.passage q ${tenderJoin('q')}`,
    key: 'q.passage_id',
    name: 't.title',
    parties: some('q.party_id'),
    told: ['t.tender_id', 'q.tender_id'],
  },
  complaint: {
    ...ofTender,
    subject: 'tender',
    from: `{fact}.complaint d ${tenderJoin('d')}`,
    key: 'd.complaint_id',
    name: 't.title',
    parties: nobody,
    told: ['t.tender_id', 'd.tender_id'],
  },
  access: {
    ...ofTender,
    subject: 'tender',
    from: `{fact}.bid_access a ${tenderJoin('a')}`,
    key: 'a.access_id',
    name: 't.title',
    parties: nobody,
  },
  evaluator: {
    ...ofTender,
    subject: 'expert',
    from: `{fact}.evaluator v join {fact}.expert e on e.expert_id = v.expert_id ${tenderJoin('v')}`,
    key: 'v.evaluator_id',
    name: "e.expert_no || '：' || t.title",
    parties: nobody,
    told: ['t.tender_id', 'v.tender_id'],
  },
  score: {
    ...ofTender,
    subject: 'expert',
    from: `{fact}.score s join {fact}.expert e on e.expert_id = s.expert_id ${tenderJoin('s')}`,
    key: 's.score_id',
    name: "e.expert_no || '：' || t.title",
    parties: some('s.party_id'),
    told: ['t.tender_id', 's.tender_id'],
  },
  contract: {
    ...ofContract,
    subject: 'contract',
    from: contract,
    key: 'c.contract_id',
    name: 'coalesce(c.title, c.code)',
    told: ['c.contract_id'],
  },
  /** The contract with what registers say of the party that signed it. */
  'contract-party': {
    ...ofContract,
    subject: 'contract',
    from: `${contract} join {fact}.party p on p.party_id = c.party_id`,
    key: 'c.contract_id',
    name: 'coalesce(c.title, c.code)',
    told: ['c.contract_id'],
  },
  change: {
    ...ofContract,
    subject: 'contract',
    from: '{fact}.contract_change h join {fact}.contract c on c.contract_id = h.contract_id left join {fact}.tender t on t.tender_id = c.tender_id',
    key: 'h.change_id',
    name: 'coalesce(c.title, c.code)',
    told: ['c.contract_id', 'h.contract_id'],
  },
  payment: {
    ...ofContract,
    subject: 'contract',
    from: '{fact}.payment y join {fact}.contract c on c.contract_id = y.contract_id left join {fact}.tender t on t.tender_id = c.tender_id',
    key: 'y.payment_id',
    name: 'coalesce(c.title, c.code)',
    told: ['c.contract_id', 'y.contract_id'],
  },
  project: {
    subject: 'project',
    from: '{fact}.project pr',
    key: 'pr.project_id',
    name: 'pr.name',
    org: 'pr.org_id',
    tender: 'null::uuid',
    parties: nobody,
    narrow: 'pr',
  },
  line: {
    subject: 'tender',
    from: '{fact}.purchase_line n',
    key: 'n.line_id',
    name: 'n.item_code',
    org: 'n.org_id',
    tender: 'n.tender_id',
    parties: some('n.party_id'),
    narrow: 'n',
  },
  budget: {
    subject: 'buyer',
    from: '{fact}.year_budget yb',
    key: 'yb.budget_id',
    name: "yb.year || '年采购预算'",
    org: 'yb.org_id',
    tender: 'null::uuid',
    parties: nobody,
    narrow: 'yb',
  },
} as const satisfies Record<string, Source>

export type SourceName = keyof typeof sources
