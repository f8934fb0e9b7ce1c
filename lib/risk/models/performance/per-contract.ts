import { ids, inWan } from '../sql'

type Grouped = { where?: string; having: string; value: string; show: Record<string, string> }

/** Parameters of `within` for a contract and its changes (`h`), with the tender (`t`) where there is one. */
export function changesOf({ where = 'true', ...more }: Grouped): Record<string, unknown> {
  return {
    subject: 'contract',
    from: `{fact}.contract_change h join {fact}.contract c on c.contract_id = h.contract_id left join {fact}.tender t on t.tender_id = c.tender_id
where {in:c} and (${where})`,
    by: ['c.contract_id'],
    name: 'min(coalesce(c.title, c.code))',
    org: '(array_agg(c.org_id))[1]',
    tender: '(array_agg(c.tender_id))[1]',
    parties: ids('c.party_id'),
    ...more,
  }
}

/** What only describes a contract: it may be empty. */
export const plainContract = ['c.title', 'c.party_id', 'c.tender_id']

/** Evidence: every change with its day and amount. */
export const eachChange = {
  '各次变更（日期、增减万元）': `jsonb_agg(jsonb_build_array(h.changed_on, ${inWan('h.delta')}) order by h.changed_on, h.change_id)`,
}
