import { type FactColumn, factTable } from '../vocabulary'

/** The member of a release's parts that carries what the standard has no word for, in the names of the vocabulary. */
export const extensionName = 'guozi'

/** Names of columns that no extension says, in every relation or (with its name before them) in one. */
const notSaid = new Set([
  ...['tender_id', 'org_id', 'ocid', 'lot_no', 'project_id', 'buyer_id', 'procuring_entity_id', 'received_at', 'winner_id'],
  ...['bid_id', 'party_id', 'party_ids', 'bid_no', 'bid.seq', 'joint', 'quote', 'currency', 'semantic_party_id', 'foreign_name'],
  ...['contract_id', 'change_id', 'payment_id', 'bid_item_id', 'bid_person_id', 'ocds_method', 'ocds_method_details'],
  // What registers and supervisors say of an expert is not said by those who buy.
  ...['expert_id', 'expert_no', 'expert.employer_id', 'expert.born_on', 'expert.suspended_from', 'expert.suspended_to'],
])

/** The columns of a relation that an extension may say. */
export function sayable(name: string): FactColumn[] {
  const { key, columns } = factTable(name)
  return columns.filter((column) => column.name !== key && !notSaid.has(column.name) && !notSaid.has(`${name}.${column.name}`))
}
